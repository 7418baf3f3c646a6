"""Names, days, times, counts and units as the Administrative Work Regulation (행정업무규정 art. 7) has them written."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

WEEKDAYS = "월화수목금토일"
BLANK = "○○○"
UNITS = {"원": 1, "천원": 10**3, "백만원": 10**6, "억원": 10**8}


def day_text(day: date, *, weekday: bool = False) -> str:
    """``2026. 3. 31.``, with its weekday ``2026. 3. 31.(화)``: the points stand for year, month and day."""
    return f"{day.year}. {day.month}. {day.day}." + (f"({WEEKDAYS[day.weekday()]})" if weekday else "")


def time_text(moment: time | datetime) -> str:
    """``15:20``: 24 hours, hour and minute parted by a colon."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def moment_text(moment: datetime) -> str:
    """``2026. 3. 31.(화) 14:00``."""
    return f"{day_text(moment.date(), weekday=True)} {time_text(moment)}"


def span_text(first: date, last: date) -> str:
    """``2026. 3. 31. ~ 4. 14.``: the second day leaves out what it shares with the first."""
    if first == last:
        return day_text(first)
    if first.year != last.year:
        return f"{day_text(first)} ~ {day_text(last)}"
    return f"{day_text(first)} ~ {last.month}. {last.day}."


def and_others(names: Sequence[str]) -> str:
    """``홍길동``, and of several ``홍길동 외 3명``: the first, and how many more."""
    if not names:
        return BLANK
    return names[0] if len(names) == 1 else f"{names[0]} 외 {len(names) - 1}명"


def and_other_bodies(names: Sequence[str]) -> str:
    """``환경부 외 2개 기관`` for organisations."""
    if not names:
        return BLANK
    return names[0] if len(names) == 1 else f"{names[0]} 외 {len(names) - 1}개 기관"


def count_text(value: Decimal | int, digits: int = 0) -> str:
    """Group thousands, halves away from zero; below zero ``△1,234`` as in Korean public tables."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return ("△" if rounded < 0 else "") + f"{abs(rounded):,.{digits}f}"


def amount_in(won: int, unit: str) -> str:
    """Return whole won in ``천원``, ``백만원`` or ``억원``, rounded half up; a table names the unit once."""
    return count_text(Decimal(won) / UNITS[unit])


def unit_note(unit: str) -> str:
    """``(단위: 백만원)``, which stands at the right above a table."""
    return f"(단위: {unit})"
