"""Benefit of the doubt: how well a unit stands under the weights that suit it best. A check, never a score."""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.result import PointResult

Floats = NDArray[np.float64]


def best_case(plan: Plan, point: PointResult) -> Floats | None:
    """Return each scored unit's best composite relative to the best unit under the same weights (1: unbeaten).

    Weights are free but for the scheme's limits on each indicator's share of the unit's own sum (``min_share``,
    ``max_share``); missing values count 0, and values below zero are shifted up. None unless the scheme asks for it.
    """
    limits = plan.scheme.benefit_of_the_doubt
    if limits is None:
        return None
    values = np.nan_to_num(point.normalised[plan.scored])
    values = values - np.minimum(values.min(axis=0), 0.0)
    values /= np.where(values.max(axis=0) > 0, values.max(axis=0), 1.0)
    return np.array([_best(values, row, limits.min_share, limits.max_share) for row in range(len(values))])


def _best(values: Floats, row: int, low: float, high: float) -> float:
    """Solve one linear programme: the largest sum of this unit such that no unit's sum exceeds 1."""
    from scipy.optimize import linprog  # heavy to import: only here

    own = values[row]
    width = len(own)
    own_share = np.eye(width) * own
    upper = own_share - high * own  # each part at most its share of the own sum
    lower = low * own - own_share
    bounds = np.vstack([values, upper, lower])
    limits = np.concatenate([np.ones(len(values)), np.zeros(2 * width)])
    solved = linprog(-own, A_ub=bounds, b_ub=limits, bounds=(0, None), method="highs")
    return round(-float(solved.fun), 9) if solved.success else float("nan")
