"""What an event does outside its case."""

from teukgu.procedures.effect import Effect
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation


def effects(situation: Situation, event: Event) -> tuple[Effect, ...]:
    """Return the dated facts that ``event`` adds to the registry; ``situation`` is the one after the event."""
    act = situation.state.procedure.act(event.act)
    return tuple(act.effects(situation, event)) if act is not None and act.effects is not None else ()
