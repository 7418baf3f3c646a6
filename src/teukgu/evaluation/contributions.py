"""Why a zone stands where it stands: points of each indicator against its group's median zone.

At an arithmetic node a part's points are exact; at any other node they are its Shapley share (what it adds, averaged
over all orders in which the parts change from the median zone's to the zone's own). A component's points are passed
down to its indicators, so that for every zone: median zone's score + points = published score.
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.aggregate import weighted
from teukgu.evaluation.plan import Branch, Plan
from teukgu.evaluation.result import PointResult

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
MOST_EXACT = 10  # parts of a node for which every coalition is computed; beyond, cyclic orders stand for all orders
SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Contributions:
    """``reference``: row of each scored unit's median zone; ``points`` (scored x indicators), rounded.

    ``adjustment``: points of bonus, penalty and limits; ``rounding``: what rounding adds, so that all sums are exact.
    """

    reference: Ints
    points: Floats
    adjustment: Floats
    rounding: Floats


def contributions(plan: Plan, point: PointResult) -> Contributions:
    """Compute the contributions of every scored unit."""
    reference = median_zones(plan, point.score)
    places = np.searchsorted(plan.scored, reference)
    digits = plan.settings.contribution_decimals
    points = np.round(_points(plan, point.matrix, reference), digits)
    root = point.matrix[:, -1]
    raw = root[plan.scored] - root[reference]
    adjustment = np.round(point.exact - point.exact[places] - raw, digits)
    rounding = np.round(point.score - point.score[places] - points.sum(axis=1) - adjustment, 9)
    return Contributions(reference, points, adjustment, rounding)


def group_column(plan: Plan) -> str:
    """Column whose groups have a median zone each: the tiers' group, else type where weights differ by it."""
    tiers = plan.scheme.tiers
    if tiers is not None and tiers.group != "all":
        return tiers.group
    by_type = any(np.ptp(branch.weights[plan.scored], axis=0).max() > SAME for branch in plan.branches)
    return "type" if by_type else "all"


def median_zones(plan: Plan, score: Floats) -> Ints:
    """Row of each scored unit's median zone: the (lower) middle of its group by published score, then by id."""
    column = group_column(plan)
    labels = [plan.units[row].group(column) for row in plan.scored]
    found = np.zeros(len(score), dtype=np.intp)
    for label in dict.fromkeys(labels):
        places = [place for place, own in enumerate(labels) if own == label]
        ordered = sorted(places, key=lambda place: (score[place], plan.units[plan.scored[place]].id))
        found[places] = plan.scored[ordered[(len(ordered) - 1) // 2]]
    return found


@dataclass(slots=True)
class _Side:
    """Values and weights of a node's parts for the units (own) or their median zones."""

    values: Floats
    weights: Floats


def _points(plan: Plan, matrix: Floats, reference: Ints) -> Floats:
    """Points of every indicator in root(own) - root(reference), scored x indicators."""
    count, width = len(plan.scored), len(plan.indicator_ids)
    parts: dict[int, Floats] = {}
    shares: dict[int, Floats] = {}
    for column in range(width):
        one = np.zeros((count, width))
        one[:, column] = np.nan_to_num(matrix[plan.scored, column] - matrix[reference, column])
        parts[column], shares[column] = one, np.eye(width)[column] + np.zeros((count, 1))
    for branch in plan.branches:
        own, other = _sides(branch, matrix, plan.scored, reference)
        slope, rest = _slopes(branch, own, other)
        mean = (own.weights + other.weights) / 2
        points, share = np.zeros((count, width)), np.zeros((count, width))
        for number, child in enumerate(branch.children):
            points += parts[child] * slope[:, [number]] + shares[child] * rest[:, [number]]
            share += shares[child] * mean[:, [number]]
        missing = np.isnan(matrix[plan.scored, branch.column] + matrix[reference, branch.column])
        points[missing] = 0.0  # the node above treats it as the same on both sides, with weight 0 on one
        total = share.sum(axis=1, keepdims=True)
        parts[branch.column], shares[branch.column] = points, share / np.where(total > 0, total, 1.0)
    return parts[plan.branches[-1].column]


def _sides(branch: Branch, matrix: Floats, rows: Ints, reference: Ints) -> tuple[_Side, _Side]:
    """Parts of both sides; a part missing on one side takes the other's value with weight 0."""
    own, other = matrix[rows][:, branch.children], matrix[reference][:, branch.children]
    own_weights = _effective(own, branch.weights[rows])
    other_weights = _effective(other, branch.weights[reference])
    filled_own = np.where(np.isnan(own), other, own)
    filled_other = np.where(np.isnan(other), filled_own, other)
    return _Side(np.nan_to_num(filled_own), own_weights), _Side(np.nan_to_num(filled_other), other_weights)


def _effective(values: Floats, weights: Floats) -> Floats:
    used = np.where(np.isnan(values), 0.0, weights)
    total = used.sum(axis=1, keepdims=True)
    return np.asarray(used / np.where(total > 0, total, 1.0))


def _slopes(branch: Branch, own: _Side, other: _Side) -> tuple[Floats, Floats]:
    """Split each part's points into slope x its own difference, and a rest (from weights that differ)."""
    difference = own.values - other.values
    if branch.aggregate.method == "arithmetic":
        slope = (own.weights + other.weights) / 2
        rest = (own.weights - other.weights) * (own.values + other.values) / 2
        return slope * branch.aggregate.multiply, rest * branch.aggregate.multiply
    share = _shapley(branch, own, other)
    with np.errstate(all="ignore"):
        slope = np.where(np.abs(difference) > SAME, share / difference, 0.0)
    same_weights = np.all(np.abs(own.weights - other.weights) < SAME, axis=1, keepdims=True)
    slope = np.where(same_weights, slope, 0.0)
    return slope, share - slope * difference


def _shapley(branch: Branch, own: _Side, other: _Side) -> Floats:
    """Shapley share of every part in node(own) - node(other); each part brings its value and its weight."""
    count = own.values.shape[1]
    if count > MOST_EXACT:
        return _cyclic(branch, own, other)
    total = np.zeros_like(own.values)
    worth = {chosen: _worth(branch, own, other, chosen) for chosen in _subsets(count)}
    for chosen, value in worth.items():
        for part in range(count):
            if part not in chosen:
                joined = tuple(sorted((*chosen, part)))
                total[:, part] += (worth[joined] - value) / (count * comb(count - 1, len(chosen)))
    return total


def _subsets(count: int) -> list[tuple[int, ...]]:
    return [chosen for size in range(count + 1) for chosen in combinations(range(count), size)]


def _cyclic(branch: Branch, own: _Side, other: _Side) -> Floats:
    """Average over the cyclic orders, forward and backward: exact in sum, close to Shapley for many parts."""
    count = own.values.shape[1]
    total = np.zeros_like(own.values)
    orders = [[(start + step * sign) % count for step in range(count)] for start in range(count) for sign in (1, -1)]
    for order in orders:
        before = _worth(branch, own, other, ())
        for position, part in enumerate(order):
            after = _worth(branch, own, other, tuple(order[: position + 1]))
            total[:, part] += (after - before) / len(orders)
            before = after
    return total


def _worth(branch: Branch, own: _Side, other: _Side, chosen: tuple[int, ...]) -> Floats:
    values, weights = other.values.copy(), other.weights.copy()
    picked = list(chosen)
    values[:, picked], weights[:, picked] = own.values[:, picked], own.weights[:, picked]
    return np.nan_to_num(weighted(values, weights, branch.aggregate, branch.names))
