"""Dates, numbers, units and particles as Koreans write them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils import translation

from teukgu.values.particles import settled, with_particle

__all__ = [
    "day_text",
    "english",
    "month_text",
    "number_text",
    "percent_text",
    "settled",
    "signed_text",
    "with_particle",
    "won_text",
]

MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
MONTHS += ("November", "December")
WEEKDAYS = "월화수목금토일"


def english() -> bool:
    """Return whether the page being made is the English one."""
    return translation.get_language() == "en"


def day_text(day: date, *, weekday: bool = False) -> str:
    """``2026. 11. 22.`` (with the weekday: ``2026. 11. 22.(일)``), in English ``22 November 2026``."""
    if english():
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}. {day.month}. {day.day}." + (f"({WEEKDAYS[day.weekday()]})" if weekday else "")


def month_text(day: date) -> str:
    """``2026. 11.``, in English ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}" if english() else f"{day.year}. {day.month}."


def number_text(value: float | Decimal, digits: int = 0) -> str:
    """Group thousands, ``digits`` behind the point, halves away from zero; a real minus sign."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{digits}f}"
    return f"−{text}" if rounded < 0 else text


def signed_text(value: float | Decimal, digits: int = 1) -> str:
    """A number with its sign, zero without."""
    text = number_text(value, digits)
    is_zero = not text.strip("−0.,")
    return text.lstrip("−") if is_zero else (text if text.startswith("−") else f"+{text}")


def percent_text(share: float, digits: int = 0) -> str:
    """A share of 1 as a percentage."""
    return f"{number_text(Decimal(str(share)) * 100, digits)}%"


def won_text(amount: int) -> str:
    """``123억 4,567만 원``; in English ``KRW 12,345,670,000``."""
    if english():
        return f"KRW {number_text(amount)}"
    sign, rest = ("−" if amount < 0 else ""), abs(amount)
    parts = []
    for unit, size in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{unit}")
    return f"{sign}{' '.join(parts) or '0'} 원"
