"""Dates, amounts and laws as they are written in Korean and in English."""

from datetime import date

from teukgu.rulebook.deadlines.rule import Counting, Unit
from teukgu.values import Bilingual

WEEKDAYS_KO = "월화수목금토일"
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

UNITS = {
    Unit.DAY: (Bilingual("일", "day"), "days"),
    Unit.WEEK: (Bilingual("주", "week"), "weeks"),
    Unit.MONTH: (Bilingual("개월", "month"), "months"),
    Unit.YEAR: (Bilingual("년", "year"), "years"),
}

COUNTINGS = {
    Counting.CIVIL: Bilingual("민법 계산", "Civil Act counting"),
    Counting.BURDEN: Bilingual("권익 제한 기간 계산", "counting of a restriction"),
    Counting.PETITION: Bilingual("민원 처리기간 계산", "petition counting"),
    Counting.WORKING: Bilingual("토요일·공휴일 제외 계산", "working-day counting"),
}

FIRST_DAY_OUT = Bilingual("민법 제157조", "Civil Act art. 157")
FIRST_DAY_AT_MIDNIGHT = Bilingual("민법 제157조 단서", "Civil Act art. 157, proviso")
BY_NUMBER = Bilingual("민법 제159조·제160조", "Civil Act arts 159, 160")
ROLLS = Bilingual(
    "민법 제161조, 행정기본법 제6조제1항", "Civil Act art. 161; General Act on Public Administration art. 6(1)"
)
BURDEN = Bilingual("행정기본법 제6조제2항", "General Act on Public Administration art. 6(2)")
PETITION = Bilingual("민원 처리에 관한 법률 제19조제2항", "Civil Petitions Treatment Act art. 19(2)")
STOPS = Bilingual("행정절차법 시행령 제11조", "Administrative Procedures Act decree art. 11")
LOCAL = Bilingual("지방공휴일에 관한 규정", "Regulation on Local Public Holidays")
HOLIDAYS = Bilingual("공휴일에 관한 법률", "Act on Public Holidays")


def written(day: date) -> Bilingual:
    """Return ``day`` as written: 2026. 9. 28.(월), Mon 28 September 2026."""
    weekday = day.weekday()
    return Bilingual(
        f"{day.year}. {day.month}. {day.day}.({WEEKDAYS_KO[weekday]})",
        f"{WEEKDAYS_EN[weekday]} {day.day} {MONTHS_EN[day.month - 1]} {day.year}",
    )


def amount_written(amount: int, unit: Unit) -> Bilingual:
    """Return an amount with its unit: 6개월, 6 months."""
    name, plural = UNITS[unit]
    return Bilingual(f"{amount}{name.ko}", f"{amount} {name.en if amount == 1 else plural}")


def days_en(number: int) -> str:
    """Return a number of days in English: 1 day, 9 days."""
    return f"{number} day" if number == 1 else f"{number} days"
