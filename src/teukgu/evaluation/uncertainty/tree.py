"""Aggregation up the tree with one array for each node (draws x units), so that the usual means cost a few passes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.aggregate import weighted
from teukgu.evaluation.plan import Branch, Plan
from teukgu.evaluation.scheme import Aggregate

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Planes = list[Floats]


def root(
    plan: Plan, planes: Planes, weights: Sequence[Floats] | None, aggregates: Sequence[Aggregate], omitted: Ints
) -> Floats:
    """Return the root's value (draws x units, or units when nothing differs by draw) from normalised indicators.

    ``weights`` of each branch broadcast to draws x units x children; None: the scheme's own. ``omitted``: the
    indicator that each draw leaves out (-1: none); the others of its node share its weight.
    """
    known = dict(enumerate(planes))
    for number, branch in enumerate(plan.branches):
        parts = [known[int(column)] for column in branch.children]
        used = branch.weights[np.newaxis] if weights is None else weights[number]
        used = _without(branch, used, omitted)
        known[branch.column] = _node(branch, parts, used, aggregates[number])
    return known[plan.branches[-1].column]


def _without(branch: Branch, weights: Floats, omitted: Ints) -> Floats:
    """Take the weight of the omitted indicator away; NaN where nothing is left."""
    gone = omitted[:, np.newaxis] == branch.children
    if not gone.any():
        return weights
    left = np.where(gone[:, np.newaxis, :], 0.0, weights)
    whole = left.sum(axis=-1, keepdims=True)
    return np.asarray(left / np.where(whole > 0.0, whole, np.nan))


def _node(branch: Branch, parts: Planes, weights: Floats, spec: Aggregate) -> Floats:
    usual = spec.method in {"arithmetic", "geometric"} and spec.nonpositive != "zero"
    if usual and not any(np.isnan(part).any() for part in parts):
        return _mean(parts, weights, spec)
    stacked = np.stack(np.broadcast_arrays(*parts), axis=-1)
    return weighted(stacked, weights, spec, branch.names)


def _mean(parts: Planes, weights: Floats, spec: Aggregate) -> Floats:
    """Weighted mean, arithmetic or geometric, of parts that are all there (weights add up to 1)."""
    geometric = spec.method == "geometric"
    total: Floats | None = None
    for number, part in enumerate(parts):
        value = _log(part, spec) if geometric else part
        term = value * weights[..., number]
        if total is None:
            total = term
        elif total.shape == term.shape:
            total += term
        else:
            total = total + term
    assert total is not None
    mean = np.exp(total) if geometric else total
    return mean if spec.multiply == 1.0 else mean * spec.multiply


def _log(part: Floats, spec: Aggregate) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        lifted = part if spec.nonpositive != "floor" or spec.floor is None else np.maximum(part, spec.floor)
        # weight 0 times log 0 would be NaN: a value so low that its weighted mean is 0 does the same
        return np.log(np.maximum(lifted, 1e-300))
