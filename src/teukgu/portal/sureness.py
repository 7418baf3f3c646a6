"""How sure a tier is, in one word: kept with each published result, so that pages need no probabilities for it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from teukgu.loading.round_outputs import ResultRow

SURE, LINE, HARD = "sure", "on_line", "cannot_tell"
KEY = "sureness"


@dataclass(frozen=True, slots=True)
class Ladder:
    """Ranks (ascending) with the tier of each; over ``wide`` tiers a range of ranks tells nothing."""

    ranks: Sequence[int]
    tiers: Sequence[int]
    wide: int | None

    def span(self, low: int | None, high: int | None) -> int:
        """Return over how many tiers a range of ranks reaches, 0 where there is none."""
        if low is None or high is None or not self.ranks:
            return 0
        ends = [self.tiers[max(bisect_right(self.ranks, rank) - 1, 0)] for rank in (low, high)]
        return abs(ends[1] - ends[0]) + 1

    def sureness(self, low: int | None, high: int | None, *, on_line: bool | None) -> str:
        """Return ``sure``, ``on_line`` or ``cannot_tell``."""
        if self.wide is not None and self.span(low, high) >= self.wide:
            return HARD
        return LINE if on_line else SURE


def ladder(pairs: Iterable[tuple[int | None, int | None]], wide: int | None) -> Ladder:
    """Return the ladder of a round from rank and tier of its units; who has none is left out."""
    found = sorted((rank, tier) for rank, tier in pairs if rank and tier)
    return Ladder([rank for rank, _ in found], [tier for _, tier in found], wide)


def with_sureness(rows: Sequence[ResultRow], wide: int) -> tuple[ResultRow, ...]:
    """Return the results of a round, each with how sure its computed tier is among its further columns."""
    steps = ladder(((row.rank, row.tier) for row in rows), wide)
    return tuple(
        replace(row, more={**row.more, KEY: steps.sureness(row.rank_low, row.rank_high, on_line=row.on_line)})
        if row.tier and row.tier_probabilities
        else row
        for row in rows
    )
