"""What other parts of the portal do after an act, in its transaction (facts of the registry, states of opinions)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.procedures.effect import Effect
from teukgu.procedures.effects import effects
from teukgu.procedures.event import Event
from teukgu.procedures.state import Situation


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was just recorded: by whom, where the case stands after it, and what follows outside the case."""

    viewer: Viewer
    case: Case
    event: CaseEvent
    situation: Situation
    effects: tuple[Effect, ...]
    now: datetime


Hook = Callable[[Done], None]
_hooks: list[Hook] = []


def after_act(hook: Hook) -> Hook:
    """Let ``hook`` run after each act: a decorator, applied when its module loads (see `StoreConfig.ready`)."""
    if hook not in _hooks:
        _hooks.append(hook)
    return hook


def run_hooks(on: OnCase, row: CaseEvent, event: Event) -> None:
    """Run every hook on the case as it stands after the act; what one raises undoes the act."""
    done = Done(on.viewer, on.case, row, on.situation, effects(on.situation, event), row.recorded_at)
    for hook in _hooks:
        hook(done)
