"""A whole evaluation: compile, score, explain, count, draw."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.contributions import Contributions, contributions
from teukgu.evaluation.counters import Counter, counters
from teukgu.evaluation.doubt_benefit import best_case
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.lift import Lift, lifts
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.readings import Change, readings
from teukgu.evaluation.restructuring import ExitLists, exit_lists
from teukgu.evaluation.result import PointResult, point_result
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import Rules, settings_for
from teukgu.evaluation.uncertainty import Uncertainty, run_draws
from teukgu.values import Finding, ZoneId

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything computed in one evaluation; arrays over scored units are in the order of ``plan.scored``.

    ``uncertainty`` is None when no draws were asked for; ``on_line`` is then all False. ``best_case``: benefit of the
    doubt (1: no other unit beats it under its best weights), None unless the scheme asks.
    """

    data: EvaluationInput
    plan: Plan
    point: PointResult
    contributions: Contributions
    lift: Lift
    counters: Mapping[ZoneId, Counter]
    readings: tuple[Change, ...]
    exits: ExitLists
    uncertainty: Uncertainty | None
    on_line: NDArray[np.bool_]
    best_case: Floats | None
    draws: int
    seed: int
    rules: Rules
    warnings: tuple[Finding, ...]

    @property
    def scheme(self) -> Scheme:
        """The scheme used."""
        return self.plan.scheme

    @property
    def year(self) -> int:
        """The performance year evaluated."""
        return self.plan.year


def check(data: EvaluationInput, scheme: Scheme, rules: Rules, *, year: int | None = None) -> Plan:
    """Compile only: find everything that is wrong, compute nothing more.

    Raises:
        Refused: with every problem found.
    """
    return compile_plan(data, scheme, settings_for(scheme, rules), year)


def evaluate(
    data: EvaluationInput,
    scheme: Scheme,
    rules: Rules,
    *,
    year: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    threads: int = 1,
) -> Evaluation:
    """Evaluate ``data`` by ``scheme`` under ``rules``; ``draws`` and ``seed`` default to the scheme's (0: no draws).

    Raises:
        Refused: with every problem of input, scheme and rules.
    """
    plan = check(data, scheme, rules, year=year)
    draws = scheme.uncertainty.draws if draws is None else draws
    seed = scheme.uncertainty.seed if seed is None else seed
    point = point_result(plan)
    doubt = run_draws(plan, draws=draws, seed=seed, threads=threads) if draws > 0 else None
    counted = counters(data, plan.settings, plan.year)
    tiers = bool(plan.scheme.tiers)
    last = doubt.p_tier[:, -1] if doubt is not None and tiers else None
    on_line = np.zeros(len(plan.scored), dtype=np.bool_)
    if doubt is not None and tiers:
        on_line = doubt.on_line(point.tier, plan.settings.on_line)
    return Evaluation(
        data=data,
        plan=plan,
        point=point,
        contributions=contributions(plan, point),
        lift=lifts(plan, point),
        counters=counted,
        readings=readings(plan, data, point),
        exits=exit_lists(plan, point, counted, last),
        uncertainty=doubt,
        on_line=on_line,
        best_case=best_case(plan, point),
        draws=draws,
        seed=seed,
        rules=rules,
        warnings=(*data.warnings, *plan.warnings),
    )
