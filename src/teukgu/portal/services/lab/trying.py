"""A kept round under changed settings: read back from its bundle, evaluated, compared; nothing is kept."""

from dataclasses import dataclass

from teukgu.documents.sealed_round import SealedRound, for_other_schemes
from teukgu.evaluation.lab import LAB_DRAWS, Changes, Comparison, Stand, compare, stand, stand_again
from teukgu.evaluation.lab.apply import apply
from teukgu.evaluation.lab.replay import Replay, replay
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import Settings, settings_for
from teukgu.portal.access import Viewer
from teukgu.portal.once import once
from teukgu.portal.services.lab.rules_offered import OtherRules, rules_named
from teukgu.portal.services.lab.sealed import has_lab, sealed_of
from teukgu.portal.services.lab.turns import turn
from teukgu.portal.store.queries import RoundSummary
from teukgu.values import Bilingual, Finding, Place, refuse_if_any

WITH_BANDS = ("weight.", "out.", "missing")
"""What may be changed where results are shown as bands: with bands of any size zones could be ranked one by one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A round opened in the lab: where zones stand, the scheme to change (``base``), its settings as they apply.

    ``other``: the other rules it is read under; ``notes``: what of them did not fit; ``full``: as many draws as the
    round itself has.
    """

    before: Stand
    base: Scheme
    settings: Settings
    bundle: str
    other: OtherRules | None
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


def open_lab(
    viewer: Viewer, programme: str, round_: RoundSummary, *, rules: str = "", full: bool = False
) -> Opened | None:
    """Open a round under its own scheme, or under the other ``rules`` as far as they fit.

    Returns None when the round has no lab, or no such other rules.

    Raises:
        Refused: when nothing of the other rules fits.
    """
    other = rules_named(viewer, programme, round_, rules) if rules else None
    if not has_lab(round_) or (rules and other is None):
        return None
    sealed = sealed_of(viewer, programme, round_)
    if sealed is None:
        return None
    before = _before(programme, round_, sealed, full=full)
    if other is None:
        return Opened(before, sealed.scheme, before.plan.settings, sealed.hash, None, (), full)
    fitted = _fitted(programme, round_, sealed, other)
    if fitted is None:
        return None
    settings = settings_for(fitted.scheme, before.rules).for_year(sealed.year)
    return Opened(before, fitted.scheme, settings, sealed.hash, other, fitted.findings, full)


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


def _fitted(programme: str, round_: RoundSummary, sealed: SealedRound, other: OtherRules) -> Replay | None:
    """Fit another scheme to this round's input, once for each pair of seal and scheme."""
    scheme = other.read()
    if scheme is None:
        return None
    version = round_.bundle_hash + other.version
    return once(version, _key(programme, round_, "rules", other.key), lambda: replay(sealed.data, scheme, sealed.year))


def _before(programme: str, round_: RoundSummary, sealed: SealedRound, *, full: bool) -> Stand:
    """Where zones stand under the round's own scheme, once for each seal."""
    draws = max(sealed.draws, LAB_DRAWS) if full else LAB_DRAWS

    def made() -> Stand:
        rules = for_other_schemes(sealed.rules)
        return stand(sealed.data, sealed.scheme, rules, year=sealed.year, draws=draws, seed=sealed.seed)

    return once(round_.bundle_hash, _key(programme, round_, "before", str(draws)), made)
