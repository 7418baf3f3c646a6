"""The single indicator whose smallest change would lift a zone one tier, with the other zones as they are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import transform
from teukgu.evaluation.normalise import normalise_group
from teukgu.evaluation.plan import Plan, Treatment
from teukgu.evaluation.ranking import published
from teukgu.evaluation.result import PointResult
from teukgu.evaluation.score import final, nodes

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
HALVINGS = 30  # of the way to the best figure: finer than the digits given


@dataclass(frozen=True, slots=True)
class Lift:
    """For each scored unit: column of the indicator (-1: no single one can, or already best), and its new figure."""

    indicator: Ints
    value: Floats
    change: Floats


@dataclass(frozen=True, slots=True)
class _Ends:
    """What stays the same while halving: best figures, target scores, original figures after transform.

    ``slopes`` (scored x indicators): rise of the root for each point of a normalised indicator, where the tree is a
    weighted sum; None where it is not and the whole tree has to be computed.
    """

    best: Floats
    target: Floats
    originals: list[Floats]
    slopes: Floats | None


def lifts(plan: Plan, point: PointResult) -> Lift:
    """Find for each scored unit the indicator that needs the least change, measured in the indicator's spread.

    The figure may move towards the better end as far as the best figure of the round or the fixed goalpost, whichever
    is better, and both ways where the tree has a formula; scales defined by data are held. The change found is given
    up to seven digits, never too small.
    """
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    target = point.score + sign * np.nan_to_num(point.gap)
    wanted = ~np.isnan(point.gap)
    originals = [transform.apply(one.steps, plan.measures[:, n]) for n, one in enumerate(plan.treatments)]
    slopes = _slopes(plan, point) if plan.base_linear else None
    found = []
    for better in (True, False) if _turns(plan) else (True,):
        ends = _Ends(_best_figures(plan, better=better), target, originals, slopes)
        found.append(_towards(plan, point, ends, wanted))
    return _least(plan, found)


def _turns(plan: Plan) -> bool:
    """Whether a formula in the tree may reward the end that the indicator's direction does not."""
    return any(branch.aggregate.method == "formula" for branch in plan.branches)


def _towards(plan: Plan, point: PointResult, ends: _Ends, wanted: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Least new figures on the way to the ends (scored x indicators), and their effort in spreads (inf: not enough)."""
    own = plan.measures[plan.scored]
    low, high = np.zeros_like(own), np.ones_like(own)  # share of the way from own figure to best
    reached = _reaches(plan, point, ends, high) & wanted[:, None] & ~np.isnan(own)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        there = _reaches(plan, point, ends, middle)
        high, low = np.where(there, middle, high), np.where(there, low, middle)
    value = _rounded_on(own, own + high * (ends.best - own))
    spread = np.array([np.std(column[~np.isnan(column)]) if np.any(~np.isnan(column)) else 0.0 for column in own.T])
    with np.errstate(all="ignore"):
        return value, np.where(reached, np.abs(value - own) / np.where(spread > 0, spread, 1.0), np.inf)


def _least(plan: Plan, found: list[tuple[Floats, Floats]]) -> Lift:
    """Take for each scored unit the indicator, and the way, of least effort."""
    own = plan.measures[plan.scored]
    value, effort = found[0]
    for other, more in found[1:]:
        value, effort = np.where(more < effort, other, value), np.minimum(effort, more)
    change = value - own
    chosen = np.argmin(effort, axis=1)
    rows = np.arange(len(own))
    possible = np.isfinite(effort[rows, chosen])
    return Lift(
        indicator=np.where(possible, chosen, -1),
        value=np.where(possible, value[rows, chosen], np.nan),
        change=np.where(possible, change[rows, chosen], np.nan),
    )


def _rounded_on(own: Floats, value: Floats) -> Floats:
    """Round to seven digits away from the own figure, so that the change still suffices."""
    with np.errstate(all="ignore"):
        digits = 10.0 ** (np.floor(np.log10(np.maximum(np.abs(value - own), 1e-12))) - 6)
    steps = np.where(value >= own, np.ceil((value - own) / digits - 1e-6), np.floor((value - own) / digits + 1e-6))
    return np.asarray(own + steps * digits)


def _best_figures(plan: Plan, *, better: bool) -> Floats:
    """Best attainable figure of each indicator: the round's best, or a fixed better goalpost; or the worst."""
    best = np.zeros(len(plan.indicator_ids))
    for number, treatment in enumerate(plan.treatments):
        column = plan.measures[plan.scored, number]
        column = column[~np.isnan(column)]
        if not len(column):
            continue
        spec, more = treatment.indicator.normalise, treatment.indicator.direction == plan.scheme.score.direction
        more = more == better
        best[number] = column.max() if more else column.min()
        post = spec.upper if more else spec.lower
        if spec.method == "goalposts" and not isinstance(post, str) and not treatment.steps:
            best[number] = max(best[number], post) if more else min(best[number], post)
    return best


def _slopes(plan: Plan, point: PointResult) -> Floats:
    """Effective weight of each indicator in each scored unit's root, what is missing being reweighed."""
    slopes = np.zeros((len(plan.scored), len(plan.indicator_ids)))
    for number in range(len(plan.indicator_ids)):
        trial = point.normalised.copy()
        trial[:, number] += 1.0
        slopes[:, number] = (nodes(plan, trial)[:, -1] - point.matrix[:, -1])[plan.scored]
    return slopes


def _reaches(plan: Plan, point: PointResult, ends: _Ends, way: Floats) -> NDArray[np.bool_]:
    """Whether moving one indicator ``way`` (scored x indicators) to the best gives the target score."""
    own = plan.measures[plan.scored]
    moved = own + way * (ends.best - own)
    values = np.empty_like(own)
    for number, treatment in enumerate(plan.treatments):
        column = plan.measures[:, number].copy()
        column[plan.scored] = moved[:, number]
        values[:, number] = _held(treatment, column, ends.originals[number])[plan.scored]
    roots = _roots(plan, point, ends, values)
    shown = published(roots, plan.settings.decimals, plan.settings.rounding)
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    return np.asarray(sign * shown >= sign * ends.target[:, None] - 1e-9)


def _roots(plan: Plan, point: PointResult, ends: _Ends, values: Floats) -> Floats:
    """Final score of each scored unit if one indicator alone had the new normalised value (scored x indicators)."""
    if ends.slopes is not None:
        rise = np.nan_to_num(values - point.normalised[plan.scored])
        matrix = np.zeros((values.shape[1], len(plan.units), 1))
        matrix[:, plan.scored, 0] = (point.matrix[plan.scored, -1][:, None] + ends.slopes * rise).T
        return final(plan, matrix)[:, plan.scored].T
    trial = np.repeat(point.normalised[None], values.shape[1], axis=0)
    for number in range(values.shape[1]):
        trial[number][plan.scored, number] = values[:, number]
    return final(plan, nodes(plan, trial))[:, plan.scored].T


def _held(treatment: Treatment, moved: Floats, old: Floats) -> Floats:
    """Normalise moved figures on the scale that the original ones (after transform) define."""
    new = transform.apply(treatment.steps, moved)
    result = np.full_like(new, np.nan)
    spec, direction = treatment.indicator.normalise, treatment.indicator.direction
    with np.errstate(all="ignore"):
        for rows, reference in treatment.groups:
            aim = treatment.targets[rows]
            result[rows] = normalise_group(spec, direction, new[rows], old[reference], aim)
    return result
