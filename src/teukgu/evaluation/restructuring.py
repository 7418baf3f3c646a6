"""Lists for restructuring: the plain rank list and the condition list, with the expected number of wrong entries."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.counters import Counter
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.result import PointResult
from teukgu.evaluation.tiers import cap_number
from teukgu.values import ZoneId

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ExitLists:
    """Both lists over the scored units; ``wrong``: expected entries not of the lowest tier (None: no draws).

    ``probability`` of the last tier (NaN without draws), ``low_years`` with this round counted, ``reported`` share of
    the weight that was reported; ``lowest``: on the plain list this round.
    """

    lowest: Bools
    conditions: Bools
    probability: Floats
    low_years: NDArray[np.intp]
    reported: Floats
    plain_wrong: float | None
    conditions_wrong: float | None


def exit_lists(
    plan: Plan, point: PointResult, counted: Mapping[ZoneId, Counter], probability: Floats | None
) -> ExitLists:
    """Make both lists. The plain one is a ceiling: the share is rounded as the settings say, ties across it stay out.

    The condition list asks every condition the settings give: probability of the last tier, years in the lowest share
    (this round included), share of the weight that was reported. Without draws nobody meets the probability.
    """
    settings, count = plan.settings, len(plan.scored)
    most = sum(cap_number(settings.restructuring_share, size, settings.cap_rounding) for _, size in plan.tier_groups)
    signed = point.score if plan.scheme.score.direction == "more" else -point.score
    from_bottom = np.searchsorted(np.sort(signed), signed, side="right")
    lowest = from_bottom <= most
    chance = np.full(count, np.nan) if probability is None else probability
    before = [counted[plan.units[row].id].low_count(without=plan.year) for row in plan.scored]
    years = np.array(before, dtype=np.intp) + lowest  # this round counts once, an official rank of it or not
    reported = reported_share(plan)
    listed = (
        (np.nan_to_num(chance) >= settings.restructuring_probability)
        & (years >= settings.restructuring_years)
        & (reported >= settings.restructuring_reported_share)
    )
    return ExitLists(lowest, listed, chance, years, reported, _wrong(lowest, probability), _wrong(listed, probability))


def reported_share(plan: Plan) -> Floats:
    """Share of each scored unit's weight that rests on reported figures (not missing, not filled)."""
    weights = np.where(plan.applicable, plan.leaf_weights, 0.0)[plan.scored]
    there = ~np.isnan(plan.measures[plan.scored]) & ~plan.filled[plan.scored]
    total = weights.sum(axis=1)
    return np.where(total > 0, (weights * there).sum(axis=1) / np.where(total > 0, total, 1.0), 0.0)


def _wrong(listed: Bools, probability: Floats | None) -> float | None:
    return None if probability is None else float(np.sum(1.0 - probability[listed]))
