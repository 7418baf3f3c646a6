"""One counted stretch of days: a period, or its extension."""

from dataclasses import dataclass
from datetime import date, timedelta

from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines.counting import Stopped, end_by_number, nth_counted_day, past_stops, rolled
from teukgu.rulebook.deadlines.rule import Counting, CountingRule, Unit
from teukgu.rulebook.deadlines.stop import Stop

ONE_DAY = timedelta(days=1)
FIRST_DAY_IN = frozenset({Counting.BURDEN, Counting.PETITION})
SKIPS_DAYS_OFF = frozenset({Counting.PETITION, Counting.WORKING})


@dataclass(frozen=True, slots=True)
class Clock:
    """What makes days not count: the merged stops of the case, and the calendar."""

    calendar: KoreanCalendar
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch counted from the day ``base``, whose first counted day is ``first``.

    ``plain`` is the end by number alone (None where days off are left out one by one), ``nominal`` the end after
    stops, ``due`` the end moved off holidays and stops; ``stops`` are those that reached into the stretch. While a
    stop lasts ``stopped`` is set and the ends after it are None.
    """

    base: date
    first: date
    amount: int
    unit: Unit
    counting: Counting
    stops: tuple[Stop, ...]
    plain: date | None
    nominal: date | None
    due: date | None
    stopped: Stopped | None = None


def counting_used(rule: CountingRule) -> Counting:
    """Return the counting that applies: burden gives way where it is worse for the citizen (행정기본법 제6조제2항)."""
    if rule.counting is Counting.BURDEN and rule.better == "later":
        return Counting.CIVIL
    return rule.counting


def counts_first_day(rule: CountingRule) -> bool:
    """Return whether the day of the event is itself counted."""
    return rule.first_day_in or counting_used(rule) in FIRST_DAY_IN


def count_leg(rule: CountingRule, base: date, clock: Clock) -> Leg:
    """Count ``rule`` from the day ``base``."""
    first = base if counts_first_day(rule) else base + ONE_DAY
    return count_from_first(rule, base, first, clock)


def count_from_first(rule: CountingRule, base: date, first: date, clock: Clock) -> Leg:
    """Count ``rule`` with ``first`` as the first counted day, whatever the mode says about first days."""
    mode = counting_used(rule)
    if mode in SKIPS_DAYS_OFF and rule.unit is Unit.DAY:
        # The last of the counted days is a working day outside every stop: nothing is left to roll.
        plain, nominal = None, nth_counted_day(first, rule.amount, clock.stops, clock.calendar.is_off)
        due = nominal
    else:
        plain = end_by_number(first, rule.amount, rule.unit)
        nominal = past_stops(first, plain, clock.stops)
        due = nominal if mode is Counting.BURDEN or isinstance(nominal, Stopped) else _rolled(first, nominal, clock)
    return Leg(
        base=base,
        first=first,
        amount=rule.amount,
        unit=rule.unit,
        counting=mode,
        stops=_reached(first, due, clock),
        plain=plain,
        nominal=None if isinstance(nominal, Stopped) else nominal,
        due=None if isinstance(due, Stopped) else due,
        stopped=due if isinstance(due, Stopped) else None,
    )


def _rolled(first: date, nominal: date, clock: Clock) -> date | Stopped:
    """Move ``nominal`` off holidays and stops; a stop met on the way leaves every day of the period counted."""
    due = rolled(nominal, clock.stops, clock.calendar.is_off)
    if isinstance(due, Stopped):
        return Stopped(due.since, (nominal - first).days + 1 - _days_left_out(first, nominal, clock))
    return due


def _days_left_out(first: date, last: date, clock: Clock) -> int:
    """Return how many days from ``first`` to ``last`` lie in a stop."""
    spans = ((max(stop.start, first), min(stop.end or last, last)) for stop in clock.stops)
    return sum((end - start).days + 1 for start, end in spans if start <= end)


def _reached(first: date, due: date | Stopped, clock: Clock) -> tuple[Stop, ...]:
    """Return the stops that reach into the stretch."""
    last = due.since if isinstance(due, Stopped) else due
    return tuple(stop for stop in clock.stops if stop.start <= last and (stop.end is None or stop.end >= first))
