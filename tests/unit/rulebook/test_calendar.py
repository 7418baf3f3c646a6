"""The Korean calendar: known public holidays, substitutes, one-off days, and where it stops answering."""

from datetime import date
from pathlib import Path

import pytest

import teukgu
from teukgu.loading.calendar import load_calendar
from teukgu.rulebook.calendar import KoreanCalendar, OneOffDay
from teukgu.values import Bilingual, Refused

SHIPPED = load_calendar(Path(teukgu.__file__).parent / "programmes" / "kr_special_zones")

OFF = [
    "2024-01-01",
    "2024-02-09",
    "2024-02-12",
    "2024-03-01",
    "2024-04-10",
    "2024-05-06",
    "2024-05-15",
    "2024-06-06",
    "2024-08-15",
    "2024-09-16",
    "2024-09-17",
    "2024-09-18",
    "2024-10-01",
    "2024-10-03",
    "2024-10-09",
    "2024-12-25",
    "2025-01-27",
    "2025-03-03",
    "2025-05-05",
    "2025-05-06",
    "2025-06-03",
    "2025-10-08",
    "2026-02-16",
    "2026-02-18",
    "2026-03-02",
    "2026-05-01",
    "2026-05-25",
    "2026-06-03",
    "2026-07-17",
    "2026-08-17",
    "2026-10-05",
    "2027-02-09",
    "2027-05-03",
    "2027-08-16",
    "2027-10-11",
    "2027-12-27",
    "2028-04-12",
    "2020-08-17",
    "2021-08-16",
    "2022-03-09",
    "2022-06-01",
    "2022-09-12",
    "2023-10-02",
    "2023-05-29",
]

WORKING = [
    "2021-12-27",
    "2022-05-09",
    "2024-05-01",
    "2025-05-01",
    "2025-07-17",
    "2024-06-07",
    "2026-09-28",
    "2022-01-03",
    "2024-10-02",
    "2028-04-11",
    "2026-05-18",
]


@pytest.mark.parametrize("day", OFF)
def test_days_off(day):
    why = SHIPPED.why_off(date.fromisoformat(day))
    assert why is not None
    assert why.ko
    assert why.en


@pytest.mark.parametrize("day", WORKING)
def test_working_days(day):
    assert SHIPPED.why_off(date.fromisoformat(day)) is None


def test_weekends_are_named():
    assert SHIPPED.why_off(date(2026, 6, 27)).ko == "토요일"
    assert SHIPPED.why_off(date(2026, 6, 28)).en == "Sunday"


def test_the_package_agrees_with_every_one_off_day_of_the_table():
    # Should a later release of the package drop one, the table still holds it; should it add one, we want to know.
    plain = KoreanCalendar()
    for day in SHIPPED.one_off:
        assert plain.is_off(day)


def test_the_table_wins_over_the_package():
    christmas, plain_day = date(2026, 12, 25), date(2026, 12, 24)
    name = Bilingual("정정", "correction")
    entries = [OneOffDay(christmas, name, False, "in_force", name), OneOffDay(plain_day, name, True, "assumed", name)]
    calendar = KoreanCalendar(one_off={one.day: one for one in entries})
    assert not calendar.is_off(christmas)
    assert calendar.is_off(plain_day)
    assert calendar.is_unsettled(plain_day)
    assert not calendar.is_unsettled(christmas)


def test_a_saturday_stays_off_when_the_table_says_it_is_no_holiday():
    saturday, name = date(2026, 6, 6), Bilingual("정정", "correction")
    calendar = KoreanCalendar(one_off={saturday: OneOffDay(saturday, name, False, "in_force", name)})
    assert calendar.is_off(saturday)


def test_working_day_from_and_until():
    assert SHIPPED.working_day_from(date(2025, 10, 3)) == date(2025, 10, 10)
    assert SHIPPED.working_day_until(date(2025, 10, 9)) == date(2025, 10, 2)


def test_local_holidays_are_known_and_do_not_make_a_day_off():
    day = date(2026, 5, 18)
    assert [one.where.en for one in SHIPPED.local_holidays(day)] == ["Gwangju"]
    assert not SHIPPED.is_off(day)
    assert not SHIPPED.local_holidays(date(2017, 5, 18))


@pytest.mark.parametrize("day", [date(2009, 12, 31), date(2051, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_days_beyond_its_knowledge_are_refused_with_a_cure(day):
    with pytest.raises(Refused) as refused:
        SHIPPED.is_off(day)
    (finding,) = refused.value.findings
    assert finding.code == "calendar.unknown_day"
    assert "2050-12-31" in finding.cure.ko


def test_later_days_are_unsettled():
    assert not SHIPPED.is_unsettled(date(2027, 12, 31))
    assert SHIPPED.is_unsettled(date(2028, 1, 1))
