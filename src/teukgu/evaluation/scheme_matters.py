"""Which of the matters that the law names a scheme considers: derived from the indicators that count.

An indicator counts when it has a share in the score, or gives a bonus or penalty. A matter is in the scheme when an
indicator that speaks to it counts for every type of zones. An indicator that counts and speaks to none of the matters
goes beyond them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from teukgu.evaluation.problems import unknown_name
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.scheme_weights import indicator_shares, types_of
from teukgu.values import Finding


@dataclass(frozen=True, slots=True)
class MatterSeen:
    """A matter in a scheme: its indicators that count, and the share of their weights by type of zones.

    ``lacking``: types of zones for which nothing that counts speaks to it.
    """

    code: str
    indicators: tuple[str, ...]
    shares: dict[str, float]
    lacking: tuple[str, ...]

    @property
    def is_in(self) -> bool:
        """Whether the scheme considers it, for every type."""
        return bool(self.indicators) and not self.lacking


def matters_seen(scheme: Scheme, codes: Sequence[str]) -> tuple[MatterSeen, ...]:
    """Return the matters in the order of ``codes``; an indicator that speaks to two counts in the shares of both."""
    by_type = {kind: indicator_shares(scheme, kind) for kind in types_of(scheme)}
    always = _adjusting(scheme)
    return tuple(_seen(scheme, code, by_type, always) for code in codes)


def beyond(scheme: Scheme, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the indicators that count for some type of zones and speak to none of ``codes``."""
    counted = {name for kind in types_of(scheme) for name, share in indicator_shares(scheme, kind).items() if share > 0}
    # one of at most nothing still moves scores where figures are below zero: it considers nothing, but it goes beyond
    counted |= {one.indicator for one in (*scheme.bonus, *scheme.penalty) if one.points}
    return tuple(
        name
        for name, indicator in scheme.indicators.items()
        if name in counted and not set(indicator.matters) & set(codes)
    )


def unknown_matters(scheme: Scheme, codes: Sequence[str]) -> list[Finding]:
    """Return a finding for each code of an indicator that is none of ``codes``."""
    return [
        unknown_name(
            "unknown_matter", scheme.place("indicators", name, "matters"), ("고려 사항", "matter"), code, codes
        )
        for name, indicator in scheme.indicators.items()
        for code in indicator.matters
        if code not in codes
    ]


def _seen(scheme: Scheme, code: str, by_type: dict[str, dict[str, float]], always: set[str]) -> MatterSeen:
    speaking = [name for name, indicator in scheme.indicators.items() if code in indicator.matters]
    shares = {kind: sum(found.get(name, 0.0) for name in speaking) for kind, found in by_type.items()}
    counted = [name for name in speaking if name in always or any(found.get(name, 0) > 0 for found in by_type.values())]
    lacking = () if set(speaking) & always else tuple(kind for kind, share in shares.items() if share <= 0)
    return MatterSeen(code, tuple(counted), shares, lacking if counted else tuple(shares))


def _adjusting(scheme: Scheme) -> set[str]:
    """Return the indicators that give a bonus or a penalty of more than nothing."""
    given = ((scheme.bonus, scheme.score.bonus_max), (scheme.penalty, scheme.score.penalty_max))
    return {one.indicator for some, most in given if most != 0 for one in some if one.points and one.max != 0}
