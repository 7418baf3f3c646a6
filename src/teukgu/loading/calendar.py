"""Reads a programme's calendar: the range it answers for, one-off days, local holidays."""

from datetime import date
from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.rulebook.calendar import KoreanCalendar, LocalHoliday, OneOffDay
from teukgu.values import Bilingual, Finding, Place, refuse_if_any

FOLDER = "calendar"
LEAP_YEAR = 2024


def load_calendar(programme: Path) -> KoreanCalendar:
    """Return the calendar of the programme folder ``programme``; each of its files may be absent.

    Raises:
        Refused: with everything wrong in its files.
    """
    findings: list[Finding] = []
    folder = programme / FOLDER
    bounds = read_fields(folder / "range.yaml", _bounds, findings) or {}
    one_off = read_fields(folder / "one_off_days.yaml", _one_off_days, findings) or ()
    local = read_fields(folder / "local_holidays.yaml", _local_holidays, findings) or ()
    refuse_if_any(findings)
    return KoreanCalendar(**bounds, one_off={one.day: one for one in one_off}, local=local)


def _bounds(fields: Fields) -> dict[str, date]:
    fields.pair("note")
    read = {key: fields.day(key, required=True) for key in ("first", "last", "settled_until")}
    return {key: day for key, day in read.items() if day is not None}


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(item, key, number) for number, item in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _one_off_days(fields: Fields) -> tuple[OneOffDay, ...]:
    read: dict[date, OneOffDay] = {}
    for entry in _entries(fields, "days"):
        one = _one_off_day(entry)
        if one is not None and one.day in read:
            entry.findings.append(_day_twice(entry.place("date"), one.day))
        elif one is not None:
            read[one.day] = one
    return tuple(read.values())


def _one_off_day(entry: Fields) -> OneOffDay | None:
    day, name = entry.day("date", required=True), entry.pair("name", required=True)
    off = entry.raw("off") is None or entry.flag("off")
    status = entry.one_of("status", ("in_force", "assumed"))
    title, address = _reference(entry)
    entry.finish()
    if day is None or name is None or title is None:
        return None
    return OneOffDay(day, name, off, status, title, address)


def _local_holidays(fields: Fields) -> tuple[LocalHoliday, ...]:
    read = [_local_holiday(entry) for entry in _entries(fields, "holidays")]
    return tuple(one for one in read if one is not None)


def _local_holiday(entry: Fields) -> LocalHoliday | None:
    month_day = _month_day(entry)
    name, where = entry.pair("name", required=True), entry.pair("where", required=True)
    since = entry.day("since", required=True)
    title, address = _reference(entry)
    entry.finish()
    if month_day is None or name is None or where is None or since is None or title is None:
        return None
    return LocalHoliday(*month_day, name, where, since, title, address)


def _month_day(entry: Fields) -> tuple[int, int] | None:
    text = entry.text("month_day", "05-18")
    try:
        day = date.fromisoformat(f"{LEAP_YEAR}-{text}")
    except ValueError:
        if text:
            entry.findings.append(_no_month_day(entry.place("month_day"), text))
        return None
    return day.month, day.day


def _reference(entry: Fields) -> tuple[Bilingual | None, str]:
    """Return title and address of the required reference."""
    entry.required("reference", "{title: {ko: …, en: …}, address: https://…}")
    inner = entry.inner("reference")
    if inner is None:
        return None, ""
    title, address = inner.pair("title", required=True), inner.text("address")
    inner.finish()
    return title, address


def _day_twice(place: Place, day: date) -> Finding:
    return Finding(
        "calendar.day_twice",
        Bilingual(f"{day}이(가) 두 번 나옵니다.", f"{day} is given twice."),
        Bilingual("둘 가운데 하나를 지우십시오.", "Remove one of the two."),
        place,
    )


def _no_month_day(place: Place, text: str) -> Finding:
    return Finding(
        "calendar.no_month_day",
        Bilingual(f"월-일이 아닙니다: {text}.", f"{text} is no month and day."),
        Bilingual("MM-DD로 쓰십시오. 예: 05-18", "Write MM-DD, for example 05-18."),
        place,
    )
