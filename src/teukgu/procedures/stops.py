"""When a clock stands still, and which event made it so."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from teukgu.procedures.definition import StopSpec
from teukgu.procedures.event import Event
from teukgu.procedures.state import Clock, Situation, StopCause
from teukgu.rulebook.deadlines import Stop, count_deadline, deadline_rule

ONE_DAY = timedelta(days=1)
ClocksOf = Callable[[Situation, str], tuple[Clock, ...]]


def stops_of(
    situation: Situation, specs: Iterable[StopSpec], start: Event, end: Event | None, clocks_of: ClocksOf
) -> Iterator[StopCause]:
    """Yield the stops of a clock that ``start`` started, in the order of the table."""
    for spec in specs:
        if _holds(situation, spec):
            found = _extensions(situation, spec, clocks_of) if spec.extension_of else _between(situation, spec, start)
            yield from (one for one in found if _while_it_ran(one, start, end))


def _holds(situation: Situation, spec: StopSpec) -> bool:
    """Return whether the rules list this stop on the day that binds the case."""
    return not spec.listed_in or spec.code in situation.rules.codes(spec.listed_in)


def _while_it_ran(cause: StopCause, start: Event, end: Event | None) -> bool:
    began_in_time = cause.event.seq > start.seq and (end is None or cause.event.seq < end.seq)
    return began_in_time and (cause.stop.end is None or cause.stop.end >= start.happened_on)


def _between(situation: Situation, spec: StopSpec, start: Event) -> Iterator[StopCause]:
    """Yield the days from each ``begins`` to the ``ends`` that follows it; both days are left out."""
    open_: dict[str, Event] = {}
    for event in (one for one in situation.state.standing if one.seq > start.seq):
        if event.act == spec.begins and (not start.key or event.key in {start.key, ""}):
            open_.setdefault(event.key, event)
        elif event.act == spec.ends and event.key in open_:
            begun = open_.pop(event.key)
            yield StopCause(_stop(situation, spec, begun.happened_on, event.happened_on), spec, begun)
    for begun in open_.values():
        yield StopCause(_stop(situation, spec, begun.happened_on, None), spec, begun)


def _stop(situation: Situation, spec: StopSpec, first: date, last: date | None) -> Stop:
    if spec.at_most and situation.rules.has(spec.at_most):
        rule = deadline_rule(situation.rules, spec.at_most, with_extension=False)
        # a limit on the days left out is not moved off holidays
        longest = count_deadline(rule, first, situation.calendar).facts.nominal
        last = longest if last is None or (longest is not None and longest < last) else last
    return Stop(first, last if last is None else max(first, last))


def _extensions(situation: Situation, spec: StopSpec, clocks_of: ClocksOf) -> Iterator[StopCause]:
    """Yield the extension of every clock of that name: from its first extended day to the answer, else to its end."""
    for clock in clocks_of(situation, spec.extension_of):
        ends = clock.deadline.facts.extension
        if ends is None or clock.due is None:
            continue
        first = ends.applied.first
        last = clock.due if clock.ended_on is None else min(clock.due, clock.ended_on)
        if first <= last:
            yield StopCause(Stop(first, last), spec, clock.started)
