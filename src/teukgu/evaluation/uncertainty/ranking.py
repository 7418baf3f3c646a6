"""Ranks of many draws at once: 1 is the best; units with equal keys share ranks from the better to the worse one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Ranks = NDArray[np.unsignedinteger]

LARGEST_PACKED = 2.0**62


@dataclass(frozen=True, slots=True)
class RankBlock:
    """For draws x units: the better and the worse rank that a unit shares with those equal to it."""

    better: Ranks
    worse: Ranks


def empty_block(draws: int, units: int) -> RankBlock:
    """Return room for the ranks of a block of draws."""
    kind: type[np.unsignedinteger] = np.uint16 if units < 1 << 16 else np.uint32
    return RankBlock(np.empty((draws, units), kind), np.empty((draws, units), kind))


def fill_ranks(keys: Floats, block: RankBlock, begin: int) -> bool:
    """Rank ``keys`` (draws x units, whole numbers, more is better) into the rows of ``block`` from ``begin`` on.

    Returns:
        Whether any two units of a draw tie.
    """
    order, ordered = _sorted(keys)
    return _write(order, ordered, block, begin)


def fill_ranks_plainly(keys: Floats, block: RankBlock, begin: int) -> bool:
    """As :func:`fill_ranks`, for keys so far apart that a unit's number does not fit beside them in 64 bits."""
    return _write(*_sorted_far_apart(keys.max(axis=1, keepdims=True) - keys), block, begin)


def _write(order: Integers, ordered: Integers, block: RankBlock, begin: int) -> bool:
    draws, units = order.shape
    flat = order + np.arange(draws)[:, np.newaxis] * units
    rows = slice(begin, begin + draws)
    equal = ordered[:, 1:] == ordered[:, :-1]
    if equal.any():
        better, worse = _shared(equal, units)
        block.better[rows].reshape(-1)[flat] = better
        block.worse[rows].reshape(-1)[flat] = worse
        return True
    places = np.broadcast_to(np.arange(1, units + 1, dtype=block.better.dtype), order.shape)
    block.better[rows].reshape(-1)[flat] = places
    block.worse[rows] = block.better[rows]
    return False


def _sorted(keys: Floats) -> tuple[Integers, Integers]:
    """Return for each draw the units from best to worst, and what they were sorted by."""
    top = keys.max(axis=1, keepdims=True)
    below = top - keys
    bits = max(1, int(keys.shape[1] - 1).bit_length())
    if float(below.max()) * (1 << bits) >= LARGEST_PACKED:
        return _sorted_far_apart(below)
    # the unit's number in the low bits: sorting whole numbers is far faster than asking for their order
    packed = below.astype(np.int64)
    packed <<= bits
    packed |= np.arange(keys.shape[1])
    packed.sort(axis=1)
    order = packed & ((1 << bits) - 1)
    packed >>= bits
    return order, packed


def _sorted_far_apart(below: Floats) -> tuple[Integers, Integers]:
    order = np.argsort(below, axis=1, kind="stable")
    return order, np.take_along_axis(below, order, axis=1).view(np.int64)


def _shared(equal: NDArray[np.bool_], units: int) -> tuple[Integers, Integers]:
    """Better and worse rank at each place, from which neighbours are equal."""
    places = np.arange(1, units + 1)
    draws = len(equal)
    edge = np.ones((draws, 1), bool)
    first = np.where(np.concatenate([edge, ~equal], axis=1), places, 0)
    last = np.where(np.concatenate([~equal, edge], axis=1), places, units)
    better = np.maximum.accumulate(first, axis=1)
    worse = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    return better, worse


def add_counts(ranks: Ranks, first: int, counts: NDArray[np.int32]) -> None:
    """Count for units ``first`` and on how often each had which rank; ``counts``: units of this slice x ranks."""
    slice_units, width = counts.shape
    wanted = ranks[:, first : first + slice_units].astype(np.int64)
    wanted += np.arange(slice_units) * width - 1
    counts += np.bincount(wanted.ravel(), minlength=slice_units * width).reshape(counts.shape).astype(np.int32)
