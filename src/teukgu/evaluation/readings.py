"""Readings: who would change if rounding, ties or the population were read otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.counters import counters
from teukgu.evaluation.inputs import EvaluationInput, Role
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.ranking import published, ranks
from teukgu.evaluation.result import PointResult, tiers_and_gaps
from teukgu.evaluation.settings import Settings
from teukgu.values import ZoneId

Floats = NDArray[np.float64]
ALTERNATIVES: dict[str, tuple[Any, ...]] = {
    "cap_rounding": ("down", "nearest", "up"),
    "tied_across_cap": ("out", "in"),
    "population": ("in_round", "all_zones"),
    "ties": ("better", "worse", "average"),
    "low_rank_rounding": ("down", "nearest", "up"),
    "rounding": ("half_up", "half_even", "down"),
    "decimals": (),
}
UNROUNDED = 9


@dataclass(frozen=True, slots=True)
class Change:
    """One zone that would change under one other reading of ``setting``."""

    setting: str
    used: str
    other: str
    zone: ZoneId
    rank: float
    rank_then: float
    tier: int
    tier_then: int
    low_years: int
    low_years_then: int


def readings(plan: Plan, data: EvaluationInput, point: PointResult) -> tuple[Change, ...]:
    """List every zone whose rank, tier or count of low years would change under another reading."""
    return tuple(
        change for setting, other in _others(plan.settings) for change in _changes(plan, data, point, setting, other)
    )


def _others(settings: Settings) -> Iterator[tuple[str, Any]]:
    for setting, values in ALTERNATIVES.items():
        used = getattr(settings, setting)
        yield from ((setting, value) for value in values if value != used)
    if settings.decimals != UNROUNDED:
        yield "decimals", UNROUNDED


def _changes(plan: Plan, data: EvaluationInput, point: PointResult, setting: str, other: Any) -> Iterator[Change]:
    settings = replace(plan.settings, **{setting: other})
    then = replace(plan, settings=settings, tier_groups=_populations(plan, settings))
    score = published(point.exact, settings.decimals, settings.rounding)
    rank = ranks(score, plan.scheme.score.direction, settings.ties)
    tier, _ = tiers_and_gaps(then, score)
    low_now = counters(data, plan.settings, plan.year)
    low_then = counters(data, settings, plan.year) if setting == "low_rank_rounding" else low_now
    for place, row in enumerate(plan.scored):
        zone = plan.units[row].id
        now = (point.rank[place], point.tier[place], low_now[zone].low_count())
        new = (rank[place], tier[place], low_then[zone].low_count())
        if now != new:
            used = str(getattr(plan.settings, setting))
            yield Change(setting, used, str(other), zone, now[0], new[0], int(now[1]), int(new[1]), now[2], new[2])


def _populations(plan: Plan, settings: Settings) -> tuple[tuple[NDArray[np.intp], int], ...]:
    if settings.population == plan.settings.population:
        return plan.tier_groups
    column = plan.scheme.tiers.group if plan.scheme.tiers else "all"
    found = []
    for rows, _ in plan.tier_groups:
        label = plan.units[rows[0]].group(column)
        everybody = sum(unit.role is Role.ZONE and unit.group(column) == label for unit in plan.units)
        found.append((rows, len(rows) if settings.population == "in_round" else everybody))
    return tuple(found)
