"""What the draws say of every zone, at published digits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.uncertainty.tally import Tally

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

CENTS = 100  # probabilities are published with two decimals


@dataclass(frozen=True, slots=True)
class VarianceShare:
    """How much of the movement of ranks and tiers between draws one source makes.

    ``*_alone``: the share that is gone when only this source is known (first order). ``*_total``: the share that stays
    when everything but this source is known (total effect); what sources do together is in the totals of each.
    """

    source: str
    rank_alone: float
    rank_total: float
    tier_alone: float
    tier_total: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Results of the draws for the scored zones, in the order of ``Plan.scored``.

    ``rank_low`` and ``rank_high``: the better and the worse end of the rank interval. ``p_tier``: zones x tiers,
    probabilities with two decimals, each row adding up to 1. ``shares``: empty when fewer than two things vary.
    ``sources``: what was varied.
    """

    draws: int
    seed: int
    rank_low: Ints
    rank_high: Ints
    p_tier: Floats
    sources: tuple[str, ...]
    shares: tuple[VarianceShare, ...] = ()

    def on_line(self, tiers: NDArray[np.integer], limit: float) -> Bools:
        """Return which zones stand on a line: their own tier (from 1) has a published probability below ``limit``."""
        own = self.p_tier[np.arange(len(tiers)), np.asarray(tiers, dtype=np.intp) - 1]
        return np.asarray(own < limit - 1e-9)


def rank_interval(tally: Tally, draws: int, interval: tuple[float, float], ties: str) -> tuple[Ints, Ints]:
    """Return both ends: the least rank that at least this share of the draws does not exceed.

    With ``ties`` average the better shared rank makes the better end and the worse one the worse end.
    """
    low_counts = tally.worse if ties == "worse" else tally.better
    high_counts = tally.better if ties == "better" else tally.worse
    if low_counts is high_counts:
        low, high = _quantiles(low_counts, draws, interval)
        return low, high
    return _quantiles(low_counts, draws, interval[:1])[0], _quantiles(high_counts, draws, interval[1:])[0]


def _quantiles(counts: NDArray[np.int32], draws: int, shares: tuple[float, ...]) -> Ints:
    """Shares x units: the least rank that at least this share of the draws does not exceed."""
    wanted = [max(1, int(np.ceil(round(share * draws, 6)))) for share in shares]
    result = np.empty((len(shares), len(counts)), np.int64)
    up_to = np.empty(counts.shape[1], np.int32)
    for unit, row in enumerate(counts):
        np.cumsum(row, dtype=np.int32, out=up_to)
        result[:, unit] = up_to.searchsorted(wanted) + 1
    return result


def probabilities(counts: NDArray[np.int32], draws: int) -> Floats:
    """Return counts as shares with two decimals that add up to 1: largest remainders, then the better tier."""
    if not counts.shape[1]:
        return np.zeros(counts.shape)
    whole, left = np.divmod(counts.astype(np.int64) * CENTS, draws)
    missing = CENTS - whole.sum(axis=1)
    order = np.argsort(-left, axis=1, kind="stable")
    place = np.argsort(order, axis=1, kind="stable")
    whole += place < missing[:, np.newaxis]
    return whole / CENTS
