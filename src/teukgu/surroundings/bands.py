"""Bands at both ends of a rank interval."""

from bisect import bisect_right
from collections.abc import Sequence

from teukgu.surroundings.robustness import Result


def banded(
    scores: Sequence[float],
    ranks: Sequence[float],
    bands: Sequence[int],
    rank_low: Sequence[float],
    rank_high: Sequence[float],
) -> tuple[Result, ...]:
    """Return each zone's result; the band at a rank is that of the zone which holds it (or the next better one)."""
    held = sorted(zip(ranks, bands, strict=True))
    places = [rank for rank, _ in held]

    def band_at(rank: float) -> int:
        return held[max(0, bisect_right(places, rank) - 1)][1]

    rows = zip(scores, bands, rank_low, rank_high, strict=True)
    return tuple(Result(score, band, band_at(high), band_at(low)) for score, band, low, high in rows)
