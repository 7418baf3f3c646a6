"""Rank statistics without randomness: middle ranks, rank correlation, the exact permutation test of a rank sum."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def middle_ranks(values: Sequence[float]) -> Floats:
    """Return ranks from 1 = smallest; equal values share the mean of their ranks."""
    _, place, counts = np.unique(np.asarray(values, dtype=np.float64), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place], dtype=np.float64)


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Spearman's correlation (of middle ranks); None below three pairs or when one side never varies."""
    if len(first) != len(second):
        msg = f"pairs are wanted: {len(first)} and {len(second)} values"
        raise ValueError(msg)
    if len(first) < 3:
        return None
    a, b = (ranks - ranks.mean() for ranks in (middle_ranks(first), middle_ranks(second)))
    scale = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / scale if scale > 0 else None


@dataclass(frozen=True, slots=True)
class RankSum:
    """Two groups compared by ranks.

    ``higher``: share of pairs in which the member of the first group stands higher (ties half); 0.5 means no
    difference. ``p``: share of all possible divisions into two such groups that differ at least as much, either way.
    """

    first: int
    second: int
    higher: float
    p: float


def rank_sum_test(first: Sequence[float], second: Sequence[float]) -> RankSum | None:
    """Compare two groups by the exact permutation distribution of the sum of middle ranks; None when one is empty."""
    if not first or not second:
        return None
    doubled = np.rint(2 * middle_ranks([*first, *second])).astype(np.int64)  # whole numbers, ties included
    observed = int(doubled[: len(first)].sum())
    centre = len(first) * (len(doubled) + 1)  # twice the expected rank sum
    chances = _sum_chances(doubled, len(first))
    far = np.abs(np.arange(len(chances)) - centre) >= abs(observed - centre)
    most = len(first) * len(second)
    higher = (observed / 2 - len(first) * (len(first) + 1) / 2) / most
    return RankSum(len(first), len(second), higher, min(1.0, float(chances[far].sum())))


def _sum_chances(doubled: NDArray[np.int64], size: int) -> Floats:
    """Chance of each sum when ``size`` of the ranks are drawn without replacement (rank by rank)."""
    highest = int(np.sort(doubled)[-size:].sum())
    ways: Floats = np.zeros((size + 1, highest + 1))
    ways[0, 0] = 1.0
    for seen, rank in enumerate(doubled.tolist()):
        # the next rank is one of the chosen with chance (size - chosen) / (left to see); kept as chances, never counts
        left = len(doubled) - seen
        chosen = np.arange(size + 1)[:, None]
        taken = ways * ((size - chosen) / left)
        ways = ways * (1 - (size - chosen) / left)
        ways[1:, rank:] += taken[:-1, : highest + 1 - rank]
    return np.asarray(ways[size])
