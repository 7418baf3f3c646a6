"""Weighted sums that come out the same in any order of addition, so that no matrix library can change them.

Weights lie on a grid of 2**-24 and figures are cut in two parts of at most 29 bits each, so that every product and
every partial sum fits in the 53 bits of a double: nothing is rounded until the two parts are put together.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WEIGHT_BITS = 24
PART_BITS = 29
PIECE = 1 << 18  # multiplications
UNITS_AT_ONCE = 512


def on_grid(weights: Floats) -> Floats:
    """Return ``weights`` (rows that add up to 1) on the grid; what rounding leaves over goes to the largest weight."""
    unit = float(1 << WEIGHT_BITS)
    grid = np.rint(weights * unit)
    rows = np.arange(len(grid))
    largest = np.argmax(grid, axis=1)
    grid[rows, largest] += unit - grid.sum(axis=1)
    grid /= unit
    return grid


class ExactProduct:
    """Figures (units x indicators), cut once, to be multiplied with many weights on the grid."""

    def __init__(self, figures: Floats) -> None:
        largest = float(np.max(np.abs(figures), initial=0.0))
        self.step = 2.0 ** (math.frexp(largest)[1] - PART_BITS) if largest > 0.0 else 1.0
        high = np.rint(figures / self.step) * self.step
        fine = self.step * 2.0 ** -(PART_BITS - 1)
        low = np.rint((figures - high) / fine) * fine
        self.high = np.ascontiguousarray(high.T)
        self.low = np.ascontiguousarray(low.T)

    def scores(self, weights: Floats) -> Floats:
        """Return weights (draws x indicators, from :func:`on_grid`) times the figures: draws x units.

        In pieces so small that matrix libraries do not share them out: the threads are ours.
        """
        indicators, units = self.high.shape
        total = np.empty((len(weights), units))
        step = max(4, PIECE // (indicators * min(units, UNITS_AT_ONCE)))
        for first in range(0, units, UNITS_AT_ONCE):
            columns = slice(first, first + UNITS_AT_ONCE)
            high, low = self.high[:, columns], self.low[:, columns]
            for begin in range(0, len(weights), step):
                some = weights[begin : begin + step]
                piece = total[begin : begin + step, columns]
                np.matmul(some, high, out=piece)
                piece += some @ low
        return total
