"""A kept round under changed settings: read back from its bundle, evaluated, compared; nothing is kept."""

from dataclasses import dataclass

from teukgu.documents.sealed_round import SealedRound, for_other_schemes, round_of
from teukgu.evaluation.lab import LAB_DRAWS, Changes, Comparison, Stand, compare, stand, stand_again
from teukgu.evaluation.lab.apply import apply
from teukgu.evaluation.lab.replay import Replay, replay
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import Settings, settings_for
from teukgu.portal.access import Viewer
from teukgu.portal.once import once
from teukgu.portal.services.lab.turns import turn
from teukgu.portal.store import queries
from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.store.queries.round_case.for_lab import computation_file, is_computation
from teukgu.portal.visibility import PUBLIC_STATISTICS, round_is_shown
from teukgu.values import Bilingual, Finding, Place, refuse_if_any

BUNDLE = "bundle.zip"
WITH_BANDS = ("weight.", "out.", "missing")
"""What may be changed where results are shown as bands: with bands of any size zones could be ranked one by one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A round opened in the lab: where zones stand, the scheme to change (``base``), its settings as they apply.

    ``notes``: what of another round's rules did not fit; ``full``: as many draws as the round itself has.
    """

    before: Stand
    base: Scheme
    settings: Settings
    bundle: str
    notes: tuple[Finding, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried: ``used`` is the scheme with the changed settings."""

    opened: Opened
    changes: Changes
    used: Scheme
    after: Stand
    comparison: Comparison


def has_lab(round_: RoundSummary) -> bool:
    """Whether a round has a lab: it is shown and sealed."""
    return round_is_shown(round_) and bool(round_.bundle_hash)


def other_rules(viewer: Viewer, programme: str, round_: RoundSummary) -> tuple[RoundSummary, ...]:
    """Return the other sealed rounds of the programme whose rules this round may be read under.

    The statistics around zones are no evaluation of them: neither side is offered to the other.
    """
    if round_.scheme == PUBLIC_STATISTICS:
        return ()
    return tuple(
        one
        for one in queries.rounds_of(viewer, programme)
        if one.key != round_.key and has_lab(one) and one.scheme != PUBLIC_STATISTICS
    )


def open_lab(
    viewer: Viewer, programme: str, round_: RoundSummary, *, rules: str = "", full: bool = False
) -> Opened | None:
    """Open a round under its own scheme, or under the scheme of the round ``rules`` as far as it fits.

    Returns None when the round has no lab, or no such other rules.

    Raises:
        Refused: when nothing of the other rules fits.
    """
    others = {one.key: one for one in other_rules(viewer, programme, round_)} if rules else {}
    if not has_lab(round_) or (rules and rules not in others):
        return None
    sealed = _sealed(viewer, programme, round_)
    if sealed is None:
        return None
    before = _before(programme, round_, sealed, full=full)
    if not rules:
        return Opened(before, sealed.scheme, before.plan.settings, sealed.hash, (), full)
    fitted = _fitted(viewer, programme, round_, sealed, others[rules])
    if fitted is None:
        return None
    settings = settings_for(fitted.scheme, before.rules).for_year(sealed.year)
    return Opened(before, fitted.scheme, settings, sealed.hash, fitted.findings, full)


def try_settings(opened: Opened, changes: Changes) -> Tried:
    """Evaluate an opened round under ``changes`` and compare.

    Raises:
        Refused: with everything that is wrong with the settings, or with the scheme they make and the round.
        Busy: when too many try at this moment.
    """
    refuse_if_any(_bands_kept(opened.base, changes))
    used = apply(opened.base, changes)
    with turn():
        after = stand_again(opened.before, used)
        return Tried(opened, changes, used, after, compare(opened.before, after))


def _bands_kept(scheme: Scheme, changes: Changes) -> list[Finding]:
    """Refuse other bands where results are only shown as bands."""
    if scheme.presentation != "bands":
        return []
    message = Bilingual("이 회차에서는 구간을 바꾸지 않습니다: {name}.", "Bands of this round are not changed: {name}.")
    cure = Bilingual("가중치, 지표 빼기, 빠진 값만 바꿀 수 있습니다.", "Change weights, indicators or missing values.")
    return [
        Finding("lab.bands", message.format(name=name), cure, Place(key=name))
        for name in changes.values
        if not name.startswith(WITH_BANDS)
    ]


def _key(programme: str, round_: RoundSummary, *more: str) -> tuple[str, ...]:
    return ("lab", programme, round_.key, *more)


def _sealed(viewer: Viewer, programme: str, round_: RoundSummary) -> SealedRound | None:
    """Read the round back from its bundle, once for each seal."""

    def read() -> SealedRound | None:
        found = computation_file if is_computation(round_.key) else queries.round_file
        content = found(viewer, programme, round_.key, BUNDLE)
        return None if content is None else round_of(content)

    return once(round_.bundle_hash, _key(programme, round_, "sealed"), read)


def _fitted(
    viewer: Viewer, programme: str, round_: RoundSummary, sealed: SealedRound, other: RoundSummary
) -> Replay | None:
    """Fit another round's scheme to this round's input, once for each pair of seals."""
    theirs = _sealed(viewer, programme, other)
    if theirs is None:
        return None
    scheme = theirs.scheme
    version = round_.bundle_hash + other.bundle_hash
    return once(version, _key(programme, round_, "rules", other.key), lambda: replay(sealed.data, scheme, sealed.year))


def _before(programme: str, round_: RoundSummary, sealed: SealedRound, *, full: bool) -> Stand:
    """Where zones stand under the round's own scheme, once for each seal."""
    draws = max(sealed.draws, LAB_DRAWS) if full else LAB_DRAWS

    def made() -> Stand:
        rules = for_other_schemes(sealed.rules)
        return stand(sealed.data, sealed.scheme, rules, year=sealed.year, draws=draws, seed=sealed.seed)

    return once(round_.bundle_hash, _key(programme, round_, "before", str(draws)), made)
