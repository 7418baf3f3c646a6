"""What other parts of the portal do around an act.

After it, in its transaction: facts of the registry, states of opinions. Before it, outside the transaction, so that
nobody waits for the database meanwhile: what takes long and depends on nothing that may change, such as papers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Coming:
    """An act that is about to be tried on a case; whether it will be let through is not known yet."""

    case: Case
    act: str
    data: Mapping[str, Any]


Hook = Callable[[Done], None]
Preparation = Callable[[Coming], None]
_hooks: list[Hook] = []
_preparations: dict[str, Preparation] = {}


def after_act(hook: Hook) -> Hook:
    """Let ``hook`` run after each act: a decorator, applied when its module loads (see `StoreConfig.ready`)."""
    if hook not in _hooks:
        _hooks.append(hook)
    return hook


def before_acts(*acts: str) -> Callable[[Preparation], Preparation]:
    """Let a function run before each try of these acts: a decorator. It may change nothing that others see."""

    def kept(preparation: Preparation) -> Preparation:
        _preparations.update(dict.fromkeys(acts, preparation))
        return preparation

    return kept


def is_prepared(act: str) -> bool:
    """Whether something is made ready before this act."""
    return act in _preparations


def prepare(coming: Coming) -> None:
    """Make ready what the act will need."""
    _preparations[coming.act](coming)


def run_hooks(on: OnCase, row: CaseEvent, event: Event) -> None:
    """Run every hook on the case as it stands after the act; what one raises undoes the act."""
    done = Done(on.viewer, on.case, row, on.situation, effects(on.situation, event), row.recorded_at)
    for hook in _hooks:
        hook(done)
