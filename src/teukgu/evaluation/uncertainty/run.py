"""From a plan to what the draws say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.ranking import published
from teukgu.evaluation.tiers import rule_for
from teukgu.evaluation.uncertainty.draw_tiers import Group, tiers_of_draws
from teukgu.evaluation.uncertainty.engines import Engine, kernels
from teukgu.evaluation.uncertainty.linear import LinearModel, is_linear
from teukgu.evaluation.uncertainty.ranking import empty_block, fill_ranks
from teukgu.evaluation.uncertainty.result import Uncertainty, VarianceShare, probabilities, rank_interval
from teukgu.evaluation.uncertainty.scoring import DrawModel
from teukgu.evaluation.uncertainty.shares import draws_for_shares, variance_shares
from teukgu.evaluation.uncertainty.sources import STREAMS, Streams
from teukgu.evaluation.uncertainty.tally import Job, tally

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Keys:
    """Scores of a plan's draws as the whole numbers that are compared: published digits, more is better."""

    model: DrawModel | LinearModel
    digits: int
    sign: float

    def __call__(self, start: int, count: int, streams: Streams = STREAMS) -> Floats:
        plan = self.model.plan
        scores = self.model.scores(start, count, streams)[:, plan.scored]
        shown = published(scores, plan.settings.decimals, plan.settings.rounding)
        keys: Floats = np.rint(shown * (self.sign * 10.0**self.digits))
        return keys


def run_draws(
    plan: Plan, *, draws: int, seed: int, threads: int = 1, engine: Engine = "auto", shares: bool = True
) -> Uncertainty:
    """Return rank intervals, tier probabilities and variance shares from ``draws`` draws keyed by ``seed``.

    The result depends on the plan, ``draws`` and ``seed`` alone, not on ``threads``, ``engine`` or the machine.

    Raises:
        ValueError: when ``draws`` is below 1, or the seed does not fit in 64 bits.
    """
    if draws < 1:
        msg = "at least one draw is needed"
        raise ValueError(msg)
    model = LinearModel(plan, seed) if is_linear(plan) else DrawModel(plan, seed)
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    keys = _Keys(model, plan.settings.decimals, sign)
    groups = _groups(plan)
    units = len(plan.scored)
    job = Job(keys, units, model.draws_at_once, keys.digits, groups)
    counted = tally(job, draws, kernels(engine, draws * units), threads)
    interval = (plan.settings.interval_low, plan.settings.interval_high)
    low, high = rank_interval(counted, draws, interval, plan.settings.ties)
    return Uncertainty(
        draws=draws,
        seed=seed,
        rank_low=low,
        rank_high=high,
        p_tier=probabilities(counted.tiers, draws),
        sources=tuple(source.value for source in model.sources),
        shares=_shares(keys, groups, draws, threads) if shares and len(model.sources) > 1 else (),
    )


def _groups(plan: Plan) -> tuple[Group, ...]:
    column = {int(row): number for number, row in enumerate(plan.scored)}
    groups = []
    for rows, population in plan.tier_groups:
        rule = rule_for(plan, population)
        if rule is not None:
            groups.append(Group(np.array([column[int(row)] for row in rows], dtype=np.intp), rule))
    return tuple(groups)


def _shares(keys: _Keys, groups: tuple[Group, ...], draws: int, threads: int) -> tuple[VarianceShare, ...]:
    def outcome(start: int, count: int, streams: Streams) -> tuple[Floats, Floats]:
        found = keys(start, count, streams)
        block = empty_block(*found.shape)
        fill_ranks(found, block, 0)
        tiers = tiers_of_draws(groups, found, keys.digits, block)
        return block.better.astype(np.float64), tiers.astype(np.float64)

    if isinstance(keys.model, DrawModel):
        keys.model.kept = ()
    return variance_shares(
        outcome, keys.model.sources, draws_for_shares(draws), keys.model.draws_at_once, max(1, threads)
    )
