"""After an act of a round: every hash that it names is of something kept in the round, by whatever door it came."""

from collections.abc import Callable, Mapping

from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.hooks import Done, after_act
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.computing import ADOPT, READOPT, moves_between, outdated, unfit
from teukgu.portal.services.round_case.deciding import AMENDED, PASSED
from teukgu.portal.services.round_case.from_portal import lock_ballots, running_ballots
from teukgu.portal.services.round_case.round_rules import kept_scheme
from teukgu.portal.services.round_case.scheme import matters_in, named_matters
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.round_case.standing import RoundStanding, lines_in, standing_of
from teukgu.procedures.fold import fold
from teukgu.values import Finding, refuse_if_any

RESOLVED, SEALED, STATED = "record_round_resolution", "seal_round", "state_scheme"
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
    if done.event.act == STATED:
        refuse_if_any(_other_matters(done))
    if done.event.act in {ADOPT, READOPT}:
        refuse_if_any(_unfit(done))
    if done.event.act == SEALED or _decides(done):
        refuse_if_any(_outdated(done))
    if done.event.act == READOPT:
        refuse_if_any(_unnamed(done))
    if _decides(done):
        refuse_if_any(_other_sheet(done))


def _decides(done: Done) -> bool:
    return done.event.act == RESOLVED and done.event.data.get("result") in {PASSED, AMENDED}


def _outdated(done: Done) -> list[Finding]:
    """Return what keeps results from being decided on or sealed: votes that still come, or changed; panels too."""
    lock_ballots(done.case)
    row = standing_of(done.case, done.situation.state).adopted
    running = running_ballots(done.case, done.now)
    return running if row is None else [*running, *outdated(row, done.now)]


def _before(done: Done) -> RoundStanding:
    state = done.situation.state
    return standing_of(done.case, fold(state.procedure, [one for one in state.events if one.seq < done.event.seq]))


def _other_matters(done: Done) -> list[Finding]:
    """Return a finding unless the record names the matters that the indicators of the kept file speak to."""
    row = standing_of(done.case, done.situation.state).scheme
    if row is None:
        return [refusals.not_kept("scheme_sha256")]
    considered = matters_in(kept_scheme(row), named_matters(done.situation))
    return [] if set(considered) == set(done.event.data.get("matters") or ()) else [refusals.other_matters()]


def _unfit(done: Done) -> list[Finding]:
    """Return what makes the results that were adopted no results of the round as it stands."""
    standing = standing_of(done.case, done.situation.state)
    if standing.adopted is None:
        return [refusals.not_kept("computation")]
    return [*unfit(standing, standing.adopted), *outdated(standing.adopted, done.now)]


def _other_sheet(done: Done) -> list[Finding]:
    """Return a finding unless the resolution names every line of the decision sheet as it stood, and no other."""
    stood = {row.pk for row in _before(done).sheet.values()}
    return [] if lines_in(done.event.data.get("sheet")) == stood else [refusals.other_sheet()]


def _unnamed(done: Done) -> list[Finding]:
    """Return a finding when the recomputation moved a zone that its record does not name."""
    after = standing_of(done.case, done.situation.state).adopted
    if after is None:
        return []
    moved = {str(one.zone) for one in moves_between(_before(done).adopted, after)}
    named = {one.strip() for one in str(done.event.data.get("moved_zones") or "").split(",")}
    return [] if moved <= named else [refusals.moved_not_named()]
