"""Tiers and bands of a round: letters, colours, and whether a unit can be told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from teukgu.portal.displaying import Display, display_of
from teukgu.portal.store.queries import RoundSummary
from teukgu.portal.store.queries.round_results import UnitResult
from teukgu.portal.sureness import KEY, Ladder, ladder
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
    """Reads the results of one round: names of its tiers, what cannot be told apart, how much of that is shown."""

    public: bool
    names: Mapping[int, str]
    ladder: Ladder
    display: Display

    @property
    def wide(self) -> int | None:
        """Over how many bands a range of ranks reaches when the band cannot be told."""
        return self.ladder.wide

    def span(self, unit: UnitResult) -> int:
        """Return how many bands the unit's rank interval reaches over."""
        return 0 if unit.tier is None else self.ladder.span(unit.rank_low, unit.rank_high)

    @property
    def in_full(self) -> bool:
        """Whether probabilities and ranges of ranks are shown."""
        return self.display is Display.FULL

    def sureness(self, unit: UnitResult) -> str:
        """Return how sure the computed tier is, as a code; empty where nothing may be said or nothing was drawn.

        Empty too where the committee decided otherwise: the word is about another tier than the one that is shown.
        What was kept with the result goes first: one unit alone does not tell over how many bands its ranks reach.
        """
        if self.display is Display.FILE_ONLY or not unit.tier or not unit.tier_probabilities:
            return ""
        if unit.more.get("departure_reason"):
            return ""
        kept = str(unit.more.get(KEY, ""))
        return kept or self.ladder.sureness(unit.rank_low, unit.rank_high, on_line=unit.on_line)

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


def undecided() -> Band:
    """Return the band of those that cannot be told apart."""
    return Band(0, "band-none", _("구분 불가(순위 범위가 여러 구간에 걸침)"), _("구분 불가"))


def reader(round_: RoundSummary, results: Sequence[UnitResult], names: Mapping[int, str] | None = None) -> Reader:
    """Make a reader from a round's results; ``names`` helps when only a part of the results is at hand."""
    found = {unit.tier: unit.tier_name or str(unit.tier) for unit in results if unit.tier is not None}
    wide = round_.facts.get("numbers", {}).get("from_bands") if isinstance(round_.facts, dict) else None
    return Reader(
        public=round_.scheme == PUBLIC_STATISTICS,
        names={**found, **(names or {})},
        ladder=ladder(((unit.rank, unit.tier) for unit in results), int(wide) if wide else None),
        display=display_of(round_),
    )
