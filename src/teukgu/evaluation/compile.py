"""From an input and a scheme to a plan of arrays; everything that can be wrong is found here, all at once."""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import checks, transform
from teukgu.evaluation.branches import Leaves, compile_tree
from teukgu.evaluation.figures import Figures
from teukgu.evaluation.grouping import normalisation_groups, treatment_groups
from teukgu.evaluation.inputs import EvaluationInput, Role
from teukgu.evaluation.measures import Measured, Measurer
from teukgu.evaluation.missing import fill
from teukgu.evaluation.plan import Plan, Treatment
from teukgu.evaluation.scheme import Adjustment, Scheme
from teukgu.evaluation.score import nodes, normalised
from teukgu.evaluation.settings import Settings
from teukgu.values import Finding, Refused, refuse_if_any

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def compile_plan(data: EvaluationInput, scheme: Scheme, settings: Settings, year: int | None = None) -> Plan:
    """Compile ``data`` and ``scheme`` for ``year`` (default the scheme's, else the last with observations).

    Raises:
        Refused: with every problem of the two together (see the table in ``docs/reference/evaluation-input.md``).
    """
    findings = checks.population(data) + checks.scheme(scheme, data)
    refuse_if_any(findings)
    chosen, year_findings = checks.year(data, scheme, year)
    refuse_if_any([*findings, *year_findings])
    return _compiled(data, scheme, settings.for_year(chosen), chosen, findings)


def _compiled(data: EvaluationInput, scheme: Scheme, settings: Settings, year: int, findings: list[Finding]) -> Plan:
    scored = np.flatnonzero([unit.scored for unit in data.units])
    measurer = Measurer(scheme, Figures(data), year)
    names = tuple(dict.fromkeys(leaf.indicator for leaf in scheme.leaves()))
    measured = [measurer.measured(name) for name in names]
    leaves = compile_tree(scheme, data, names)
    bonus = _adjustments(scheme, measurer, scored)
    findings = [*findings, *measurer.findings, *leaves.findings]
    refuse_if_any(findings)
    filled = fill(scheme, names, measured, data, leaves.weights, scored)
    findings = [*findings, *filled.findings]
    refuse_if_any(findings)
    treatments = tuple(
        _treatment(scheme, name, measured[number], filled.values[:, number], data) for number, name in enumerate(names)
    )
    plan = Plan(
        scheme=scheme,
        settings=settings,
        year=year,
        units=data.units,
        indicator_ids=names,
        measures=filled.values,
        measure_sd=np.stack([one.sd for one in measured], axis=1),
        filled=filled.mask,
        applicable=filled.applicable,
        treatments=treatments,
        branches=leaves.branches,
        leaf_weights=leaves.weights,
        scored=scored,
        bonus=bonus,
        tier_groups=tier_groups(data, scheme, settings, scored),
        warnings=tuple(findings),
    )
    return checked(plan, leaves, findings)


def checked(plan: Plan, leaves: Leaves, findings: list[Finding]) -> Plan:
    """Refuse what only shows in the normalised values: no range, no logarithm, nothing to aggregate."""
    values = normalised(plan)
    found = checks.normalised(plan, values)
    matrix = nodes(plan, values)
    found += checks.aggregated(plan, matrix)
    if not found:
        found += checks.root(plan, matrix)
    refuse_if_any([*findings, *found])
    return plan


def _treatment(scheme: Scheme, name: str, measured: Measured, values: Floats, data: EvaluationInput) -> Treatment:
    indicator = scheme.indicators[name]
    treat_groups = {
        step.winsorise.group: treatment_groups(step.winsorise.group, indicator.normalise.units, data)
        for step in indicator.transform
        if step.winsorise
    }
    return Treatment(
        indicator=indicator,
        steps=transform.fit(indicator.transform, values, treat_groups),
        groups=normalisation_groups(indicator.normalise, data),
        treat_groups=treat_groups,
        targets=measured.target,
    )


def _adjustments(scheme: Scheme, measurer: Measurer, scored: Ints) -> Floats:
    """Bonus minus penalty in points for each unit; what is missing adds nothing."""
    plus = _total(scheme.bonus, measurer, scheme.score.bonus_max)
    minus = _total(scheme.penalty, measurer, scheme.score.penalty_max)
    return plus - minus


def _total(adjustments: tuple[Adjustment, ...], measurer: Measurer, most: float | None) -> Floats:
    total = np.zeros(len(measurer.figures.data.units))
    for one in adjustments:
        points = one.points * np.nan_to_num(measurer.measured(one.indicator).value)
        total += points if one.max is None else np.minimum(points, one.max)
    return total if most is None else np.minimum(total, most)


def tier_groups(
    data: EvaluationInput, scheme: Scheme, settings: Settings, scored: Ints
) -> tuple[tuple[Ints, int], ...]:
    """Rows of each tier group (scored units), with the population that shares are taken of."""
    column = scheme.tiers.group if scheme.tiers else "all"
    labels = [unit.group(column) for unit in data.units]
    groups = []
    for label in dict.fromkeys(labels[row] for row in scored):
        rows = np.array([row for row in scored if labels[row] == label], dtype=np.intp)
        everybody = sum(unit.role is Role.ZONE and own == label for unit, own in zip(data.units, labels, strict=True))
        groups.append((rows, len(rows) if settings.population == "in_round" else everybody))
    return tuple(groups)


__all__ = ["Refused", "checked", "compile_plan", "tier_groups"]
