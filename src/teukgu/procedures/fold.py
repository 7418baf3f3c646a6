"""From events to the state of a case: every event moves one track by the transition table."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from teukgu.procedures.definition import Act, Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.legal_day import DAY_FIELDS, TAKE_BACK, standing
from teukgu.procedures.state import CaseState, Where

NO_DATA: Mapping[str, Any] = {}


class IllegalHistory(Exception):  # noqa: N818 - says what the history is
    """Recorded events that the transition table does not allow: never by an act, only by a damaged record."""


def fold(procedure: Procedure, events: Iterable[Event]) -> CaseState:
    """Return the state that ``events``, in the order of their recording, lead to.

    Raises:
        IllegalHistory: when an event is not in the table, or not allowed where it stands.
    """
    kept = tuple(events)
    return _walked(procedure, kept, standing(procedure, kept))


def _walked(procedure: Procedure, kept: tuple[Event, ...], left: tuple[Event, ...]) -> CaseState:
    """Move the tracks by the events that stand, one after the other."""
    states: dict[Where, str] = {(track.id, ""): track.start for track in procedure.tracks if not track.keyed}
    values: dict[str, Any] = {}
    for event in left:
        act = procedure.act(event.act)
        target = None if act is None else next_state(procedure, states, act, event.key, event.data)
        if act is None or target is None:
            msg = f"event {event.seq} ({event.act}) is not allowed where the case stands"
            raise IllegalHistory(msg)
        states[(act.track, thread_key(procedure, act, event.key))] = target
        values[value_key(event.act, event.key)] = dict(event.data)
    return CaseState(procedure, kept, states, values, left)


def fold_until(state: CaseState, day: date) -> CaseState:
    """Return the state in law at the end of ``day``, by what is known today: without what happened after it.

    An act dated back must have been possible on its day. Documents count whenever they were recorded: they say when
    other things happened. Where days were put right so that the steps no longer follow each other, all of it counts.
    """
    procedure = state.procedure
    left = tuple(
        one for one in state.standing if one.happened_on <= day or one.act in DAY_FIELDS or one.act == TAKE_BACK
    )
    if len(left) == len(state.standing):
        return state
    try:
        return _walked(procedure, state.events, left)
    except IllegalHistory:
        return state


def fold_as_recorded(procedure: Procedure, events: Iterable[Event], at: datetime) -> CaseState:
    """Return the state as it was known at ``at``: by when events were recorded, not when they happened."""
    return fold(procedure, (event for event in events if event.recorded_at <= at))


def next_state(
    procedure: Procedure, states: Mapping[Where, str], act: Act, key: str, data: Mapping[str, Any] = NO_DATA
) -> str | None:
    """Return the state that ``act`` leads to, or None where the table says nothing: then the answer is no."""
    track = procedure.track(act.track)
    now = states.get((act.track, thread_key(procedure, act, key)), track.start)
    if act.stages and states[(procedure.tracks[0].id, "")] not in act.stages:
        return None
    target = dict(act.moves).get(now)
    field, choices = act.by_choice
    return dict(choices).get(str(data.get(field)), target) if target is not None and field else target


def thread_key(procedure: Procedure, act: Act, key: str) -> str:
    """Return the key of the thread that the act moves: its own in a keyed track, "" in one that runs once."""
    return key if procedure.track(act.track).keyed else ""


def value_key(act: str, key: str) -> str:
    """Return under which name the fields of an act are kept: ``act``, or ``act:key`` in a keyed track."""
    return f"{act}:{key}" if key else act
