"""Counting ranks and tiers over any number of draws in the same memory, on any number of threads.

What is counted are whole numbers, so neither the blocks nor the threads nor the kernels can change a digit.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.draw_tiers import Group, counts_from_ranks, follows_ranks, tiers_of_draws
from teukgu.evaluation.uncertainty.engines import Kernels
from teukgu.evaluation.uncertainty.ranking import RankBlock, empty_block

Floats = NDArray[np.float64]
Counts = NDArray[np.int32]
Draws = NDArray[np.intp]
Scorer = Callable[[int, int], Floats]

RANKS_AT_ONCE = 1 << 24
MOST_DRAWS_AT_ONCE = 4096
UNITS_AT_ONCE = 64
OFTEN = 32


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many draws each unit had which rank (the better and the worse of those it shares) and which tier."""

    better: Counts
    worse: Counts
    tiers: Counts


@dataclass(frozen=True, slots=True)
class Job:
    """What to count: ``keys(start, count)`` gives draws x units as whole numbers of ``digits`` decimals, more better.

    ``step``: how many draws are scored at once.
    """

    keys: Scorer
    units: int
    step: int
    digits: int
    groups: tuple[Group, ...]


def tally(job: Job, draws: int, kernels: Kernels, threads: int = 1) -> Tally:
    """Count ranks and tiers of draws 0 to ``draws - 1``."""
    counter = _Counter(job, kernels)
    with ThreadPoolExecutor(max(1, threads)) as pool:
        for start, count in spans(0, draws, counter.block_draws):
            counter.add(pool, start, count, max(1, threads))
        return counter.result(pool)


def spans(start: int, end: int, step: int) -> Iterator[tuple[int, int]]:
    """Cut ``start`` to ``end`` in pieces: where each begins and how long it is."""
    for begin in range(start, end, step):
        yield begin, min(step, end - begin)


class _Counter:
    """One block of ranks at a time, and the running counts."""

    def __init__(self, job: Job, kernels: Kernels) -> None:
        self.job, self.kernels = job, kernels
        units = job.units
        self.block_draws = max(1, min(MOST_DRAWS_AT_ONCE, RANKS_AT_ONCE // max(1, units)))
        self.block = empty_block(self.block_draws, units)
        self.better = np.zeros((units, units), np.int32)
        self.moved: Counts | None = None  # what ties add to ``better`` to make ``worse``; None while there are none
        self.by_ranks = follows_ranks(job.groups, units)
        tiers = max((group.rule.count for group in job.groups), default=0)
        self.tiers = np.zeros((units, tiers), np.int32)
        self.tier_block = np.zeros((0 if self.by_ranks or not tiers else self.block_draws, units), np.uint8)

    def add(self, pool: ThreadPoolExecutor, start: int, count: int, threads: int) -> None:
        """Score, rank and count draws ``start`` to ``start + count - 1``."""
        parts = list(spans(0, count, self.job.step))
        ties = list(pool.map(lambda part: self._fill(start, *part), parts))  # wait for all of them
        tied = np.array(
            [
                draw
                for (begin, size), tie in zip(parts, ties, strict=True)
                if tie
                for draw in range(begin, begin + size)
            ],
            dtype=np.intp,
        )
        if tied.size and self.moved is None:
            self.moved = np.zeros(self.better.shape, np.int32)  # room is taken only where something is noted
        width = max(1, -(-self.job.units // threads))
        list(pool.map(lambda part: self._count(count, *part, tied=tied), list(spans(0, self.job.units, width))))

    def _fill(self, start: int, begin: int, count: int) -> bool:
        keys = self.job.keys(start + begin, count)
        tied = self.kernels.fill_ranks(keys, self.block, begin)
        if len(self.tier_block):
            rows = slice(begin, begin + count)
            ranks = RankBlock(self.block.better[rows], self.block.worse[rows])
            self.tier_block[rows] = tiers_of_draws(self.job.groups, keys, self.job.digits, ranks)
        return tied

    def _count(self, draws: int, first: int, units: int, *, tied: Draws) -> None:
        for begin, width in spans(first, first + units, UNITS_AT_ONCE):
            rows = slice(begin, begin + width)
            self.kernels.add_counts(self.block.better[:draws], begin, self.better[rows])
            if tied.size and self.moved is not None:
                self._move(self.moved[rows], tied, rows)
            if len(self.tier_block):
                found = self.tier_block[:draws, rows]
                for tier in range(self.tiers.shape[1]):
                    self.tiers[rows, tier] += np.count_nonzero(found == tier + 1, axis=0).astype(np.int32)

    def _move(self, moved: Counts, tied: Draws, rows: slice) -> None:
        """Note where the worse shared rank is another one than the better: seldom, or (rounded scores) often."""
        better, worse = self.block.better[tied, rows], self.block.worse[tied, rows]
        draw, unit = np.nonzero(better != worse)
        if draw.size < better.size // OFTEN:
            np.subtract.at(moved, (unit, better[draw, unit] - 1), 1)
            np.add.at(moved, (unit, worse[draw, unit] - 1), 1)
            return
        counted = np.zeros_like(moved)
        self.kernels.add_counts(better, 0, counted)
        moved -= counted
        self.kernels.add_counts(worse, 0, moved)

    def result(self, pool: ThreadPoolExecutor) -> Tally:
        """Return what has been counted so far."""
        worse = self.better
        if self.moved is not None:
            worse = self.moved
            slices = [slice(begin, begin + width) for begin, width in spans(0, self.job.units, UNITS_AT_ONCE)]
            list(pool.map(lambda rows: np.add(worse[rows], self.better[rows], out=worse[rows]), slices))
        tiers = self.tiers
        if self.by_ranks:
            tiers = counts_from_ranks(self.job.groups[0].rule, self.better, worse)
        return Tally(self.better, worse, tiers)
