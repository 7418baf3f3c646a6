"""Titles of cases that the portal itself gave, in the language of the page; what somebody typed stays as it is."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

ROUND = re.compile(r"(?P<year>\d{4})년 운영평가")
REPORT = re.compile(r"(?P<zone>.+) (?P<year>\d{4})년 운영성과보고서")

MADE: tuple[tuple[re.Pattern[str], Callable[[], str]], ...] = (
    (ROUND, lambda: _("%(year)s년 운영평가")),
    (REPORT, lambda: _("%(zone)s %(year)s년 운영성과보고서")),
)


def case_title(title: str) -> str:
    """Return the title of a case as it is read in the language of the page."""
    for pattern, words in MADE:
        found = pattern.fullmatch(title)
        if found is not None:
            return words() % found.groupdict()
    return title
