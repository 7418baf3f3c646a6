"""From measures to scores: transform, normalise, aggregate up the tree, add bonus and penalty. Works on many draws."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import transform
from teukgu.evaluation.aggregate import weighted
from teukgu.evaluation.normalise import normalise
from teukgu.evaluation.plan import Plan, Treatment
from teukgu.evaluation.scheme import Aggregate, Normalise

Floats = NDArray[np.float64]
DIGITS = 9  # scores are rounded here before anything is compared, so that every machine sees the same


def normalised(plan: Plan, measures: Floats | None = None, specs: Sequence[Normalise | None] = ()) -> Floats:
    """Return normalised indicators (..., units, indicators) from ``measures`` of the same shape (default the plan's).

    Transforms are held as fitted. ``specs`` may replace the normalisation of single indicators (None: the scheme's).
    """
    measures = plan.measures if measures is None else measures
    columns = [
        normalised_one(one, measures[..., number], specs[number] if specs else None)
        for number, one in enumerate(plan.treatments)
    ]
    return np.stack(columns, axis=-1)


def normalised_one(treatment: Treatment, values: Floats, spec: Normalise | None = None) -> Floats:
    """Transform and normalise one indicator over units (..., units); a missing value may be given a fixed score."""
    indicator = treatment.indicator
    treated = transform.apply(treatment.steps, values)
    chosen = spec or indicator.normalise
    result = normalise(chosen, indicator.direction, treated, treatment.groups, treatment.targets)
    if indicator.missing.method == "score":
        result = np.where(np.isnan(values), indicator.missing.value or 0.0, result)
    return result


def nodes(
    plan: Plan,
    values: Floats,
    weights: Sequence[Floats | None] = (),
    aggregates: Sequence[Aggregate | None] = (),
) -> Floats:
    """Return the node matrix (..., units, indicators + branches) from normalised ``values``.

    ``weights`` and ``aggregates`` may replace those of single branches, in the order of ``plan.branches``; weights
    broadcast to (..., units, children).
    """
    values = np.where(plan.applicable, values, np.nan)
    matrix = np.concatenate([values, np.full((*values.shape[:-1], len(plan.branches)), np.nan)], axis=-1)
    for number, branch in enumerate(plan.branches):
        used = weights[number] if weights else None
        chosen = aggregates[number] if aggregates else None
        matrix[..., branch.column] = weighted(
            matrix[..., branch.children],
            branch.weights if used is None else used,
            chosen or branch.aggregate,
            branch.names,
        )
    return matrix


def final(plan: Plan, matrix: Floats) -> Floats:
    """Return scores (..., units): the root with bonus and penalty, within the scheme's limits, at 1e-9."""
    score = matrix[..., -1] + plan.bonus
    low, high = plan.scheme.score.minimum, plan.scheme.score.maximum
    if low is not None or high is not None:
        score = np.clip(score, -np.inf if low is None else low, np.inf if high is None else high)
    return np.round(score, DIGITS)


def scores(plan: Plan, measures: Floats | None = None) -> Floats:
    """Return final scores (..., units) for ``measures`` (default the plan's)."""
    return final(plan, nodes(plan, normalised(plan, measures)))
