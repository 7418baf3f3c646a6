"""Tiers from published scores: shares of a population, thresholds, ceilings; and the gap to the next tier."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.scheme import Tiers

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class TierRule:
    """How tiers are formed among ``n`` units of one group, best tier 1.

    ``top[j]``: at most so many units in tiers 1..j+1 (for tiers above ``rest``); ``bottom[j]``: at most so many in the
    last j+1 tiers (below ``rest``). ``thresholds``: least score of tiers 1.. (empty: by shares). ``caps``: tier to
    number. ``tied_in``: whether units tied across a line are taken in.
    """

    count: int
    rest: int
    top: tuple[int, ...]
    bottom: tuple[int, ...]
    thresholds: tuple[float, ...]
    caps: tuple[tuple[int, int], ...]
    tied_in: bool
    sign: float

    @property
    def ends_only(self) -> bool:
        """Whether ceilings stand at the best or the last tier only, so that a unit's position decides."""
        return all(number in {1, self.count} for number, _ in self.caps)


def cap_number(share: float, population: int, rounding: str) -> int:
    """How many a share of a population is; down by default, and never one more because of binary fractions."""
    exact = round(share * population, 9)
    if rounding == "down":
        return math.floor(exact)
    return math.ceil(exact) if rounding == "up" else math.floor(exact + 0.5)


def rule_for(plan: Plan, population: int) -> TierRule | None:
    """Compile the scheme's tiers for a group with this ``population``; None when the scheme has no tiers."""
    tiers, settings = plan.scheme.tiers, plan.settings
    if tiers is None:
        return None

    def number(share: float) -> int:
        return cap_number(share, population, settings.cap_rounding)

    rest = rest_tier(tiers)
    top, bottom = _cumulated(tiers, rest)
    return TierRule(
        count=len(tiers.names),
        rest=rest,
        top=tuple(number(share) for share in top),
        bottom=tuple(number(share) for share in bottom),
        thresholds=tiers.thresholds if tiers.method == "thresholds" else (),
        caps=tuple((tier, number(share)) for tier, share in sorted(tiers.caps.items())),
        tied_in=settings.tied_across_cap == "in",
        sign=1.0 if plan.scheme.score.direction == "more" else -1.0,
    )


def rest_tier(tiers: Tiers) -> int:
    """Tier (from 1) that takes what rounding leaves: the one marked ``rest``, else the middle one."""
    for number, share in enumerate(tiers.shares, start=1):
        if share == "rest":
            return number
    return (len(tiers.names) + 1) // 2


def _cumulated(tiers: Tiers, rest: int) -> tuple[list[float], list[float]]:
    if tiers.method != "shares":
        return [], []
    shares = [0.0 if isinstance(share, str) else share for share in tiers.shares]
    top = list(np.cumsum(shares[: rest - 1]))
    bottom = list(np.cumsum(shares[rest:][::-1]))
    return [float(share) for share in top], [float(share) for share in bottom]


def assign(rule: TierRule, scores: Floats) -> Ints:
    """Return tiers (..., n) from 1 for published ``scores`` (..., n) of one group."""
    scores = rule.sign * scores
    from_top, from_bottom = _counts(scores, tied_in=rule.tied_in)
    tier = tier_at(rule, scores, from_top, from_bottom)
    return tier if rule.ends_only else _capped_inside(rule, tier, scores)


def _counts(scores: Floats, *, tied_in: bool) -> tuple[Ints, Ints]:
    """Position from the top and from the bottom; units tied across a line count as all tied (out) or as first (in)."""
    flat = scores.reshape(-1, scores.shape[-1])
    top, bottom = np.empty(flat.shape, dtype=np.intp), np.empty(flat.shape, dtype=np.intp)
    for row, one in enumerate(flat):
        ordered = np.sort(one)
        left = np.searchsorted(ordered, one, side="left")
        right = np.searchsorted(ordered, one, side="right")
        top[row] = len(one) - right + 1 if tied_in else len(one) - left
        bottom[row] = left + 1 if tied_in else right
    return top.reshape(scores.shape), bottom.reshape(scores.shape)


