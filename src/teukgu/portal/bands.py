"""Tiers and bands of a round: letters, colours, and whether a unit can be told apart."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.store.queries.round_results import UnitResult
from teukgu.portal.visibility import PUBLIC_STATISTICS

COLOURS = 5


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the legend; ``tier`` counts from 1, 0 stands for "cannot be told apart"."""

    tier: int
    class_: str
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the results of one round: names of its tiers, and what cannot be told apart."""

    public: bool
    names: Mapping[int, str]
    ranks: tuple[int, ...]
    tiers: tuple[int, ...]
    wide: int | None

    def span(self, unit: UnitResult) -> int:
        """Return how many bands the unit's rank interval reaches over."""
        if unit.tier is None or unit.rank_low is None or unit.rank_high is None or not self.ranks:
            return 0
        return tiers_spanned(self.ranks, self.tiers, unit.rank_low, unit.rank_high)

    def told_apart(self, unit: UnitResult) -> bool:
        """Return whether the unit may be shown in its band."""
        said = str(unit.more.get("told_apart", "")).lower()
        if said in {"true", "false"}:
            return said == "true"
        return not self.public or self.wide is None or self.span(unit) < self.wide

    def band(self, unit: UnitResult) -> Band:
        """Return the band in which to show the unit."""
        if unit.tier is None or not self.told_apart(unit):
            return undecided()
        return self.of_tier(unit.tier)

    def of_tier(self, tier: int) -> Band:
        """Return the band of a tier."""
        name = self.names.get(tier, str(tier))
        label = _("%(name)s 구간") % {"name": name} if self.public else name
        return Band(tier, f"band-{min(tier, COLOURS)}", label, name)

    def legend(self) -> list[Band]:
        """Return all bands, the best first; with "cannot be told apart" where that is a band."""
        bands = [self.of_tier(tier) for tier in sorted(self.names)]
        return [*bands, undecided()] if self.public else bands


def tiers_spanned(ranks: Sequence[int], tiers: Sequence[int], low: int, high: int) -> int:
    """Return over how many tiers a range of ranks reaches; ``tiers`` are those of ``ranks``, which ascend."""
    ends = [tiers[max(bisect_right(ranks, rank) - 1, 0)] for rank in (low, high)]
    return abs(ends[1] - ends[0]) + 1


def undecided() -> Band:
    """Return the band of those that cannot be told apart."""
    return Band(0, "band-none", _("구분 불가(순위 범위가 여러 구간에 걸침)"), _("구분 불가"))


def reader(round_: RoundSummary, results: Sequence[UnitResult], names: Mapping[int, str] | None = None) -> Reader:
    """Make a reader from a round's results; ``names`` helps when only a part of the results is at hand."""
    ranked = sorted((unit.rank, unit.tier) for unit in results if unit.rank is not None and unit.tier is not None)
    found = {unit.tier: unit.tier_name or str(unit.tier) for unit in results if unit.tier is not None}
    wide = round_.facts.get("numbers", {}).get("from_bands") if isinstance(round_.facts, dict) else None
    return Reader(
        public=round_.scheme == PUBLIC_STATISTICS,
        names={**found, **(names or {})},
        ranks=tuple(rank for rank, _tier in ranked),
        tiers=tuple(tier for _rank, tier in ranked),
        wide=int(wide) if wide else None,
    )
