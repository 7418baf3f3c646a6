"""The rank kernels compiled with numba (extra ``fast``): the same numbers as :mod:`.ranking`, several times faster."""

import numba
import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.ranking import Floats, RankBlock, Ranks

MOST_BINS = 1 << 14
UNITS_AT_ONCE = 8


def bins_for(units: int) -> int:
    """Return how many bins sort ``units`` keys fastest: about three for each, a power of two, within the near cache."""
    return int(min(MOST_BINS, max(256, 1 << (3 * units - 1).bit_length())))


def fill_ranks(keys: Floats, block: RankBlock, begin: int) -> bool:
    """As :func:`teukgu.evaluation.uncertainty.ranking.fill_ranks`."""
    return bool(_fill(np.ascontiguousarray(keys), bins_for(keys.shape[1]), block.better, block.worse, begin))


def add_counts(ranks: Ranks, first: int, counts: NDArray[np.int32]) -> None:
    """As :func:`teukgu.evaluation.uncertainty.ranking.add_counts`."""
    _add(ranks, first, counts)


@numba.njit(nogil=True, cache=True)
def _fill(keys, bins, better, worse, begin):  # type: ignore[no-untyped-def]
    draws, units = keys.shape
    start = np.empty(bins + 1, np.int32)
    bin_of = np.empty(units, np.int32)
    ordered = np.empty(units, np.float64)
    order = np.empty(units, np.int32)
    tied = False
    for draw in range(draws):
        _spread(keys[draw], bins, start, bin_of, ordered, order)
        _settle(ordered, order)
        tied |= _share(ordered, order, better[begin + draw], worse[begin + draw])
    return tied


@numba.njit(nogil=True, cache=True)
def _spread(keys, bins, start, bin_of, ordered, order):  # type: ignore[no-untyped-def] # noqa: PLR0917
    """Counting sort, best first, by equally wide bins."""
    units = len(keys)
    low = keys[0]
    high = keys[0]
    for unit in range(units):
        low = min(low, keys[unit])
        high = max(high, keys[unit])
    scale = (bins - 1) / (high - low) if high > low else 0.0
    start[:] = 0
    for unit in range(units):
        own = np.int32((high - keys[unit]) * scale)
        bin_of[unit] = own
        start[own + 1] += 1
    total = 0
    for place in range(bins):
        total += start[place]
        start[place] = total
    for unit in range(units):
        place = start[bin_of[unit]]
        start[bin_of[unit]] = place + 1
        ordered[place] = keys[unit]
        order[place] = unit


@numba.njit(nogil=True, cache=True)
def _settle(ordered, order):  # type: ignore[no-untyped-def]
    """Insertion sort of what is nearly sorted."""
    for place in range(1, len(ordered)):
        key = ordered[place]
        if key > ordered[place - 1]:
            unit = order[place]
            spot = place
            while spot > 0 and ordered[spot - 1] < key:
                ordered[spot] = ordered[spot - 1]
                order[spot] = order[spot - 1]
                spot -= 1
            ordered[spot] = key
            order[spot] = unit


@numba.njit(nogil=True, cache=True)
def _share(ordered, order, better, worse):  # type: ignore[no-untyped-def]
    rank = 1
    tied = False
    for place in range(len(ordered)):
        if place > 0 and ordered[place] == ordered[place - 1]:
            tied = True
        else:
            rank = place + 1
        better[order[place]] = rank
    worse[:] = better
    if tied:
        _worse(ordered, order, worse)
    return tied


@numba.njit(nogil=True, cache=True)
def _worse(ordered, order, worse):  # type: ignore[no-untyped-def]
    last = len(ordered)
    for place in range(len(ordered) - 1, -1, -1):
        if place < len(ordered) - 1 and ordered[place] != ordered[place + 1]:
            last = place + 1
        worse[order[place]] = last


@numba.njit(nogil=True, cache=True)
def _add(ranks, first, counts):  # type: ignore[no-untyped-def]
    for begin in range(0, len(counts), UNITS_AT_ONCE):
        end = min(len(counts), begin + UNITS_AT_ONCE)
        for draw in range(len(ranks)):
            for unit in range(begin, end):
                counts[unit, ranks[draw, first + unit] - 1] += 1