def tier_at(rule: TierRule, scores: Floats, from_top: Ints, from_bottom: Ints) -> Ints:
    """Tier of signed ``scores`` at these positions, with the ceilings of the best and the last tier."""
    tier = _by_thresholds(rule, scores) if rule.thresholds else _by_shares(rule, from_top, from_bottom)
    for number, most in rule.caps:
        if number == rule.count:
            tier = np.where((tier == number) & (from_bottom > most), number - 1, tier)
        elif number == 1:
            tier = np.where((tier == 1) & (from_top > most), 2, tier)
    return tier


def _by_thresholds(rule: TierRule, scores: Floats) -> Ints:
    tier = np.full(scores.shape, rule.count, dtype=np.intp)
    for number in range(len(rule.thresholds), 0, -1):
        tier[scores >= rule.sign * rule.thresholds[number - 1]] = number
    return tier


def _by_shares(rule: TierRule, from_top: Ints, from_bottom: Ints) -> Ints:
    tier = np.full(from_top.shape, rule.rest, dtype=np.intp)
    for number, most in enumerate(reversed(rule.bottom)):
        tier[from_bottom <= most] = rule.rest + 1 + number
    for number in range(len(rule.top) - 1, -1, -1):
        tier[from_top <= rule.top[number]] = number + 1
    return tier


def _capped_inside(rule: TierRule, tier: Ints, scores: Floats) -> Ints:
    """Ceilings of inner tiers: below the middle the worst stay and the others move up; above it the best stay."""
    middle = (rule.count + 1) / 2
    inner = [cap for cap in rule.caps if 1 < cap[0] < rule.count]
    for number, most in sorted((cap for cap in inner if cap[0] > middle), reverse=True):
        tier = _cap_one(tier, -scores, (number, most, -1), tied_in=rule.tied_in)
    for number, most in (cap for cap in inner if cap[0] <= middle):
        tier = _cap_one(tier, scores, (number, most, 1), tied_in=rule.tied_in)
    return tier


def _cap_one(tier: Ints, goodness: Floats, cap: tuple[int, int, int], *, tied_in: bool) -> Ints:
    number, most, move = cap
    members = tier == number
    place, _ = _counts(np.where(members, goodness, -np.inf), tied_in=tied_in)
    return np.where(members & (place > most), tier + move, tier)


def next_tier_gap(rule: TierRule, scores: Floats, step: float) -> Floats:
    """Return the least rise of each unit's published score (in ``step``) that gives it a better tier, others unchanged.

    NaN in the best tier, and where no rise helps (a best tier with no place). A fall where less is better.
    """
    steps = np.rint(rule.sign * scores / step).astype(np.int64)
    lines = np.array([math.ceil(round(rule.sign * line / step, 6)) for line in rule.thresholds], dtype=np.int64)
    candidates = np.unique(np.concatenate([steps, steps + 1, lines]))
    found = _least_candidate(rule, scores, candidates * step)
    gaps = np.full(len(scores), np.nan)
    there = np.flatnonzero(found < len(candidates))
    gaps[there] = np.round((candidates[found[there]] - steps[there]) * step, 9)
    return gaps


def _least_candidate(rule: TierRule, scores: Floats, candidates: Floats) -> Ints:
    """Bisect for each unit the first candidate that gives a better tier; a better score never gives a worse one."""
    own = assign(rule, scores)
    low = np.zeros(len(scores), dtype=np.intp)
    high = np.full(len(scores), len(candidates), dtype=np.intp)
    while np.any(low < high):
        middle = (low + high) // 2
        trial = np.round(candidates[np.minimum(middle, len(candidates) - 1)], 9)
        better = (_tier_if(rule, scores, trial) < own) & (middle < len(candidates)) & (trial > rule.sign * scores)
        high, low = np.where(better, middle, high), np.where(better, low, np.minimum(middle + 1, high))
    return low


def _tier_if(rule: TierRule, scores: Floats, trial: Floats) -> Ints:
    """Tier each unit would have at its signed ``trial`` score (above its own), all others unchanged."""
    signed = rule.sign * scores
    if rule.ends_only:
        ordered = np.sort(signed)
        left = np.searchsorted(ordered, trial, side="left")
        right = np.searchsorted(ordered, trial, side="right")
        from_top = len(scores) + 1 - (right if rule.tied_in else left)
        return tier_at(rule, trial, from_top, left if rule.tied_in else right)
    tiers = np.empty(len(scores), dtype=np.intp)
    for row in range(len(scores)):
        moved = signed.copy()
        moved[row] = trial[row]
        tiers[row] = assign(rule, rule.sign * moved)[row]
    return tiers
