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
    """What stays the same while halving: best figures, target scores, original figures after transform."""

    best: Floats
    target: Floats
    originals: list[Floats]


def lifts(plan: Plan, point: PointResult) -> Lift:
    """Find for each scored unit the indicator that needs the least change, measured in the indicator's spread.

    The figure may move towards the better end as far as the best figure of the round or the fixed goalpost, whichever
    is better; scales defined by data are held. The change found is given up to seven digits, never too small.
    """
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    target = point.score + sign * np.nan_to_num(point.gap)
    wanted = ~np.isnan(point.gap)
    best = _best_figures(plan)
    own = plan.measures[plan.scored]
    low, high = np.zeros_like(own), np.ones_like(own)  # share of the way from own figure to best
    ends = _Ends(
        best, target, [transform.apply(one.steps, plan.measures[:, n]) for n, one in enumerate(plan.treatments)]
    )
    reached = _reaches(plan, point, ends, high) & wanted[:, None] & ~np.isnan(own)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        there = _reaches(plan, point, ends, middle)
        high, low = np.where(there, middle, high), np.where(there, low, middle)
    value = _rounded_on(own, own + high * (best - own))
    return _least(plan, own, value, reached)


def _least(plan: Plan, own: Floats, value: Floats, reached: NDArray[np.bool_]) -> Lift:
    change = value - own
    with np.errstate(all="ignore"):
        spread = np.nanstd(own, axis=0)
        effort = np.where(reached, np.abs(change) / np.where(spread > 0, spread, 1.0), np.inf)
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


def _best_figures(plan: Plan) -> Floats:
    """Best attainable figure of each indicator: the round's best, or a fixed better goalpost."""
    best = np.zeros(len(plan.indicator_ids))
    for number, treatment in enumerate(plan.treatments):
        column = plan.measures[plan.scored, number]
        spec, more = treatment.indicator.normalise, treatment.indicator.direction == "more"
        best[number] = np.nanmax(column) if more else np.nanmin(column)
        post = spec.upper if more else spec.lower
        if spec.method == "goalposts" and not isinstance(post, str) and not treatment.steps:
            best[number] = max(best[number], post) if more else min(best[number], post)
    return best


def _reaches(plan: Plan, point: PointResult, ends: _Ends, way: Floats) -> NDArray[np.bool_]:
    """Whether moving one indicator ``way`` (scored x indicators) to the best gives the target score."""
    best, target, originals = ends.best, ends.target, ends.originals
    own = plan.measures[plan.scored]
    moved = own + way * (best - own)
    width, scored = len(plan.indicator_ids), plan.scored
    trial = np.repeat(point.normalised[None], width, axis=0)
    for number, treatment in enumerate(plan.treatments):
        column = plan.measures[:, number].copy()
        column[scored] = moved[:, number]
        trial[number][scored, number] = _held(treatment, column, originals[number])[scored]
    score = final(plan, nodes(plan, trial))[:, scored]
    shown = published(score, plan.settings.decimals, plan.settings.rounding)
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    return np.asarray((sign * shown >= sign * target - 1e-9).T)


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
