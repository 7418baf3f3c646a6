"""The linear system of two crossed factors for given variance ratios, in units of the error variance.

With V = I + g1 Z1 Z1' + g2 Z2 Z2', everything follows from eliminating the first factor, whose block is diagonal, then
the second, then the fixed effects.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
TINY = 1e-14


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums that every solution needs: level counts, cross counts, and right-hand sides [X y] by level."""

    first: Ints
    second: Ints
    design: Floats
    y: Floats
    cross: Floats
    r_first: Floats
    r_second: Floats
    r_all: Floats

    @property
    def free(self) -> int:
        """Observations less fixed effects."""
        return len(self.y) - int(self.design.shape[1])


@dataclass(frozen=True, slots=True)
class Solved:
    """Solution for the ``ratios`` (first, second): scaled effects u = b / sqrt(ratio), fixed effects, deviance.

    ``diagonal`` and ``inverse``: the first factor's block and the inverse of the second's after elimination;
    ``slope`` = block of the first on the second, divided by ``diagonal``. ``f_first``, ``f_second``: solutions of
    the fixed effects' columns; ``information``: X' V^-1 X; ``square``: (y - Xb)' V^-1 (y - Xb).
    """

    ratios: tuple[float, float]
    diagonal: Floats
    slope: Floats
    inverse: Floats
    u_first: Floats
    u_second: Floats
    f_first: Floats
    f_second: Floats
    information: Floats
    fixed: Floats
    square: float
    deviance: float


def sums(y: Floats, first: Ints, second: Ints, design: Floats) -> Sums:
    """Add up what the solutions need."""
    p, q = int(first.max()) + 1, int(second.max()) + 1
    both = np.column_stack([design, y])
    by_first, by_second = np.zeros((p, both.shape[1])), np.zeros((q, both.shape[1]))
    np.add.at(by_first, first, both)
    np.add.at(by_second, second, both)
    cross = np.bincount(first * q + second, minlength=p * q).reshape(p, q).astype(np.float64)
    return Sums(first, second, design, y, cross, by_first, by_second, both.T @ both)


def solve(given: Sums, ratios: tuple[float, float]) -> Solved:
    """Solve for given ratios of the two factors' variances to the error variance; the deviance is restricted."""
    g1, g2 = ratios
    t1, t2 = np.sqrt(g1), np.sqrt(g2)
    diagonal = g1 * given.cross.sum(axis=1) + 1.0
    block = t1 * t2 * given.cross
    slope = block / diagonal[:, None]
    schur = np.diag(g2 * given.cross.sum(axis=0) + 1.0) - block.T @ slope
    inverse = np.linalg.inv(schur)
    r1, r2 = t1 * given.r_first, t2 * given.r_second
    rest = r2 - slope.T @ r1
    x2 = inverse @ rest
    x1 = r1 / diagonal[:, None] - slope @ x2
    reduced = given.r_all - r1.T @ (r1 / diagonal[:, None]) - rest.T @ x2
    information, right = reduced[:-1, :-1], reduced[:-1, -1]
    fixed = np.linalg.solve(information, right)
    square = max(float(reduced[-1, -1] - right @ fixed), TINY * len(given.y))
    log_det = float(np.log(diagonal).sum() + np.linalg.slogdet(schur)[1])
    free = given.free
    deviance = log_det + float(np.linalg.slogdet(information)[1]) + free * (1 + np.log(2 * np.pi * square / free))
    return Solved(
        ratios,
        diagonal,
        slope,
        inverse,
        x1[:, -1] - x1[:, :-1] @ fixed,
        x2[:, -1] - x2[:, :-1] @ fixed,
        x1[:, :-1],
        x2[:, :-1],
        information,
        fixed,
        square,
        float(deviance),
    )


def slopes(given: Sums, found: Solved) -> Floats:
    """Derivative of the deviance by the logarithm of each ratio: q - trace(K) - u'u / s2."""
    cov = np.linalg.inv(found.information)
    fixed_first = float(np.einsum("ij,jk,ik->", found.f_first, cov, found.f_first))
    fixed_second = float(np.einsum("ij,jk,ik->", found.f_second, cov, found.f_second))
    first = float((1 / found.diagonal).sum() + np.sum((found.slope @ found.inverse) * found.slope)) + fixed_first
    second = float(np.trace(found.inverse)) + fixed_second
    s2 = found.square / given.free
    return np.array(
        [
            len(found.u_first) - first - found.u_first @ found.u_first / s2,
            len(found.u_second) - second - found.u_second @ found.u_second / s2,
        ]
    )
