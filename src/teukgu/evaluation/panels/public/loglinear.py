"""Votes by zone and region as a log-linear model: log expected votes = zone + region + favour at home.

Without the favour this is independence, with the home cells left out quasi-independence (L. A. Goodman, "The Analysis
of Cross-Classified Data", JASA 63, 1968; A. Agresti, "Categorical Data Analysis", 3rd ed. 2013, ch. 11). Fitted by
iterative proportional fitting, which reaches the maximum likelihood (Darroch and Ratcliff 1972). It takes counts, so
that imported counts and own ballots are analysed alike; comparisons in pairs (Bradley and Terry) need every ballot.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
CYCLES, CLOSE = 5000, 1e-11


@dataclass(frozen=True, slots=True)
class Fitted:
    """``zone`` x ``region`` x (``home`` in home cells) = expected; factors scaled so that regions add up to the votes.

    ``dispersion``: Pearson chi-square over its degrees of freedom, at least 1 (a voter's votes are not independent).
    """

    zone: Floats
    region: Floats
    home: float
    expected: Floats
    dispersion: float


def fit_table(votes: Floats, home: Bools, *, without_home: bool = False) -> Fitted:
    """Fit the table with one favour for all home cells, or to the other cells alone (``without_home``)."""
    used = np.where(home & without_home, 0.0, 1.0)
    seen = votes * used
    zone, region, favour = np.ones(votes.shape[0]), np.ones(votes.shape[1]), 1.0
    for _ in range(CYCLES):
        factor = used * np.where(home, favour, 1.0)
        zone = _ratio(seen.sum(axis=1), factor @ region)
        next_region = _ratio(seen.sum(axis=0), zone @ factor)
        next_favour = favour
        if not without_home and home.any():
            at_home = float((zone[:, None] * next_region)[home].sum())
            next_favour = float(votes[home].sum()) / at_home if at_home > 0 else 1.0
        moved = max(float(np.max(np.abs(next_region - region), initial=0.0)), abs(next_favour - favour))
        region, favour = next_region, next_favour
        if moved < CLOSE * max(1.0, float(region.max(initial=0.0))):
            break
    share = zone.sum() or 1.0
    zone, region = zone / share, region * share
    expected = zone[:, None] * region * np.where(home & (not without_home), favour, 1.0)
    return Fitted(zone, region, favour, expected, _dispersion(seen, expected * used))


def favour_error(fitted: Fitted, home: Bools) -> float:
    """Return the standard error of the logarithm of the favour (dispersion included)."""
    weight = fitted.expected
    zones, regions = weight.shape
    size = zones + regions
    normal = np.zeros((size, size))
    normal[:zones, :zones] = np.diag(weight.sum(axis=1))
    normal[zones:, zones:] = np.diag(weight.sum(axis=0))
    normal[:zones, zones:], normal[zones:, :zones] = weight, weight.T
    at_home = weight * home
    right = np.concatenate([at_home.sum(axis=1), at_home.sum(axis=0)])
    explained = right @ np.linalg.lstsq(normal, right, rcond=1e-12)[0]
    information = float(at_home.sum() - explained)
    return float(np.sqrt(fitted.dispersion / information)) if information > 0 else float("inf")


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.asarray(np.where(below > 0, above / np.where(below > 0, below, 1.0), 0.0))


def _dispersion(seen: Floats, expected: Floats) -> float:
    cells = expected > 0
    freedom = int(cells.sum()) - int(cells.any(axis=1).sum()) - int(cells.any(axis=0).sum())
    if freedom <= 0:
        return 1.0
    # cells with next to nothing expected would dominate a plain Pearson sum: Fletcher (Biometrika 99, 2012) corrects it
    gap = seen[cells] - expected[cells]
    pearson = float(np.sum(gap**2 / expected[cells])) / freedom
    skew = float(np.mean(gap / expected[cells]))
    return max(1.0, pearson / (1 + skew))
