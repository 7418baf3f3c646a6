"""Dates, numbers, units and particles as Koreans write them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils import translation

FIRST_SYLLABLE, LAST_SYLLABLE, FINALS = 0xAC00, 0xD7A3, 28
RIEUL = 8
# final consonants of the digits' Korean names: 영 일 이 삼 사 오 육 칠 팔 구
DIGIT_FINALS = {"0": 21, "1": RIEUL, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": RIEUL, "8": RIEUL, "9": 0}
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


def final_consonant(word: str) -> int | None:
    """Return the number of the last syllable's final consonant (0: none), or None when it cannot be told."""
    last = word.rstrip(")]}』」\"'· ")[-1:]
    if last in DIGIT_FINALS:
        return DIGIT_FINALS[last]
    if last and FIRST_SYLLABLE <= ord(last) <= LAST_SYLLABLE:
        return (ord(last) - FIRST_SYLLABLE) % FINALS
    return None


def with_particle(word: str, pair: str) -> str:
    """Add the fitting one of a pair (``은/는``, ``이/가``, ``을/를``, ``과/와``, ``으로/로``) to ``word``."""
    closed, opened = pair.split("/")
    final = final_consonant(word)
    if final is None:
        return f"{word}{closed}({opened})"
    if opened == "로" and final == RIEUL:
        return f"{word}로"
    return word + (closed if final else opened)
