"""The end of a statutory period, with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines.counting import merged_stops
from teukgu.rulebook.deadlines.explain import steps_of
from teukgu.rulebook.deadlines.facts import Alternative, DeadlineFacts, ExtensionEnds, LimitEnd
from teukgu.rulebook.deadlines.leg import Clock, Leg, count_from_first, count_leg, counting_used
from teukgu.rulebook.deadlines.refusals import refuse_misfit
from teukgu.rulebook.deadlines.rule import CountingRule, DateLimit, Direction
from teukgu.rulebook.deadlines.step import Step
from teukgu.rulebook.deadlines.stop import Stop

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """``due`` (None while ``status`` is ``stopped``) with the facts it rests on and the steps that lead to it."""

    status: Literal["due", "stopped"]
    due: date | None
    facts: DeadlineFacts
    steps: tuple[Step, ...]


def count_deadline(
    rule: CountingRule | DateLimit,
    start: date,
    calendar: KoreanCalendar,
    stops: Iterable[Stop] = (),
    *,
    extend: bool = False,
) -> Deadline:
    """Return the deadline that ``rule`` gives for an event on ``start``.

    Raises:
        Refused: when stops or an extension do not fit the rule, or a day lies outside what the calendar knows.
    """
    given = tuple(stops)
    refuse_misfit(rule, given, calendar, extend=extend)
    calendar.holiday(start)
    if isinstance(rule, DateLimit):
        facts = _limit_facts(rule, start, calendar)
    else:
        facts = _period_facts(rule, start, Clock(calendar, merged_stops(given)), extend=extend)
    if facts.due is not None:
        calendar.holiday(facts.due)
    return Deadline("stopped" if facts.due is None else "due", facts.due, facts, steps_of(facts, calendar))


def date_limit_end(limit: DateLimit, start: date, calendar: KoreanCalendar) -> LimitEnd:
    """Return the first ``limit`` whose end, moved off holidays, is not before ``start``."""
    # A limit of late December may roll into the year of ``start``, so last year's is looked at too.
    nominal = date(start.year - (start.month == 1), limit.month, limit.day)
    due = calendar.working_day_from(nominal)
    while due < start:
        nominal = nominal.replace(year=nominal.year + 1)
        due = calendar.working_day_from(nominal)
    return LimitEnd(limit, nominal, due)


def _limit_facts(limit: DateLimit, start: date, calendar: KoreanCalendar) -> DeadlineFacts:
    end = date_limit_end(limit, start, calendar)
    return DeadlineFacts(limit, start, limit_end=end, nominal=end.nominal, due=end.due)


def _period_facts(rule: CountingRule, start: date, clock: Clock, *, extend: bool) -> DeadlineFacts:
    limit = date_limit_end(rule.counts_from, start, clock.calendar) if rule.counts_from else None
    base = limit.due if limit else start
    facts = DeadlineFacts(rule, start, limit_end=limit)
    if rule.direction is Direction.BEFORE:
        last = _last_day_before(rule, base, clock.calendar)
        return replace(facts, nominal=last, due=last)
    leg = count_leg(rule, base, clock)
    facts = replace(facts, leg=leg, nominal=leg.nominal, due=leg.due, alternatives=_alternatives(rule, base, clock))
    if rule.direction is Direction.ONCE_PASSED:
        return replace(facts, alternatives=(), due=None if leg.nominal is None else leg.nominal + ONE_DAY)
    if extend and rule.extension is not None:
        return _extended(facts, leg, _extension_ends(rule, rule.extension, leg, clock))
    return facts


def _extended(facts: DeadlineFacts, leg: Leg, ends: ExtensionEnds | None) -> DeadlineFacts:
    """Put the end of the extension in the place of the period's own; a period that stands still has none yet."""
    if ends is None:
        return facts
    return replace(facts, extension=ends, alternatives=(), due=ends.applied.due)


def _extension_ends(rule: CountingRule, extension: CountingRule, leg: Leg, clock: Clock) -> ExtensionEnds | None:
    """Count the extension from the day after the nominal end and from the day after the rolled one."""
    if leg.nominal is None or leg.due is None:
        return None
    same_way = replace(extension, counting=rule.counting, better=rule.better)
    from_nominal, from_rolled = (
        count_from_first(same_way, end, end + ONE_DAY, clock) for end in (leg.nominal, leg.due)
    )
    return ExtensionEnds(extension, rule.extension_from, from_nominal, from_rolled)


def _alternatives(rule: CountingRule, base: date, clock: Clock) -> tuple[Alternative, ...]:
    """Count the same period in each of the other ways that the rule wants shown."""
    others = [replace(rule, counting=mode) for mode in rule.also_shown if mode is not counting_used(rule)]
    return tuple(Alternative(other.counting, count_leg(other, base, clock).due) for other in others)


def _last_day_before(rule: CountingRule, event: date, calendar: KoreanCalendar) -> date:
    """Return the last day that leaves the whole period between itself and ``event``; it never moves later."""
    day = event - ONE_DAY
    while _whole_period_end(rule, day + ONE_DAY, calendar) >= event:
        day -= ONE_DAY
    return day


def _whole_period_end(rule: CountingRule, first: date, calendar: KoreanCalendar) -> date:
    """Return the end of the period whose first day is ``first``, not moved off holidays."""
    return count_from_first(rule, first, first, Clock(calendar)).nominal or first
