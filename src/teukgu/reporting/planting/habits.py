"""Habits of people who fill in reports, none of them an error: rounding, copying what did not change, gaps."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Habits:
    """Digits kept, how often an unchanged stock is copied, how often a cell or a part is left open."""

    digits: int
    copies: float
    gaps: float
    part_gaps: float


def habits(rng: np.random.Generator) -> Habits:
    """Draw the habits of one office."""
    return Habits(
        digits=int(rng.choice([2, 3, 4, 9], p=[0.2, 0.3, 0.3, 0.2])),
        copies=float(rng.uniform(0, 0.4)),
        gaps=float(rng.uniform(0, 0.06)),
        part_gaps=float(rng.uniform(0, 0.15)),
    )


def rounded(value: float, habit: Habits) -> int:
    """Round as the office does: to so many digits, never finer than one."""
    whole = round(value)
    if whole < 100:
        return whole
    places = max(int(math.log10(whole)) + 1 - habit.digits, 0)
    return int(round(whole, -places))
