"""What a deadline cannot be asked is refused with every problem and its cure."""

from datetime import date

import pytest

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import (
    Counting,
    CountingRule,
    DateLimit,
    Direction,
    Stop,
    Unit,
    count_deadline,
    parse_day,
    parse_stop,
)
from teukgu.values import Bilingual, ParameterId, Refused

NAME = Bilingual("기간", "period")
CALENDAR = KoreanCalendar()
LIMIT = DateLimit(ParameterId("limit"), NAME, 3, 31)
START = date(2026, 3, 3)


def rule(**more):
    return CountingRule(ParameterId("x"), NAME, 30, Unit.DAY, **more)


def codes(refused):
    return {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "20260301",
        "2026-3-1",
        "내일",
        "2026-03-01x",
        "2026-W10-1",
        "２０２６-０３-０１",
    ],
)
def test_no_day(text):
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert codes(refused) == {"deadline.bad_day"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-03-01", "deadline.bad_stop"),
        ("2026-03-05..2026-03-01", "deadline.stop_backwards"),
        ("..2026-03-01", "deadline.bad_day"),
        ("2026-03-01..x", "deadline.bad_day"),
    ],
)
def test_no_stop(text, code):
    with pytest.raises(Refused) as refused:
        parse_stop(text)
    assert codes(refused) == {code}


def test_stops_as_written():
    assert parse_stop("2026-03-01..2026-03-05") == Stop(date(2026, 3, 1), date(2026, 3, 5))
    assert parse_stop("2026-03-01..") == Stop(date(2026, 3, 1))


def test_a_date_limit_knows_neither_stops_nor_extension_and_both_are_said():
    with pytest.raises(Refused) as refused:
        count_deadline(LIMIT, START, CALENDAR, [Stop(START)], extend=True)
    assert codes(refused) == {"deadline.no_stops", "deadline.no_extension"}


def test_a_lead_knows_no_stops():
    with pytest.raises(Refused) as refused:
        count_deadline(rule(direction=Direction.BEFORE), START, CALENDAR, [Stop(START)])
    assert codes(refused) == {"deadline.no_stops"}


def test_a_backward_stop_and_a_missing_extension_together():
    with pytest.raises(Refused) as refused:
        count_deadline(rule(), START, CALENDAR, [Stop(START, date(2026, 3, 1))], extend=True)
    assert codes(refused) == {"deadline.stop_backwards", "deadline.no_extension"}


@pytest.mark.parametrize("stop", [Stop(START, date.max), Stop(date.min, START), Stop(date(2060, 1, 1))])
def test_a_stop_outside_the_calendar_is_refused(stop):
    with pytest.raises(Refused) as refused:
        count_deadline(rule(), START, CALENDAR, [stop, Stop(date(2026, 3, 9), date(2026, 3, 9))])
    assert codes(refused) == {"deadline.stop_outside"}


@pytest.mark.parametrize("start", [date(1999, 1, 1), date(2050, 12, 15), date(2500, 1, 1)])
@pytest.mark.parametrize("counting", list(Counting))
def test_a_deadline_outside_the_calendar_is_refused(start, counting):
    with pytest.raises(Refused) as refused:
        count_deadline(rule(counting=counting), start, CALENDAR)
    assert codes(refused) == {"calendar.unknown_day"}


def test_a_date_limit_after_the_last_day_is_refused():
    with pytest.raises(Refused):
        count_deadline(LIMIT, date(2050, 12, 31), CALENDAR)
