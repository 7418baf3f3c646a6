"""Deadlines from a rulebook: which day's value counts, and what a change under way does."""

from datetime import date

import pytest

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import Question, answer, parse_stop
from teukgu.rulebook.parameter import (
    Binds,
    Confidence,
    CountingBlock,
    DatedValue,
    Parameter,
    Reference,
    Status,
    ValueType,
)
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import Bilingual, ParameterId, Refused

CALENDAR = KoreanCalendar()
CHANGE = date(2026, 3, 2)
START = date(2026, 2, 2)


def dated(value, since, until=None, status=Status.IN_FORCE):
    reference = Reference(Bilingual("영 제7조", "Decree art. 7"))
    days = {"last_checked": date(2026, 1, 1), "review_by": date(2030, 1, 1)}
    return DatedValue(value, status, (reference,), Confidence.HIGH, valid_from=since, valid_to=until, **days)


def rulebook(binds=Binds.APPLICATIONS, status=Status.IN_FORCE, unit="day", amount=60):
    values = (dated(amount, date(2019, 4, 17), CHANGE), dated(90, CHANGE, status=status))
    rule = Parameter(
        ParameterId("reply_days"), Bilingual("회신", "reply"), "x", ValueType.WHOLE, values, unit=unit, binds=binds,
        counting=CountingBlock(),
    )  # fmt: skip
    return Rulebook({"reply_days": rule})


def counted(book, **more):
    return answer(Question("reply_days", START, **more), book, CALENDAR)


def test_the_value_of_the_first_day_counts_and_the_change_is_said():
    found, warnings = counted(rulebook())
    assert found.due == date(2026, 4, 3)
    assert [one.code for one in warnings] == ["deadline.value_changes"]


def test_a_value_that_binds_running_periods_counts_at_once():
    found, warnings = counted(rulebook(Binds.PERIODS_RUNNING))
    assert found.due == date(2026, 5, 4)  # 3 May is a Sunday
    assert [one.code for one in warnings] == ["deadline.value_changed"]


def test_another_day_can_be_named():
    found, warnings = counted(rulebook(), on=CHANGE)
    assert (found.due, warnings) == (date(2026, 5, 4), ())


def test_a_period_that_ends_before_the_change_hears_nothing_of_it():
    found, warnings = counted(rulebook(amount=10))
    assert (found.due, warnings) == (date(2026, 2, 12), ())


def test_a_stopped_period_has_no_warning():
    found, warnings = counted(rulebook(), stops=[parse_stop("2026-02-10..")])
    assert (found.status, warnings) == ("stopped", ())


def test_doubts_about_the_rule_are_warnings():
    _, warnings = counted(rulebook(status=Status.ASSUMED), on=CHANGE)
    assert [one.code for one in warnings] == ["rule.assumed"]


@pytest.mark.parametrize(("unit", "amount"), [("share", 60), ("", 60), ("day", 0)])
def test_what_is_no_length_is_refused(unit, amount):
    with pytest.raises(Refused) as refused:
        counted(rulebook(unit=unit, amount=amount))
    assert refused.value.findings[0].code == "deadline.no_length"


def limit(text):
    rule = Parameter(
        ParameterId("limit"), Bilingual("제출", "due"), "x", ValueType.MONTH_DAY,
        (dated(text, date(2019, 4, 17)),), counting=CountingBlock(mode="date_limit"),
    )  # fmt: skip
    return Rulebook({"limit": rule})


@pytest.mark.parametrize("text", ["02-29", "13-01", "04-31"])
def test_a_day_that_not_every_year_has_is_no_date_limit(text):
    with pytest.raises(Refused) as refused:
        answer(Question("limit", START), limit(text), CALENDAR)
    assert refused.value.findings[0].code == "deadline.no_such_day"


def test_a_date_limit_of_december_may_end_in_the_next_year():
    # 31 December 2027 is a Friday; 31 December 2028 a Sunday, moved over New Year's Day to Tuesday 2 January 2029.
    assert answer(Question("limit", date(2029, 1, 2)), limit("12-31"), CALENDAR)[0].due == date(2029, 1, 2)
    assert answer(Question("limit", date(2029, 1, 3)), limit("12-31"), CALENDAR)[0].due == date(2029, 12, 31)
