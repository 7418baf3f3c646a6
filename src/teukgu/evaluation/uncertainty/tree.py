"""Aggregation up the tree with one array for each node (draws x units), so that the usual means cost a few passes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.aggregate import weighted
from teukgu.evaluation.plan import Branch, Plan
from teukgu.evaluation.scheme import Aggregate

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Planes = list[Floats]


@dataclass(frozen=True, slots=True)
class NodeWeights:
    """Weights of one branch: draws (or 1) x distinct rows x children, and which row each unit has."""

    rows: Floats
    row_of_unit: Ints

    def of_child(self, number: int) -> Floats:
        """Return one child's weights, which broadcast to draws x units."""
        child = self.rows[..., number]
        return child if child.shape[1] == 1 else np.take(child, self.row_of_unit, axis=1)

    def by_unit(self) -> Floats:
        """Return all weights, which broadcast to draws x units x children."""
        return self.rows if self.rows.shape[1] == 1 else self.rows[:, self.row_of_unit]

    def without(self, children: Ints, omitted: Ints) -> "NodeWeights":
        """Take the weight of each draw's omitted indicator away; NaN where nothing is left."""
        gone = omitted[:, np.newaxis] == children
        if not gone.any():
            return self
        left = np.where(gone[:, np.newaxis, :], 0.0, self.rows)
        whole = left.sum(axis=-1, keepdims=True)
        return NodeWeights(left / np.where(whole > 0.0, whole, np.nan), self.row_of_unit)


def root(
    plan: Plan, planes: Planes, weights: Sequence[NodeWeights], aggregates: Sequence[Aggregate], omitted: Ints
) -> Floats:
    """Return the root's value (draws x units, or units when nothing differs by draw) from normalised indicators.

    ``omitted``: the indicator that each draw leaves out (-1: none); the others of its node share its weight.
    """
    known = dict(enumerate(planes))
    for number, branch in enumerate(plan.branches):
        parts = [known[int(column)] for column in branch.children]
        used = weights[number].without(branch.children, omitted)
        known[branch.column] = _node(branch, parts, used, aggregates[number])
    return known[plan.branches[-1].column]


def _node(branch: Branch, parts: Planes, weights: NodeWeights, spec: Aggregate) -> Floats:
    usual = spec.method in {"arithmetic", "geometric"} and spec.nonpositive != "zero"
    if usual and not any(np.isnan(part).any() for part in parts):
        return _mean(parts, weights, spec)
    stacked = np.stack(np.broadcast_arrays(*parts), axis=-1)
    return weighted(stacked, weights.by_unit(), spec, branch.names)


def _mean(parts: Planes, weights: NodeWeights, spec: Aggregate) -> Floats:
    """Weighted mean, arithmetic or geometric, of parts that are all there (weights add up to 1)."""
    geometric = spec.method == "geometric"
    total: Floats | None = None
    for number, part in enumerate(parts):
        value = _log(part, spec) if geometric else part
        term = value * weights.of_child(number)
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
