"""Deadlines against a plain re-computation that walks the calendar one day at a time."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import holidays
from hypothesis import assume, given
from hypothesis import strategies as st

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import (
    Counting,
    CountingRule,
    DateLimit,
    Direction,
    Stop,
    Unit,
    count_deadline,
    merged_stops,
)
from teukgu.values import Bilingual, ParameterId

DAY = timedelta(days=1)
NAME = Bilingual("기간", "period")
CALENDAR = KoreanCalendar()
PUBLIC = frozenset(holidays.country_holidays("KR", years=range(2015, 2045), language="ko"))

days = st.dates(date(2019, 4, 17), date(2035, 12, 31))
amounts = st.integers(1, 200)
closed_stops = st.builds(lambda start, length: Stop(start, start + timedelta(days=length)), days, st.integers(0, 60))


def rule(amount, unit=Unit.DAY, counting=Counting.CIVIL, **more):
    return CountingRule(ParameterId("x"), NAME, amount, unit, counting, **more)


def near(start, stops):
    """Move stops near ``start`` so that they matter."""
    shift = [(stop.start - date(2019, 4, 17)).days % 300 - 20 for stop in stops]
    return [
        Stop(start + timedelta(days=at), start + timedelta(days=at) + (stop.end - stop.start))
        for at, stop in zip(shift, stops, strict=True)
    ]


def off(day):
    return day.weekday() >= 5 or day in PUBLIC


def stopped(day, stops):
    return any(stop.start <= day and (stop.end is None or day <= stop.end) for stop in stops)


def walk(first, amount, counts):
    """Return the ``amount``-th day from ``first`` on for which ``counts`` holds."""
    day = first - DAY
    while amount:
        day += DAY
        amount -= counts(day)
    return day


def walk_off(day, stops=()):
    while off(day) or stopped(day, stops):
        day += DAY
    return day


def walk_months(first, months):
    """Walk day by day until ``months`` months have ended, counting a month at each like-numbered day or month's end."""
    day, left = first, months
    while True:
        day += DAY
        last_of_month = (day + DAY).month != day.month
        if day.day == first.day:
            left -= 1
            if left == 0:
                return day - DAY
        elif last_of_month and day.day < first.day:
            left -= 1
            if left == 0:
                return day


stop_lists = st.lists(closed_stops, max_size=4)


@given(days, amounts, stop_lists)
def test_civil_days(start, amount, stops):
    stops = near(start, stops)
    found = count_deadline(rule(amount), start, CALENDAR, stops)
    nominal = walk(start + DAY, amount, lambda day: not stopped(day, stops))
    assert found.facts.nominal == nominal
    assert found.due == walk_off(nominal, stops)


@given(days, st.integers(1, 30), st.sampled_from([Unit.MONTH, Unit.YEAR]))
def test_civil_months_and_years(start, amount, unit):
    months = amount if unit is Unit.MONTH else 12 * min(amount, 5)
    amount = amount if unit is Unit.MONTH else min(amount, 5)
    found = count_deadline(rule(amount, unit), start, CALENDAR)
    assert found.facts.nominal == walk_months(start + DAY, months)
    assert found.due == walk_off(found.facts.nominal)


@given(days, st.integers(1, 12))
def test_months_begun_on_a_first_end_at_a_months_end(start, amount):
    first = start.replace(day=1)
    end = count_deadline(rule(amount, Unit.MONTH, first_day_in=True), first, CALENDAR).facts.nominal
    assert (end + DAY).day == 1


@given(days, st.integers(1, 20))
def test_weeks_are_sevens_of_days(start, weeks):
    in_weeks = count_deadline(rule(weeks, Unit.WEEK), start, CALENDAR)
    assert in_weeks.due == count_deadline(rule(7 * weeks), start, CALENDAR).due


@given(days, amounts, stop_lists)
def test_burden_counts_the_first_day_and_never_rolls(start, amount, stops):
    stops = near(start, stops)
    found = count_deadline(rule(amount, counting=Counting.BURDEN), start, CALENDAR, stops)
    assert found.due == walk(start, amount, lambda day: not stopped(day, stops))


@given(days, amounts)
def test_burden_gives_way_where_the_later_end_is_better(start, amount):
    yielding = count_deadline(rule(amount, counting=Counting.BURDEN, better="later"), start, CALENDAR)
    assert yielding.due == count_deadline(rule(amount), start, CALENDAR).due


@given(days, st.integers(1, 2), st.sampled_from([Unit.MONTH, Unit.YEAR]))
def test_a_burden_ends_no_later_than_by_the_civil_act(start, amount, unit):
    burden = count_deadline(rule(amount, unit, Counting.BURDEN), start, CALENDAR).due
    assert burden <= count_deadline(rule(amount, unit), start, CALENDAR).due


@given(days, amounts, stop_lists)
def test_petition_counts_the_first_day_and_leaves_out_days_off(start, amount, stops):
    stops = near(start, stops)
    found = count_deadline(rule(amount, counting=Counting.PETITION), start, CALENDAR, stops)
    assert found.due == walk(start, amount, lambda day: not off(day) and not stopped(day, stops))


