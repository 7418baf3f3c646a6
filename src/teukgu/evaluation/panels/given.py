"""Panel components as given scores: the mean over raters, criterion by criterion, then over criteria."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.problems import unknown_name
from teukgu.evaluation.scheme import Measure
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]


def components(data: EvaluationInput) -> tuple[str, ...]:
    """Panel components that have scores."""
    return tuple(dict.fromkeys(score.component for score in data.panel))


def mean_scores(data: EvaluationInput, measure: Measure, place: Place) -> tuple[Floats, Floats, list[Finding]]:
    """Return for each unit the mean score of ``measure.panel``, its standard error, and what is wrong.

    Criteria count alike unless ``measure.criteria`` gives weights (a criterion not named there counts nothing);
    ``drop_extremes`` leaves out that many of the highest and of the lowest scores of each criterion.
    """
    rows = {unit.id: row for row, unit in enumerate(data.units)}
    cells: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in data.panel:
        if one.component == measure.panel:
            cells[rows[one.zone], one.criterion].append(one.score)
    known = tuple(sorted({criterion for _, criterion in cells}))
    unknown = [name for name in measure.criteria if name not in known]
    findings = [unknown_name("unknown_criterion", place, ("심사기준", "criterion"), name, known) for name in unknown]
    weights = {name: weight for name, weight in measure.criteria.items() if name in known} or dict.fromkeys(known, 1.0)
    total, error, weight_sum = (np.zeros(len(data.units)) for _ in range(3))
    for (row, criterion), scores in sorted(cells.items()):
        mean, variance = _trimmed(scores, measure.drop_extremes)
        weight = weights.get(criterion, 0.0)
        total[row] += weight * mean
        error[row] += weight**2 * variance
        weight_sum[row] += weight
    with np.errstate(all="ignore"):
        value = np.where(weight_sum > 0, total / weight_sum, np.nan)
        sd = np.where(weight_sum > 0, np.sqrt(error) / weight_sum, 0.0)
    return value, sd, findings


def _trimmed(scores: list[float], drop: int) -> tuple[float, float]:
    """Mean and squared standard error after dropping ``drop`` scores at each end (none when too few are left)."""
    kept = sorted(scores)
    if drop and len(kept) > 2 * drop:
        kept = kept[drop:-drop]
    variance = float(np.var(kept, ddof=1)) / len(kept) if len(kept) > 1 else 0.0
    return float(np.mean(kept)), variance
