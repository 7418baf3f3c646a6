"""Small texts that several pages need."""

from datetime import date

from django.utils.translation import gettext as _

from teukgu.portal.web.presenting.korean import day_text, english, month_text, number_text
from teukgu.values import Bilingual
from teukgu.values.particles import settled


def said(text: Bilingual) -> str:
    """Return the text in the page's language."""
    return text.en if english() else settled(text.ko)


def other(text: Bilingual) -> str:
    """Return the text in the other language, nothing when both are the same."""
    found = text.ko if english() else text.en
    return "" if found == said(text) else found


def when(day: date | None, precision: str = "day") -> str:
    """Return a day as exactly as it is known: day, month, year, "at the latest"."""
    if day is None:
        return _("알 수 없음")
    if precision == "year":
        return str(day.year) if english() else f"{day.year}년"
    if precision == "month":
        return month_text(day)
    if precision == "at_latest":
        return _("늦어도 %(day)s") % {"day": day_text(day)}
    if precision == "unknown":
        return _("알 수 없음")
    return day_text(day)


def from_to(low: int, high: int | None) -> str:
    """Return ``172`` or ``172~175``."""
    if high is None or high == low:
        return number_text(low)
    return f"{number_text(low)}{'–' if english() else '~'}{number_text(high)}"


def size_text(size: int) -> str:
    """Return a file size."""
    return f"{number_text(size / 1024, 0)} KB" if size < 1_000_000 else f"{number_text(size / 1_048_576, 1)} MB"
