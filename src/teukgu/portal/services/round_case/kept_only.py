"""After an act of a round: every hash that it names is of something kept in the round, by whatever door it came."""

from collections.abc import Callable, Mapping

from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.computing import READOPT, moves_between
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.round_case.standing import computation_of, standing_of
from teukgu.procedures.fold import fold
from teukgu.values import Finding, refuse_if_any

KEPT: Mapping[str, Callable[[Case, str], bool]] = {
    "scheme_sha256": lambda case, named: case.round_schemes.filter(sha256=named).exists(),
    "population_sha256": lambda case, named: case.round_populations.filter(sha256=named).exists(),
    "freeze_sha256": lambda case, named: case.round_freezes.filter(sha256=named).exists(),
    "result_sha256": lambda case, named: case.round_computations.filter(sha256=named).exists(),
    "bundle_sha256": lambda case, named: case.round_computations.filter(bundle_sha256=named).exists(),
}
"""By the field of an act: whether the round keeps something with this hash."""


@after_act
def only_what_is_kept(done: Done) -> None:
    """Refuse an act of a round that names what nobody kept, or that moves zones without naming them."""
    if done.case.procedure != ROUND:
        return
    data = done.event.data
    refuse_if_any(
        [
            refusals.not_kept(name)
            for name, is_kept in KEPT.items()
            if data.get(name) and not is_kept(done.case, str(data[name]).strip().lower())
        ]
    )
    if done.event.act == READOPT:
        refuse_if_any(_unnamed(done))


def _unnamed(done: Done) -> list[Finding]:
    """Return a finding when the recomputation moved a zone that its record does not name."""
    state = done.situation.state
    earlier = fold(state.procedure, [one for one in state.events if one.seq < done.event.seq])
    after = computation_of(done.case, str(done.event.data["result_sha256"]).strip().lower())
    if after is None:
        return []
    moved = {str(one.zone) for one in moves_between(standing_of(done.case, earlier).adopted, after)}
    named = {one.strip() for one in str(done.event.data.get("moved_zones") or "").split(",")}
    return [] if moved <= named else [refusals.moved_not_named()]
