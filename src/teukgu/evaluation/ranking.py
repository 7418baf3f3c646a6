"""Published scores and ranks."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.score import DIGITS

Floats = NDArray[np.float64]
Rounding = Literal["half_up", "half_even", "down"]
Ties = Literal["better", "worse", "average"]
LARGEST = 9.0e9  # beyond this a score at 1e-9 does not fit a 64-bit whole number


def published(scores: Floats, decimals: int, rounding: Rounding) -> Floats:
    """Round ``scores`` to ``decimals`` digits in decimal arithmetic (2.675 is a half), first to 1e-9.

    ``half_up`` rounds a half away from zero, ``down`` cuts off towards zero.
    """
    if np.any(np.abs(scores[np.isfinite(scores)]) >= LARGEST):
        return np.asarray(np.round(scores, decimals))
    finite = np.where(np.isfinite(scores), scores, 0.0)
    units = np.rint(np.abs(finite) * 10**DIGITS).astype(np.int64)
    step = 10 ** (DIGITS - decimals)
    whole, left = np.divmod(units, step)
    if rounding == "half_up":
        whole = whole + (2 * left >= step)
    elif rounding == "half_even":
        whole = whole + ((2 * left > step) | ((2 * left == step) & (whole % 2 == 1)))
    rounded = np.copysign(whole / 10**decimals, finite) + 0.0
    return np.where(np.isfinite(scores), rounded, scores)


def ranks(scores: Floats, direction: str = "more", ties: Ties = "better") -> Floats:
    """Rank published ``scores`` (n,), 1 best; equal scores share the better rank (or the worse, or the average)."""
    better, equal = _better_and_equal(scores if direction == "more" else -scores)
    if ties == "better":
        return 1.0 + better
    return better + equal if ties == "worse" else better + (equal + 1) / 2


def _better_and_equal(scores: Floats) -> tuple[Floats, Floats]:
    ordered = np.sort(scores)
    left = np.searchsorted(ordered, scores, side="left")
    right = np.searchsorted(ordered, scores, side="right")
    return (len(scores) - right).astype(np.float64), (right - left).astype(np.float64)
