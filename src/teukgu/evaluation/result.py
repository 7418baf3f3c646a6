"""The point result of an evaluation: node scores, published scores, ranks, tiers, gaps, awards."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.awards import awarded
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.ranking import published, ranks
from teukgu.evaluation.score import final, nodes, normalised
from teukgu.evaluation.tiers import assign, next_tier_gap, rule_for

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PointResult:
    """Results of scored units, in the order of ``Plan.scored``; ``normalised`` and ``matrix`` hold all units.

    ``score`` is published, ``exact`` at 1e-9. ``rank`` is among all scored, ``group_rank`` within the tier group.
    ``tier`` is 0 without tiers; ``gap`` NaN when there is no better tier. ``award``: grade from 1, 0 none.
    """

    normalised: Floats
    matrix: Floats
    exact: Floats
    score: Floats
    rank: Floats
    group_rank: Floats
    tier: Ints
    gap: Floats
    award: Ints


def point_result(plan: Plan) -> PointResult:
    """Score the plan's own figures."""
    values = normalised(plan)
    matrix = nodes(plan, values)
    exact = final(plan, matrix)[plan.scored]
    settings, direction = plan.settings, plan.scheme.score.direction
    score = published(exact, settings.decimals, settings.rounding)
    rank = ranks(score, direction, settings.ties)
    tier, gap = tiers_and_gaps(plan, score)
    return PointResult(
        normalised=values,
        matrix=matrix,
        exact=exact,
        score=score,
        rank=rank,
        group_rank=_group_ranks(plan, score),
        tier=tier,
        gap=gap,
        award=awarded(plan, rank, tier),
    )


def tiers_and_gaps(plan: Plan, score: Floats) -> tuple[Ints, Floats]:
    """Tier (from 1; 0 without tiers) and gap to the next better tier for published scores of the scored units."""
    tier, gap = np.zeros(len(score), dtype=np.intp), np.full(len(score), np.nan)
    for rows, size in plan.tier_groups:
        rule = rule_for(plan, size)
        if rule is None:
            continue
        places = np.searchsorted(plan.scored, rows)
        tier[places] = assign(rule, score[places])
        gap[places] = next_tier_gap(rule, score[places], 10.0**-plan.settings.decimals)
    return tier, gap


def _group_ranks(plan: Plan, score: Floats) -> Floats:
    found = np.zeros(len(score))
    for rows, _ in plan.tier_groups:
        places = np.searchsorted(plan.scored, rows)
        found[places] = ranks(score[places], plan.scheme.score.direction, plan.settings.ties)
    return found
