"""The clocks of a case: what started them, every stop, the extension, the last day with its reasoning."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from teukgu.procedures.definition import ClockSpec
from teukgu.procedures.event import Event
from teukgu.procedures.named_day import named_day
from teukgu.procedures.state import Clock, Situation
from teukgu.procedures.stops import stops_of
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import CountingRule, Deadline, Stop, count_deadline, deadline_rule
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import Binds


def clocks(situation: Situation) -> tuple[Clock, ...]:
    """Return every clock that was ever started, in the order of the table; one for each start and key."""
    return tuple(clock for spec in situation.state.procedure.clocks for clock in clocks_of(situation, spec.id))


def clocks_of(situation: Situation, clock_id: str) -> tuple[Clock, ...]:
    """Return the clocks called ``clock_id``, oldest first."""
    return tuple(_of_spec(situation, situation.state.procedure.clock(clock_id)))


def clock_of(situation: Situation, clock_id: str, key: str = "") -> Clock | None:
    """Return the latest clock called ``clock_id`` (for ``key``), or None when nothing has started it."""
    spec = situation.state.procedure.clock(clock_id)
    started = [event for event in _starts(situation, spec) if event.key == key]
    return _clock(situation, spec, started[-1]) if started else None


def _of_spec(situation: Situation, spec: ClockSpec) -> Iterator[Clock]:
    return (_clock(situation, spec, event) for event in _starts(situation, spec))


def _starts(situation: Situation, spec: ClockSpec) -> Iterator[Event]:
    """Yield the events that start the clock; none where the law that binds the case knows no such period."""
    if spec.parameter and not situation.rules.has(spec.parameter):
        return
    for event in situation.state.standing:
        if event.act in spec.starts and (spec.only_if is None or spec.only_if(situation, event)):
            yield event


def _clock(situation: Situation, spec: ClockSpec, start: Event) -> Clock:
    end = _first_end(situation, spec, start)
    extension = _extension(situation, spec, start, end)
    causes = tuple(stops_of(situation, spec.stops, start, end, clocks_of))
    stops = tuple(one.stop for one in causes)
    disputed = tuple(one.stop for one in stops_of(situation, spec.disputed, start, end, clocks_of))
    rests_on = (start, *(one.event for one in causes), *((end,) if end else ()))
    return Clock(
        spec=spec,
        key=start.key,
        started=start,
        deadline=_deadline(situation, spec, start, stops, extension),
        stops=stops,
        ended_on=None if end is None else end.happened_on,
        extended=extension is not None,
        provisional=any(event.provisional for event in rests_on),
        causes=causes,
        disputed=_deadline(situation, spec, start, (*stops, *disputed), extension) if disputed else None,
        ended=end,
    )


def _first_end(situation: Situation, spec: ClockSpec, start: Event) -> Event | None:
    """Return the event that ends the clock: of its own thread, or of one that runs once; the same start again too."""
    later = (event for event in situation.state.standing if event.seq > start.seq and event.key in {start.key, ""})
    return next((event for event in later if event.act in spec.ends or event.act in spec.starts), None)


def _extension(situation: Situation, spec: ClockSpec, start: Event, end: Event | None) -> Event | None:
    found = (
        event
        for event in situation.state.standing
        if event.act in spec.extended_by and event.seq > start.seq and event.key in {start.key, ""}
    )
    return next((event for event in found if end is None or event.seq < end.seq), None)


def _deadline(
    situation: Situation, spec: ClockSpec, start: Event, stops: tuple[Stop, ...], extension: Event | None
) -> Deadline:
    if spec.due_field:
        return named_day(spec, start, situation.calendar)
    first = start.happened_on if spec.counted_from is None else spec.counted_from(situation, start)
    run = _Run(first, stops, extension)
    found = _counted(situation.rules, spec, run, situation.calendar)
    later = _later_rules(situation, spec, found.due)
    return found if later is None else _counted(later, spec, run, situation.calendar)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of a clock: from which day, with which stops, extended by which act."""

    first: date
    stops: tuple[Stop, ...]
    extension: Event | None


def _counted(rules: RulesOnDay, spec: ClockSpec, run: _Run, calendar: KoreanCalendar) -> Deadline:
    rule = deadline_rule(rules, spec.parameter, with_extension=run.extension is not None)
    days = None if run.extension is None else run.extension.data.get("days")
    if isinstance(rule, CountingRule) and rule.extension is not None and days:
        rule = replace(rule, extension=replace(rule.extension, amount=int(days)))
    extend = isinstance(rule, CountingRule) and rule.extension is not None
    return count_deadline(rule, run.first, calendar, run.stops, extend=extend)


def _later_rules(situation: Situation, spec: ClockSpec, due: date | None) -> RulesOnDay | None:
    """Return the rules that count in place of the application's: where a value says that it binds running periods."""
    bound, rulebook = situation.rules, situation.rulebook
    if rulebook is None or due is None or bound.parameter(spec.parameter).binds is Binds.APPLICATIONS:
        return None
    later = rulebook.on(
        due, mode=bound.mode, scenario=bound.scenario or None, overrides=tuple(bound.overrides.values())
    )
    return later if later.has(spec.parameter) else None
