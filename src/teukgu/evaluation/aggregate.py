"""Aggregation at a node: weighted means of several kinds, leaving out what is missing."""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import formula
from teukgu.evaluation.scheme import Aggregate

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LIFTED = {"geometric", "harmonic", "power", "mazziotta_pareto"}  # means that a floor may lift


def weighted(values: Floats, weights: Floats, spec: Aggregate, names: tuple[str, ...] = ()) -> Floats:
    """Aggregate ``values`` (..., units, parts) with ``weights`` (broadcast to the same shape).

    Parts that are NaN or have weight 0 are left out and the others share their weight. A node is NaN when nothing is
    there, or less than ``spec.min_share`` of its weight. ``names`` are the parts' names, for a formula.
    """
    with np.errstate(all="ignore"):
        if spec.method == "formula":
            result = _by_formula(values, spec, names)
        else:
            used = ~np.isnan(values) & (weights > 0)
            total = np.sum(weights, axis=-1, keepdims=True)
            part = np.where(used, weights, 0.0)
            there = np.sum(part, axis=-1, keepdims=True)
            result = _mean(_raised(values, spec), part / there, used, spec)
            enough = (there[..., 0] > 0) & (there[..., 0] >= spec.min_share * total[..., 0] * (1 - 1e-12))
            result = np.where(enough, result, np.nan)
        return result * spec.multiply


def _raised(values: Floats, spec: Aggregate) -> Floats:
    """Lift what lies below the floor; below zero nothing else helps, and the compiler has refused before."""
    if spec.nonpositive == "floor" and spec.floor is not None and spec.method in LIFTED:
        return np.where(np.isnan(values), np.nan, np.maximum(values, spec.floor))
    return values


def _mean(values: Floats, share: Floats, used: Bools, spec: Aggregate) -> Floats:
    kept = np.where(used, values, 0.0)
    method, power = spec.method, spec.power
    if method == "arithmetic" or (method == "power" and power == 1):
        return np.asarray(np.sum(share * kept, axis=-1))
    if method == "median":
        return _weighted_median(values, share, used)
    if method in {"minimum", "maximum"}:
        sign = 1.0 if method == "minimum" else -1.0
        return np.asarray(sign * np.min(np.where(used, sign * values, np.inf), axis=-1))
    if method == "mazziotta_pareto":
        return _mazziotta_pareto(kept, share, used, spec)
    safe = np.where(used, values, 1.0)
    if method == "geometric" or power == 0:
        return np.asarray(np.exp(np.sum(share * np.log(safe), axis=-1)))
    exponent = -1.0 if method == "harmonic" else power
    return np.asarray(np.sum(np.where(used, share * safe**exponent, 0.0), axis=-1) ** (1 / exponent))


def _mazziotta_pareto(kept: Floats, share: Floats, used: Bools, spec: Aggregate) -> Floats:
    """Mean less (or plus) its imbalance S^2 / M; S^2 is the weighted variance of the parts.

    Source: De Muro, Mazziotta and Pareto 2011, https://doi.org/10.1007/s11205-010-9727-z.
    """
    mean = np.sum(share * kept, axis=-1)
    variance = np.sum(share * (kept - mean[..., None]) ** 2, axis=-1)
    if spec.sd == "sample":
        count = np.sum(used, axis=-1)
        variance = np.where(count > 1, variance * count / np.maximum(count - 1, 1), 0.0)
    imbalance = np.where(mean == 0, 0.0, variance / mean)  # all parts zero: nothing to punish
    return np.asarray(mean - imbalance if spec.penalty == "subtract" else mean + imbalance)


def _weighted_median(values: Floats, share: Floats, used: Bools) -> Floats:
    """Lower and upper weighted median, averaged: the usual median when weights are equal."""
    order = np.argsort(np.where(used, values, np.inf), axis=-1)
    ordered = np.take_along_axis(np.where(used, values, np.inf), order, axis=-1)
    reached = np.cumsum(np.take_along_axis(np.broadcast_to(share, values.shape), order, axis=-1), axis=-1)
    low = np.argmax(reached >= 0.5 - 1e-12, axis=-1)[..., None]
    high = np.argmax(reached > 0.5 + 1e-12, axis=-1)[..., None]
    pair = np.take_along_axis(ordered, low, axis=-1) + np.take_along_axis(ordered, high, axis=-1)
    return np.asarray(pair[..., 0] / 2)


def _by_formula(values: Floats, spec: Aggregate, names: tuple[str, ...]) -> Floats:
    tree = formula.parse(spec.formula)
    columns = {name: values[..., number] for number, name in enumerate(names)}
    result = formula.evaluate(tree, lambda name, _look_up, _number: columns[name])
    return np.asarray(result + np.zeros(values.shape[:-1]))
