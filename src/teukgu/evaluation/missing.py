"""Missing values: fill, leave out and reweigh, give a score, or refuse."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.measures import Measured
from teukgu.evaluation.problems import problem, some
from teukgu.evaluation.scheme import Missing, Scheme
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Filled:
    """Measures after filling (units x indicators), which were filled, which apply, and what was wrong."""

    values: Floats
    mask: Bools
    applicable: Bools
    findings: list[Finding]


def fill(  # noqa: PLR0917 - one table in, one table out
    scheme: Scheme,
    names: tuple[str, ...],
    measured: list[Measured],
    data: EvaluationInput,
    weights: Floats,
    scored: Ints,
) -> Filled:
    """Apply each indicator's missing policy; only what counts for a scored unit (weight above 0) can be refused."""
    values = np.stack([one.value for one in measured], axis=1)
    applicable = np.ones(values.shape, dtype=np.bool_)
    mask = np.zeros(values.shape, dtype=np.bool_)
    findings: list[Finding] = []
    for number, name in enumerate(names):
        indicator = scheme.indicators[name]
        if indicator.not_applicable == "reweigh":
            applicable[:, number] = ~measured[number].not_applicable
        gaps = np.isnan(values[:, number]) & applicable[:, number]
        wanted = scored[gaps[scored] & (weights[scored, number] > 0)]
        place = scheme.place("indicators", name)
        if np.all(np.isnan(values[scored, number])) and np.any(weights[scored, number] > 0):
            findings.append(_nobody(place, name))
        elif len(wanted) and indicator.missing.method == "refuse":
            findings.append(_refused(place, name, [data.units[row].id for row in wanted]))
        elif len(wanted):
            mask[:, number] = _fill_one(values[:, number], gaps, indicator.missing, data)
            still = [row for row in wanted if np.isnan(values[row, number])]
            if still and indicator.missing.method in {"mean", "median"}:
                zones = some([data.units[row].id for row in still])
                findings.append(_empty_group(place, name, indicator.missing.group, zones))
    return Filled(values, mask, applicable, findings)


def _fill_one(column: Floats, gaps: Bools, policy: Missing, data: EvaluationInput) -> Bools:
    """Fill ``column`` in place by group; return which cells were filled."""
    filled = np.zeros(len(column), dtype=np.bool_)
    if policy.method == "value":
        column[gaps], filled[gaps] = policy.value, True
    if policy.method not in {"mean", "median"}:
        return filled
    labels = np.array([unit.group(policy.group) for unit in data.units])
    known = np.array([unit.scored for unit in data.units]) & ~np.isnan(column)
    for label in set(labels[gaps]):
        donors = column[known & (labels == label)]
        if len(donors):
            rows = gaps & (labels == label)
            column[rows] = np.mean(donors) if policy.method == "mean" else np.median(donors)
            filled |= rows
    return filled


def _nobody(place: Place, name: str) -> Finding:
    return problem(
        "nobody_reports",
        place,
        (f"{name}: 평가 대상 가운데 값을 낸 곳이 없습니다.", f"{name}: no zone in the round has a value."),
        (
            "관측값의 연도와 지표 이름을 확인하거나 체계에서 이 지표를 빼세요.",
            "Check year and indicator name in observations, or take the indicator out of the scheme.",
        ),
    )


def _refused(place: Place, name: str, zones: list[str]) -> Finding:
    return problem(
        "missing_value",
        place,
        (f"{name}: 값이 없는 특구가 있습니다: {some(zones)}.", f"{name}: no value for: {some(zones)}."),
        (
            "값을 넣거나, 체계의 missing을 reweigh, mean, median, value, score 가운데 하나로 정하세요.",
            "Add the values, or set missing in the scheme to reweigh, mean, median, value or score.",
        ),
    )


def _empty_group(place: Place, name: str, group: str, zones: str) -> Finding:
    return problem(
        "missing_group",
        place,
        (
            f"{name}: 같은 {group} 집단에 값이 없어 채울 수 없습니다: {zones}.",
            f"{name}: nobody in the same {group} has a value to fill from: {zones}.",
        ),
        ("missing의 group을 더 넓게 정하세요.", "Choose a wider group for missing."),
    )
