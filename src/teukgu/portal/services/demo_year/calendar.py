"""On which days the steps of a zone's year fall."""

from collections.abc import Iterator
from datetime import date, timedelta

from teukgu.portal.services.demo_year.figures import ZonesYear
from teukgu.portal.services.demo_year.scene import YearStep
from teukgu.reporting.planting.officers import WORKBOOK

OPENED = (1, 5)
"""Month and day on which the ministry opens the reports."""

NO_ZONE = "programme"

FOLDED_AFTER, AGAIN_AFTER, MENDED_BEFORE, REGISTERED_AFTER = 10, 2, 4, 2
RETURNED_AFTER, SUPPLIED_AFTER, CORRECTED_AFTER = 7, 9, 30


def steps_of(one: ZonesYear, performance_year: int) -> Iterator[YearStep]:
    """Yield the steps of one zone in order of their days."""
    opened = date(performance_year + 1, *OPENED)
    yield YearStep(one.zone, "past", opened)
    yield YearStep(one.zone, "open", opened)
    if one.folds:
        yield YearStep(one.zone, "fold", opened + timedelta(FOLDED_AFTER))
        return
    yield from _written(one)
    if one.officer.files is not None:
        yield from _filed(one, one.officer.files)


VISITED_EVERY, COACHED_EVERY = 5, 16
"""One zone in so many is visited in the first half of the year (another one in the second), or coached."""


def office_steps(one: ZonesYear, performance_year: int) -> Iterator[YearStep]:
    """Yield what the regional office does about a zone in the year in which it reports."""
    year = performance_year + 1
    yield YearStep(one.zone, "assign", date(year, 1, 12))
    if one.number % VISITED_EVERY == 0:
        visited = date(year, 6, 1) + timedelta(one.number % 25)
        yield YearStep(one.zone, "visit", visited)
        yield YearStep(one.zone, "answer", visited + timedelta(11))
    if one.number % VISITED_EVERY == 1:
        yield YearStep(one.zone, "visit_again", date(year, 9, 7) + timedelta(one.number % 60))
    if one.number % COACHED_EVERY == 1:
        yield YearStep(one.zone, "coach", date(year, 5, 11))
        yield YearStep(one.zone, "session", date(year, 7, 6) + timedelta(one.number % 20))


SURVEYED_EVERY, TOLD_EVERY, WARNED_EVERY, RISKY_EVERY = 20, 6, 18, 8
"""One zone in so many asks its operators, tells figures within the year, is looked at by its office because of them;
of the reports with an error in them one in so many is chosen by its risk.
"""


def survey_steps(one: ZonesYear, performance_year: int) -> Iterator[YearStep]:
    """Yield what a county does to learn its operators' figures."""
    if one.officer.files is not None and not one.folds and one.number % SURVEYED_EVERY == 10:
        begun = date(performance_year + 1, 1, 12)
        yield YearStep(one.zone, "survey", begun)
        yield YearStep(one.zone, "call", begun + timedelta(days=10))


def mid_year_steps(one: ZonesYear, performance_year: int) -> Iterator[YearStep]:
    """Yield what is told within the year after."""
    year = performance_year + 1
    if one.officer.files is not None and not one.folds and one.number % TOLD_EVERY == 2:
        yield YearStep(one.zone, "tell", date(year, 7, 8))
        if one.number % WARNED_EVERY == 2:
            yield YearStep(one.zone, "warn", date(year, 7, 14))


def risk_steps(one: ZonesYear, performance_year: int) -> Iterator[YearStep]:
    """Yield that the office chooses a report for verification by its risk."""
    if one.officer.files is not None and not one.folds and one.wrong and one.number % RISKY_EVERY == 2:
        yield YearStep(one.zone, "choose", date(performance_year + 1, 5, 14))


def steps_of_nobody(performance_year: int) -> Iterator[YearStep]:
    """Yield what concerns no single zone: files of a province, verification, reviews of plans, requests for data."""
    year = performance_year + 1
    yield YearStep(NO_ZONE, "gather", date(year, 1, 20))
    yield YearStep(NO_ZONE, "announce", date(year, 5, 6))
    yield YearStep(NO_ZONE, "draw", date(year, 5, 12))
    yield YearStep(NO_ZONE, "find", date(year, 5, 28))
    yield YearStep(NO_ZONE, "dispute", date(year, 6, 8))
    yield YearStep(NO_ZONE, "settle", date(year, 6, 19))
    yield YearStep(NO_ZONE, "review", date(year, 9, 14))
    yield YearStep(NO_ZONE, "requests", date(year, 10, 5))


def _written(one: ZonesYear) -> Iterator[YearStep]:
    begins = one.officer.begins
    yield YearStep(one.zone, "write", begins)
    if one.officer.door == WORKBOOK and one.officer.slips:
        yield YearStep(one.zone, "write_again", begins + timedelta(AGAIN_AFTER))


def _filed(one: ZonesYear, files: date) -> Iterator[YearStep]:
    yield YearStep(one.zone, "mend", files - timedelta(MENDED_BEFORE))
    yield YearStep(one.zone, "approve", files - timedelta(1))
    yield YearStep(one.zone, "file", files)
    if one.officer.number_after is None:
        return
    numbered = files + timedelta(one.officer.number_after)
    registered = numbered + timedelta(REGISTERED_AFTER)
    yield YearStep(one.zone, "number", numbered)
    yield YearStep(one.zone, "register", registered)
    if one.officer.returned:
        returned = registered + timedelta(RETURNED_AFTER)
        supplied = returned + timedelta(SUPPLIED_AFTER)
        yield YearStep(one.zone, "return", returned)
        yield YearStep(one.zone, "file_again", supplied)
        yield YearStep(one.zone, "number_again", supplied + timedelta(1))
        yield YearStep(one.zone, "register_again", supplied + timedelta(REGISTERED_AFTER))
    elif one.officer.corrected:
        yield YearStep(one.zone, "correct", registered + timedelta(CORRECTED_AFTER))
