"""The rank kernels compiled with numba (extra ``fast``): the same numbers as :mod:`.ranking`, several times faster."""

import numba
import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.ranking import LARGEST_PACKED, Floats, RankBlock, Ranks, fill_ranks_plainly

FEW_UNITS = 256  # up to here NumPy's vectorised sort is faster than counting
MOST_BIN_BITS = 14
UNITS_AT_ONCE = 32  # ranks of 16 bits: one line of the near memory
DRAWS_AT_ONCE = 64


def bin_bits_for(units: int) -> int:
    """Return the logarithm of how many bins sort ``units`` keys fastest: three to six for each."""
    return min(MOST_BIN_BITS, max(8, (3 * units - 1).bit_length()))


def fill_ranks(keys: Floats, block: RankBlock, begin: int) -> bool:
    """As :func:`teukgu.evaluation.uncertainty.ranking.fill_ranks`."""
    unit_bits = max(1, int(keys.shape[1] - 1).bit_length())
    if float(keys.max() - keys.min()) * (1 << unit_bits) >= LARGEST_PACKED:
        return fill_ranks_plainly(keys, block, begin)
    keys = np.ascontiguousarray(keys)
    if keys.shape[1] <= FEW_UNITS:
        packed = np.empty(keys.shape, np.int64)
        _pack_all(keys, unit_bits, packed)
        packed.sort(axis=1)
        return bool(_share_all(packed, unit_bits, block.better, block.worse, begin))
    return bool(_fill(keys, (unit_bits, bin_bits_for(keys.shape[1])), block.better, block.worse, begin))


def add_counts(ranks: Ranks, first: int, counts: NDArray[np.int32]) -> None:
    """As :func:`teukgu.evaluation.uncertainty.ranking.add_counts`."""
    _add(ranks, first, counts)


@numba.njit(nogil=True, cache=True)
def _fill(keys, bits, better, worse, begin):  # type: ignore[no-untyped-def]
    draws, units = keys.shape
    start = np.empty((1 << bits[1]) + 2, better.dtype)
    packed = np.empty(units, np.int64)
    ordered = np.empty(units, np.int64)
    tied = False
    for draw in range(draws):
        widest = _pack(keys[draw], bits[0], packed)
        _spread(packed, _shift(widest, bits), start, ordered)
        _settle(ordered)
        tied |= _share(ordered, bits[0], better[begin + draw], worse[begin + draw])
    return tied


@numba.njit(nogil=True, cache=True)
def _pack_all(keys, unit_bits, packed):  # type: ignore[no-untyped-def]
    for draw in range(len(keys)):
        _pack(keys[draw], unit_bits, packed[draw])


@numba.njit(nogil=True, cache=True)
def _share_all(ordered, unit_bits, better, worse, begin):  # type: ignore[no-untyped-def]
    tied = False
    for draw in range(len(ordered)):
        tied |= _share(ordered[draw], unit_bits, better[begin + draw], worse[begin + draw])
    return tied


@numba.njit(nogil=True, cache=True)
def _pack(keys, unit_bits, packed):  # type: ignore[no-untyped-def]
    """How far each key lies below the best one, with the unit's number in the low bits; return the largest."""
    high = keys[0]
    low = keys[0]
    for unit in range(len(keys)):
        high = max(high, keys[unit])
        low = min(low, keys[unit])
    for unit in range(len(keys)):
        packed[unit] = (np.int64(high - keys[unit]) << unit_bits) | unit
    return np.int64(high - low)


@numba.njit(nogil=True, cache=True)
def _shift(widest, bits):  # type: ignore[no-untyped-def]
    """How many low bits to drop so that what is left numbers the bins."""
    shift = np.int64(0)
    while (widest >> shift) >> bits[1] > 0:
        shift += 1
    return shift + bits[0]


@numba.njit(nogil=True, cache=True)
def _spread(packed, shift, start, ordered):  # type: ignore[no-untyped-def]
    """Counting sort by bins."""
    start[:] = 0
    for unit in range(len(packed)):
        own = packed[unit] >> shift
        start[own + 1] += 1
    total = 0
    for place in range(len(start)):
        total += start[place]
        start[place] = total
    for unit in range(len(packed)):
        own = packed[unit] >> shift
        place = start[own]
        start[own] = place + 1
        ordered[place] = packed[unit]


@numba.njit(nogil=True, cache=True)
def _settle(ordered):  # type: ignore[no-untyped-def]
    """Insertion sort of what is nearly sorted."""
    before = ordered[0]
    for place in range(1, len(ordered)):
        key = ordered[place]
        if key < before:
            spot = place
            while spot > 0 and ordered[spot - 1] > key:
                ordered[spot] = ordered[spot - 1]
                spot -= 1
            ordered[spot] = key
        else:
            before = key


@numba.njit(nogil=True, cache=True)
def _share(ordered, unit_bits, better, worse):  # type: ignore[no-untyped-def]
    mask = (np.int64(1) << unit_bits) - 1
    tied = False
    for place in range(len(ordered)):
        better[ordered[place] & mask] = place + 1
    for place in range(1, len(ordered)):
        tied |= (ordered[place] ^ ordered[place - 1]) <= mask
    worse[:] = better
    if tied:
        _level(ordered, unit_bits, better, worse)
    return tied


@numba.njit(nogil=True, cache=True)
def _level(ordered, unit_bits, better, worse):  # type: ignore[no-untyped-def]
    """Give units with equal keys the better and the worse rank of all of them."""
    mask = (np.int64(1) << unit_bits) - 1
    first = 0
    for place in range(len(ordered)):
        if ordered[place] >> unit_bits != ordered[first] >> unit_bits:
            first = place
        better[ordered[place] & mask] = first + 1
    last = len(ordered) - 1
    for place in range(len(ordered) - 1, -1, -1):
        if ordered[place] >> unit_bits != ordered[last] >> unit_bits:
            last = place
        worse[ordered[place] & mask] = last + 1


@numba.njit(nogil=True, cache=True)
def _add(ranks, first, counts):  # type: ignore[no-untyped-def]
    """In tiles of ranks that stay in the near memory while one zone after the other is counted."""
    for begin in range(0, len(counts), UNITS_AT_ONCE):
        end = min(len(counts), begin + UNITS_AT_ONCE)
        for start in range(0, len(ranks), DRAWS_AT_ONCE):
            stop = min(len(ranks), start + DRAWS_AT_ONCE)
            for unit in range(begin, end):
                own = counts[unit]
                for draw in range(start, stop):
                    own[np.int64(ranks[draw, first + unit]) - 1] += 1