@given(days, amounts, stop_lists)
def test_working_leaves_out_the_first_day_and_days_off(start, amount, stops):
    stops = near(start, stops)
    found = count_deadline(rule(amount, counting=Counting.WORKING), start, CALENDAR, stops)
    assert found.due == walk(start + DAY, amount, lambda day: not off(day) and not stopped(day, stops))


@given(days, amounts)
def test_before_leaves_exactly_the_whole_days_between(event, amount):
    last = count_deadline(rule(amount, direction=Direction.BEFORE), event, CALENDAR).due
    assert (event - last).days - 1 == amount


@given(days, st.integers(1, 14), st.sampled_from([Unit.MONTH, Unit.YEAR]))
def test_before_in_months_is_the_last_day_that_leaves_them_whole(event, amount, unit):
    months = amount if unit is Unit.MONTH else 12
    last = count_deadline(rule(amount if unit is Unit.MONTH else 1, unit, direction=Direction.BEFORE), event, CALENDAR)
    assert walk_months(last.due + DAY, months) < event
    assert walk_months(last.due + 2 * DAY, months) >= event


@given(days, amounts)
def test_once_passed_is_the_day_after(start, amount):
    found = count_deadline(rule(amount, direction=Direction.ONCE_PASSED), start, CALENDAR)
    assert found.due == walk(start + DAY, amount + 1, lambda _: True)


@given(days, amounts, st.integers(1, 90), stop_lists)
def test_an_extension_runs_on_from_the_nominal_or_the_rolled_end(start, amount, more, stops):
    stops = near(start, stops)
    extended = rule(amount, extension=rule(more))
    counts = lambda day: not stopped(day, stops)  # noqa: E731
    nominal = walk(start + DAY, amount, counts)
    from_nominal = walk_off(walk(nominal + DAY, more, counts), stops)
    from_rolled = walk_off(walk(walk_off(nominal, stops) + DAY, more, counts), stops)
    by_nominal = count_deadline(extended, start, CALENDAR, stops, extend=True)
    by_rolled = count_deadline(replace(extended, extension_from="rolled"), start, CALENDAR, stops, extend=True)
    assert (by_nominal.due, by_rolled.due) == (from_nominal, from_rolled)
    for found in (by_nominal, by_rolled):
        assert (found.facts.extension.from_nominal.due, found.facts.extension.from_rolled.due) == (
            from_nominal,
            from_rolled,
        )


@given(days, amounts, st.sampled_from(list(Counting)), stop_lists, st.integers(-20, 320))
def test_an_open_stop_stops_what_has_not_ended_before_it(start, amount, counting, stops, at):
    stops, since = near(start, stops), start + timedelta(days=at)
    without = count_deadline(rule(amount, counting=counting), start, CALENDAR, stops).due
    found = count_deadline(rule(amount, counting=counting), start, CALENDAR, [*stops, Stop(since)])
    if since > without:
        assert (found.status, found.due) == ("due", without)
    else:
        assert (found.status, found.due) == ("stopped", None)


@given(days, amounts, st.integers(0, 60))
def test_a_stop_that_lasts_counts_what_ran_before_it(start, amount, run):
    assume(run < amount)
    found = count_deadline(rule(amount), start, CALENDAR, [Stop(start + timedelta(days=run + 1))])
    assert found.facts.leg.stopped.counted == run


@given(st.lists(closed_stops, max_size=6))
def test_merging_stops_keeps_their_days_and_no_others(stops):
    merged = merged_stops(stops)
    edges = {edge + n * DAY for stop in stops for edge in (stop.start, stop.end) for n in (-1, 0, 1)}
    assert all(stopped(day, stops) == stopped(day, merged) for day in edges)
    assert all(left.end + DAY < right.start for left, right in pairwise(merged))


@given(days, st.integers(1, 12), st.integers(1, 28), amounts)
def test_a_date_limit_rolls_and_moves_what_is_counted_from_it(start, month, day, amount):
    limit = DateLimit(ParameterId("limit"), NAME, month, day)
    due = count_deadline(limit, start, CALENDAR).due
    candidates = [walk_off(date(year, month, day)) for year in range(start.year - 1, start.year + 2)]
    assert due == min(one for one in candidates if one >= start)
    counted = count_deadline(rule(amount, counts_from=limit), start, CALENDAR)
    assert counted.due == count_deadline(rule(amount), due, CALENDAR).due


@given(days, amounts, stop_lists)
def test_a_longer_period_never_ends_earlier(start, amount, stops):
    stops = near(start, stops)
    ends = [count_deadline(rule(n), start, CALENDAR, stops).due for n in (amount, amount + 1)]
    assert ends[0] <= ends[1]


@given(days, amounts, st.sampled_from(list(Counting)), stop_lists)
def test_every_deadline_is_told_in_both_languages(start, amount, counting, stops):
    found = count_deadline(rule(amount, counting=counting), start, CALENDAR, near(start, stops))
    assert found.due in [step.day for step in found.steps]
    assert all(step.text.ko and step.text.en for step in found.steps)
