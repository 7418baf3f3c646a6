"""Does a rater score like the others apart from severity? Mean squares of residuals, slope, and use of the scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.severity import Adjustment

FEWEST = 4  # zones below which nothing is said of a rater


@dataclass(frozen=True, slots=True)
class RaterFit:
    """How consistently a rater scored.

    ``mean_square``: mean square of the rater's residuals over what the model expects (1 as expected, above: erratic,
    below: more regular than chance allows); ``z``: the same as a standard normal (Wilson and Hilferty 1931).
    ``slope``: how far the rater's scores follow the zones' adjusted scores (1: as far as everybody, 0: all zones
    alike). ``spread``: the rater's standard deviation over the panel's. ``erratic``, ``muted``: z beyond the limit;
    ``flat``: the rater hardly tells zones apart. All False with fewer than four zones.
    """

    rater: str
    zones: int
    mean_square: float
    z: float
    slope: float
    spread: float
    erratic: bool
    muted: bool
    flat: bool


def rater_fits(found: Adjustment, z_limit: float = 2.5, flat_limit: float = 0.3) -> tuple[RaterFit, ...]:
    """Return the fit of every rater, in order of names.

    In a panel without fault about one rater in eighty is beyond ``z_limit`` 2.5.
    """
    given = found.ratings
    return tuple(
        _fit(found, np.flatnonzero(given.rater == row), z_limit, flat_limit) for row in range(len(given.raters))
    )


def _fit(found: Adjustment, rows: NDArray[np.intp], z_limit: float, flat_limit: float) -> RaterFit:
    given, variance = found.ratings, found.sd_error**2
    freedom = float(found.residual_share[rows].sum())
    square = float((found.residual[rows] ** 2).sum() / (variance * freedom)) if variance * freedom > 0 else 1.0
    z = _standard(square, freedom)
    adjusted = np.array([found.zones[zone].adjusted for zone in given.zone[rows]])
    own, variation = given.score[rows], float(np.var(adjusted))
    slope = float(np.mean((own - own.mean()) * (adjusted - adjusted.mean())) / variation) if variation > 0 else 1.0
    enough = len(rows) >= FEWEST
    return RaterFit(
        rater=given.raters[given.rater[rows[0]]],
        zones=len(rows),
        mean_square=round(square, 4),
        z=round(z, 4),
        slope=round(slope, 4),
        spread=round(float(np.std(own)) / (float(np.std(given.score)) or 1.0), 4),
        erratic=enough and z > z_limit,
        muted=enough and z < -z_limit,
        flat=enough and slope < flat_limit,
    )


def _standard(square: float, freedom: float) -> float:
    """A mean square with ``freedom`` degrees as a standard normal, by the cube root."""
    if freedom <= 0:
        return 0.0
    part = 2 / (9 * freedom)
    return float((square ** (1 / 3) - (1 - part)) / np.sqrt(part))
