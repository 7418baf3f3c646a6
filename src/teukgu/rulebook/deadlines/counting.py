"""Where a period ends: the arithmetic, without words.

민법 제155조부터 제161조까지 (Civil Act arts 155-161), 행정기본법 제6조 (General Act on Public Administration art. 6),
민원 처리에 관한 법률 제19조 (Civil Petitions Treatment Act art. 19).
"""

import calendar as months
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from teukgu.rulebook.deadlines.rule import Unit
from teukgu.rulebook.deadlines.stop import Stop

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The clock stands still: since when, with how many days counted before."""

    since: date
    counted: int


def merged_stops(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Return the stops in order, overlapping and adjoining ones made one, so that no day is left out twice."""
    merged: list[Stop] = []
    for stop in sorted(stops, key=lambda one: (one.start, one.end or date.max)):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and stop.start - last.end > ONE_DAY):
            merged.append(stop)
        elif last.end is not None and (stop.end is None or stop.end > last.end):
            merged[-1] = Stop(last.start, stop.end)
    return tuple(merged)


def stop_at(day: date, stops: Sequence[Stop]) -> Stop | None:
    """Return the stop that holds ``day``, or None."""
    return next((stop for stop in stops if stop.start <= day and (stop.end is None or day <= stop.end)), None)


def end_by_number(first: date, amount: int, unit: Unit) -> date:
    """Return the last day of ``amount`` units whose first day is ``first``, before stops and holidays.

    Months and years end the day before the day of the same number, or at the month's end when that day is missing
    (민법 제160조, Civil Act art. 160); begun on a 1st they therefore end at a month's end.
    """
    if unit is Unit.DAY:
        return first + timedelta(days=amount - 1)
    if unit is Unit.WEEK:
        return first + timedelta(days=7 * amount - 1)
    return _same_number(first, amount if unit is Unit.MONTH else 12 * amount)


def _same_number(first: date, amount: int) -> date:
    """Return the day before the same day number ``amount`` months on, or the month's end when it is missing."""
    year, month = divmod(first.year * 12 + first.month - 1 + amount, 12)
    length = months.monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - ONE_DAY


def past_stops(first: date, end: date, stops: Sequence[Stop]) -> date | Stopped:
    """Return ``end`` moved by every stop day from ``first`` on; ``stops`` are merged ones."""
    left_out = 0
    for stop in stops:
        start = max(stop.start, first)
        if start > end or (stop.end is not None and stop.end < first):
            continue
        if stop.end is None:
            return Stopped(start, (start - first).days - left_out)
        days = (stop.end - start).days + 1
        left_out += days
        end += timedelta(days=days)
    return end


def nth_counted_day(first: date, amount: int, stops: Sequence[Stop], is_off: Callable[[date], bool]) -> date | Stopped:
    """Return the ``amount``-th day from ``first`` on that is neither off nor in a stop."""
    day, counted = first, 0
    while True:
        stop = stop_at(day, stops)
        if stop is not None and stop.end is None:
            return Stopped(day, counted)
        if stop is None and not is_off(day):
            counted += 1
            if counted == amount:
                return day
        day += ONE_DAY


def rolled(end: date, stops: Sequence[Stop], is_off: Callable[[date], bool]) -> date | Stopped:
    """Return the first day from ``end`` on that is neither off nor in a stop (민법 제161조, Civil Act art. 161)."""
    while True:
        stop = stop_at(end, stops)
        if stop is not None and stop.end is None:
            return Stopped(end, 0)
        if stop is None and not is_off(end):
            return end
        end += ONE_DAY
