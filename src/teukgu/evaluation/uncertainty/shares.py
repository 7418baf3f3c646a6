"""Which assumption moves ranks and tiers most: variance shares by pick and freeze (Saltelli 2010, Jansen 1999).

Two independent samples of draws, and for every source one more in which only that source comes from the second.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.result import VarianceShare
from teukgu.evaluation.uncertainty.sources import SECOND_SAMPLE, STREAMS, Source, Streams

Floats = NDArray[np.float64]
Outcome = Callable[[int, int, Streams], tuple[Floats, Floats]]
"""Ranks and tiers (draws x units) of a run of draws on given streams."""

LEAST_DRAWS, MOST_DRAWS, PART = 64, 512, 10


def draws_for_shares(draws: int) -> int:
    """Return how many draws the shares are estimated from: a tenth, within 64 and 512."""
    return min(MOST_DRAWS, max(LEAST_DRAWS, draws // PART))


def variance_shares(
    outcome: Outcome, sources: tuple[Source, ...], draws: int, step: int, threads: int = 1
) -> tuple[VarianceShare, ...]:
    """Return the shares of each source, summed over units; draws are counted from 0 in steps of ``step``."""
    second = {source: stream + SECOND_SAMPLE for source, stream in STREAMS.items()}
    samples = [STREAMS, second, *({**STREAMS, source: second[source]} for source in sources)]
    sums = {source: np.zeros(4) for source in sources}
    spread = _Spread()
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, draws, step):
            count = min(step, draws - start)
            first, other, *mixed = pool.map(partial(outcome, start, count), samples)
            spread.add(first, other)
            for source, swapped in zip(sources, mixed, strict=True):
                sums[source] += _effects(first, other, swapped)
    return tuple(_share(source, sums[source], spread.variance(), draws) for source in sources)


class _Spread:
    """Running sums for the variance of ranks and tiers over both samples."""

    def __init__(self) -> None:
        self.count = 0
        self.sums: list[Floats] = []
        self.squares: list[Floats] = []

    def add(self, first: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> None:
        both = [np.concatenate(pair) for pair in zip(first, other, strict=True)]
        if not self.sums:
            self.sums = [np.zeros(one.shape[1]) for one in both]
            self.squares = [np.zeros(one.shape[1]) for one in both]
        self.count += len(both[0])
        for kind, one in enumerate(both):
            self.sums[kind] += one.sum(axis=0)
            self.squares[kind] += (one * one).sum(axis=0)

    def variance(self) -> tuple[float, float]:
        """Variance between draws of ranks and of tiers, summed over units."""
        rank, tier = (
            float(np.sum(square / self.count - (total / self.count) ** 2))
            for total, square in zip(self.sums, self.squares, strict=True)
        )
        return rank, tier


def _effects(first: tuple[Floats, Floats], other: tuple[Floats, Floats], mixed: tuple[Floats, Floats]) -> Floats:
    """Sums over draws and units: rank alone, rank total, tier alone, tier total."""
    found = []
    for one, two, swapped in zip(first, other, mixed, strict=True):
        found += [float(np.sum(two * (swapped - one))), float(np.sum((one - swapped) ** 2)) / 2]
    return np.array(found)


def _share(source: Source, sums: Floats, variance: tuple[float, float], draws: int) -> VarianceShare:
    rank, tier = variance
    values = [
        round(min(1.0, max(0.0, float(total) / draws / whole)), 2) if whole > 0 else 0.0
        for total, whole in zip(sums, (rank, rank, tier, tier), strict=True)
    ]
    return VarianceShare(source.value, *values)
