"""Where a case stands on its way, for the step indicator."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.portal.web.presenting.words import said
from teukgu.procedures.state import CaseState

PATHS: Mapping[str, tuple[str, ...]] = {
    "designation": (
        *("drafting", "adopted", "announced", "applied", "examining"),
        *("working_committee", "committee", "resolved", "designated"),
    ),
}
"""The usual way of a procedure; the others show all states of their main track but the first."""

BESIDE: Mapping[str, str] = {
    "supplement": "examining",
    "returned": "applied",
    "decided": "resolved",
    "refused": "designated",
    "withdrawn": "applied",
    "closed": "designated",
}
"""States off the way, and the step beside which they stand."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done, here, or still to come."""

    number: int
    name: str
    status: str


def steps(state: CaseState) -> tuple[Step, ...]:
    """Return the steps of the way; a state beside it shows under its own name."""
    states = {one.id: one for one in state.procedure.tracks[0].states}
    path = PATHS.get(state.procedure.id) or tuple(list(states)[1:])
    here = state.stage if state.stage in path else BESIDE.get(state.stage, path[0])
    at = path.index(here) if here in path else 0
    found = []
    for number, name in enumerate(path):
        shown = states[state.stage] if number == at and state.stage in states else states[name]
        status = "done" if number < at else "active" if number == at else ""
        found.append(Step(number + 1, said(shown.name), status))
    return tuple(found)
