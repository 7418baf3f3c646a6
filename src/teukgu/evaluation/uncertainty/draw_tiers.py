"""The scheme's tier rule inside every draw: its shares, thresholds and ceilings, ties and rounding too."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.tiers import TierRule, assign, tier_at
from teukgu.evaluation.uncertainty.ranking import RankBlock, empty_block, fill_ranks

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Group:
    """Units (columns of the scores) among which tiers are formed, and the rule."""

    columns: Ints
    rule: TierRule


def tiers_of_draws(groups: tuple[Group, ...], keys: Floats, digits: int, block: RankBlock) -> NDArray[np.uint8]:
    """Return tiers (draws x units, 0: in no group) from whole-number ``keys`` of ``digits`` decimals.

    ``block`` holds the ranks among all units; a group of fewer units is ranked again within itself.
    """
    tiers = np.zeros(keys.shape, np.uint8)
    for group in groups:
        everybody = group.columns.size == keys.shape[1]
        own = keys if everybody else keys[:, group.columns]
        ranks = block if everybody else _ranks(own)
        tiers[:, group.columns] = _assigned(group.rule, own / 10.0**digits, ranks)
    return tiers


def _ranks(keys: Floats) -> RankBlock:
    block = empty_block(*keys.shape)
    fill_ranks(keys, block, 0)
    return block


def _assigned(rule: TierRule, signed: Floats, ranks: RankBlock) -> Ints:
    """Tiers from signed scores (more is better) and their ranks."""
    if not rule.ends_only:
        return assign(rule, rule.sign * signed)
    units = signed.shape[1]
    better, worse = ranks.better.astype(np.intp), ranks.worse.astype(np.intp)
    from_top = better if rule.tied_in else worse
    from_bottom = units + 1 - (worse if rule.tied_in else better)
    return tier_at(rule, signed, from_top, from_bottom)


def follows_ranks(groups: tuple[Group, ...], units: int) -> bool:
    """Whether tiers can be read off the counts of ranks: one group of all units, tiers by shares, no ceilings."""
    if len(groups) != 1 or groups[0].columns.size != units:
        return False
    rule = groups[0].rule
    return not rule.thresholds and not rule.caps


def counts_from_ranks(rule: TierRule, better: Counts, worse: Counts) -> Counts:
    """Return units x tiers from counts of the better and the worse shared rank (units x ranks).

    Lines from the top look at one of the two ranks, lines from the bottom at the other, and the shares leave no unit
    that could lie beyond both, so the counts of each rank alone are enough.
    """
    units = better.shape[1]
    top_ranks, bottom_ranks = (better, worse) if rule.tied_in else (worse, better)
    counts = np.zeros((len(better), rule.count), np.int32)
    above = np.zeros(len(better), np.int64)
    for number, most in enumerate(rule.top):
        reached = top_ranks[:, :most].sum(axis=1)
        counts[:, number] = reached - above
        above = reached
    below = np.zeros(len(better), np.int64)
    for number, most in enumerate(rule.bottom):
        reached = bottom_ranks[:, units - most :].sum(axis=1)
        counts[:, rule.count - 1 - number] = reached - below
        below = reached
    counts[:, rule.rest - 1] = better.sum(axis=1) - above - below
    return counts
