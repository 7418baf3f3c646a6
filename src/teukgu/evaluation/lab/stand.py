"""Where every zone stands under one scheme: results and how sure they are; again for another scheme, faster."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import checks
from teukgu.evaluation.branches import compile_tree
from teukgu.evaluation.compile import checked, compile_plan, tier_groups
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.result import PointResult, point_result
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import Rules, settings_for
from teukgu.evaluation.uncertainty import Uncertainty, run_draws
from teukgu.values import refuse_if_any

LAB_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Stand:
    """Results under one scheme; ``doubt`` None without draws. Arrays are in the order of ``plan.scored``."""

    data: EvaluationInput
    rules: Rules
    plan: Plan
    point: PointResult
    doubt: Uncertainty | None
    draws: int
    seed: int

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.plan.scheme

    @property
    def on_line(self) -> NDArray[np.bool_]:
        """Which zones stand on a line; none without draws or tiers."""
        if self.doubt is None or self.scheme.tiers is None:
            return np.zeros(len(self.plan.scored), dtype=np.bool_)
        return self.doubt.on_line(self.point.tier, self.plan.settings.on_line)


def stand(
    data: EvaluationInput,
    scheme: Scheme,
    rules: Rules,
    *,
    year: int | None = None,
    draws: int = LAB_DRAWS,
    seed: int | None = None,
    threads: int = 1,
) -> Stand:
    """Evaluate for the lab: no contributions, no readings; ``seed`` defaults to the scheme's, ``draws`` 0: none.

    Raises:
        Refused: with every problem of input, scheme and rules.
    """
    plan = compile_plan(data, scheme, settings_for(scheme, rules), year)
    chosen = scheme.uncertainty.seed if seed is None else seed
    return _drawn(Stand(data, rules, plan, point_result(plan), None, draws, chosen), threads)


def stand_again(before: Stand, scheme: Scheme, *, threads: int = 1) -> Stand:
    """Evaluate the same input by another scheme with the same draws; what the scheme leaves alone is not made again.

    The result is that of :func:`stand`, to the digit.

    Raises:
        Refused: with every problem of the scheme.
    """
    if scheme is before.scheme:
        return before
    plan = _reused(before, scheme)
    if plan is None:
        settings = settings_for(scheme, before.rules)
        plan = compile_plan(before.data, scheme, settings, before.plan.year)
    return _drawn(replace(before, plan=plan, point=point_result(plan), doubt=None), threads)


def _drawn(one: Stand, threads: int) -> Stand:
    if one.draws < 1:
        return one
    return replace(one, doubt=run_draws(one.plan, draws=one.draws, seed=one.seed, threads=threads, shares=False))


def _reused(before: Stand, scheme: Scheme) -> Plan | None:
    """The plan for ``scheme`` with the measures of the one before, None where they may be others.

    They are the same when the same indicators are measured and the same ones count for each zone: what is missing is
    filled, or refused, only where it counts.
    """
    old, base = before.scheme, before.plan
    names = tuple(dict.fromkeys(leaf.indicator for leaf in scheme.leaves()))
    kept = (old.indicators, old.bonus, old.penalty, old.score.bonus_max, old.score.penalty_max)
    new = (scheme.indicators, scheme.bonus, scheme.penalty, scheme.score.bonus_max, scheme.score.penalty_max)
    if kept != new or names != base.indicator_ids:
        return None
    findings = checks.scheme(scheme, before.data)
    refuse_if_any(findings)
    leaves = compile_tree(scheme, before.data, names)
    refuse_if_any([*findings, *leaves.findings])
    if not np.array_equal(leaves.weights > 0, base.leaf_weights > 0):
        return None
    settings = settings_for(scheme, before.rules).for_year(base.year)
    plan = replace(
        base,
        scheme=scheme,
        settings=settings,
        branches=leaves.branches,
        leaf_weights=leaves.weights,
        tier_groups=tier_groups(before.data, scheme, settings, base.scored),
        warnings=tuple(findings),
    )
    return checked(plan, leaves, findings)
