"""The clocks of a case: what started them, every stop, the extension, the last day with its reasoning."""

from collections.abc import Iterator
from datetime import date

from teukgu.procedures.definition import ClockSpec
from teukgu.procedures.event import Event
from teukgu.procedures.legal_day import is_provisional, legal_day
from teukgu.procedures.state import Clock, Situation
from teukgu.rulebook.deadlines import Stop, count_deadline, deadline_rule
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Binds


def clocks(situation: Situation) -> tuple[Clock, ...]:
    """Return every clock that was ever started, in the order of the table; one for each key of a keyed track."""
    return tuple(clock for spec in situation.state.procedure.clocks for clock in _of_spec(situation, spec))


def clock_of(situation: Situation, clock_id: str, key: str = "") -> Clock | None:
    """Return the clock called ``clock_id`` (for ``key``), or None when nothing has started it."""
    return next((one for one in clocks(situation) if one.spec.id == clock_id and one.key == key), None)


def _of_spec(situation: Situation, spec: ClockSpec) -> Iterator[Clock]:
    starts = [event for event in situation.state.events if event.act in spec.starts]
    for key in dict.fromkeys(event.key for event in starts):
        last = [event for event in starts if event.key == key][-1]
        yield _clock(situation, spec, last)


def _clock(situation: Situation, spec: ClockSpec, start: Event) -> Clock:
    events = situation.state.events
    later = [event for event in events if event.seq > start.seq and event.key in {start.key, ""}]
    ended = next((legal_day(events, event) for event in later if event.act in spec.ends), None)
    extended = any(event.act in spec.extended_by for event in later)
    stops = (*_paired_stops(situation, spec, start), *(spec.stops_of(situation, start) if spec.stops_of else ()))
    rule = deadline_rule(rules_for(situation, spec.parameter), spec.parameter, with_extension=extended)
    first = legal_day(events, start)
    counted = tuple(stop for stop in stops if stop.end is None or stop.end > first)
    return Clock(
        spec=spec,
        key=start.key,
        started=start,
        deadline=count_deadline(rule, first, situation.calendar, counted, extend=extended),
        stops=stops,
        ended_on=ended,
        extended=extended,
        provisional=is_provisional(situation.state.procedure, events, start),
    )


def rules_for(situation: Situation, parameter: str) -> RulesOnDay:
    """Return the rules that bind: those of the application, or today's where a value binds periods that run already."""
    bound = situation.rules
    if situation.rulebook is None or bound.parameter(parameter).binds is not Binds.PERIODS_RUNNING:
        return bound
    return situation.rulebook.on(situation.today, mode=bound.mode, scenario=bound.scenario or None)


def _paired_stops(situation: Situation, spec: ClockSpec, start: Event) -> Iterator[Stop]:
    events = situation.state.events
    for stopping, resuming in spec.stops:
        opened: dict[str, date] = {}
        for event in events:
            if event.seq <= start.seq:
                continue
            if event.act == stopping:
                opened.setdefault(event.key, legal_day(events, event))
            elif event.act == resuming and event.key in opened:
                first = opened.pop(event.key)
                yield Stop(first, max(first, legal_day(events, event)))
        yield from (Stop(first) for first in opened.values())
