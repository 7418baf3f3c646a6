"""How far raters agree: intraclass correlations from the variances, and Krippendorff's alpha."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.ratings import Ratings
from teukgu.evaluation.panels.severity import Adjustment

Floats = NDArray[np.float64]
Metric = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of variance; 1 is full agreement.

    ``single``: one rater, severity counting as disagreement (ICC(2,1) of Shrout and Fleiss 1979); ``consistent``: one
    rater after severity is removed (ICC(3,1)); ``mean_raw``, ``mean_adjusted``: of the mean of ``raters`` (harmonic
    mean number per zone), before and after. ``alpha``: Krippendorff's, interval metric, scores as given.
    """

    single: float
    consistent: float
    mean_raw: float
    mean_adjusted: float
    raters: float
    alpha: float


def agreement(found: Adjustment) -> Agreement:
    """Return how far the raters of an adjusted panel agree."""
    zones, raters, error = found.sd_zones**2, found.sd_raters**2, found.sd_error**2
    counts = np.bincount(found.ratings.zone)
    n = float(len(counts) / np.sum(1 / counts))
    return Agreement(
        single=_share(zones, raters + error),
        consistent=_share(zones, error),
        mean_raw=_share(zones, (raters + error) / n),
        mean_adjusted=_share(zones, error / n),
        raters=round(n, 4),
        alpha=round(alpha_of(found.ratings), 4),
    )


def alpha_of(given: Ratings, metric: Metric = "interval") -> float:
    """Krippendorff's alpha of ratings as given."""
    units: dict[int, list[float]] = {}
    for zone, score in zip(given.zone, given.score, strict=True):
        units.setdefault(int(zone), []).append(float(score))
    return krippendorff_alpha({str(zone): tuple(scores) for zone, scores in units.items()}, metric)


def krippendorff_alpha(units: Mapping[str, tuple[float, ...]], metric: Metric = "interval") -> float:
    """Return alpha = 1 - observed / expected disagreement over units with two scores or more; NaN without variation.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011 (the
    coincidence matrix of section C and the metrics of section D).
    """
    paired = [scores for scores in units.values() if len(scores) > 1]
    values = np.unique([score for scores in paired for score in scores])
    if metric == "interval" and values.size > 1:
        return _interval(paired)
    place = {float(value): row for row, value in enumerate(values)}
    together = np.zeros((values.size, values.size))
    for scores in paired:
        for one, other in product(range(len(scores)), repeat=2):
            if one != other:
                together[place[scores[one]], place[scores[other]]] += 1 / (len(scores) - 1)
    totals = together.sum(axis=1)
    distance = _distance(values, totals, metric)
    expected = float(np.sum(np.outer(totals, totals) * distance))
    if expected <= 0:
        return float("nan")
    return 1 - (float(totals.sum()) - 1) * float(np.sum(together * distance)) / expected


def _interval(paired: list[tuple[float, ...]]) -> float:
    """The interval metric needs no matrix: squared differences are variances."""
    everything = np.array([score for scores in paired for score in scores])
    within = sum(len(scores) * float(np.var(scores)) * 2 * len(scores) / (len(scores) - 1) for scores in paired)
    n = len(everything)
    between = 2 * n * n * float(np.var(everything))
    return 1 - (n - 1) * within / between


def _distance(values: Floats, totals: Floats, metric: Metric) -> Floats:
    low, high = np.meshgrid(values, values, indexing="ij")
    if metric == "nominal":
        return np.asarray(low != high, dtype=np.float64)
    if metric == "ratio":
        total = low + high
        return np.asarray(np.where(total != 0, (low - high) / np.where(total != 0, total, 1.0), 0.0) ** 2)
    if metric == "interval":
        return np.asarray((low - high) ** 2)
    before = np.cumsum(totals)
    middle = before - totals / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def _share(zones: float, rest: float) -> float:
    return round(zones / (zones + rest), 4) if zones + rest > 0 else float("nan")
