"""Checks of input and scheme together, before and after computing; each returns its findings."""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import scheme_checks, transform
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.normalise import goalposts
from teukgu.evaluation.plan import Branch, Plan
from teukgu.evaluation.problems import near, problem, some
from teukgu.evaluation.scheme import Scheme
from teukgu.values import Finding

Floats = NDArray[np.float64]
MOST_STEPS = 9e15  # of the last published digit: beyond it a number has no such digit
NEEDS_POSITIVE = {"geometric", "harmonic"}


def population(data: EvaluationInput) -> list[Finding]:
    """Somebody must be in the round."""
    place = data.place("zones", 0)
    scored = [unit for unit in data.units if unit.scored]
    if not scored:
        message = ("평가 대상 특구가 없습니다.", "No zone is in the round.")
        cure = ("zones의 in_round와 role을 확인하세요.", "Check in_round and role in zones.")
        return [problem("nobody_in_round", place, message, cure)]
    if len(scored) == 1:
        message = (
            "평가 대상이 하나뿐이라 순위와 등급은 뜻이 없습니다.",
            "Only one zone is in the round: a rank says nothing.",
        )
        cure = ("점수만 쓰세요.", "Use its score only.")
        return [problem("one_zone", place, message, cure, warn=True)]
    return []


def scheme(scheme: Scheme, data: EvaluationInput) -> list[Finding]:
    """What is wrong with the scheme by itself, and its names against the input's columns and types."""
    return [*scheme_checks.check_scheme(scheme), *_columns(scheme, data), *_types(scheme, data)]


def _columns(scheme: Scheme, data: EvaluationInput) -> list[Finding]:
    known = ("all", "type", *data.group_columns)
    asked = list(scheme_checks.group_columns(scheme))
    if scheme.awards and scheme.awards.column:
        asked.append((("awards", "column"), scheme.awards.column))
    return [
        problem(
            "unknown_group",
            scheme.place(*path),
            (f"zones에 {column!r} 열이 없습니다.", f"zones has no column {column!r}."),
            near(column, known),
        )
        for path, column in asked
        if column not in known
    ]


def _types(scheme: Scheme, data: EvaluationInput) -> list[Finding]:
    """A weight for a type nobody has: a typing error where a default would hide it, else only noted."""
    types = tuple(dict.fromkeys(unit.type for unit in data.units if unit.scored))
    found = []
    for path, weights in scheme_checks.typed_weights(scheme):
        for kind in weights:
            if kind not in types and kind != "default":
                message = (f"유형 {kind!r}인 특구가 없습니다.", f"No zone in the round has type {kind!r}.")
                found.append(
                    problem(
                        "unknown_type", scheme.place(*path), message, near(kind, types), warn="default" not in weights
                    )
                )
    return found


def year(data: EvaluationInput, scheme: Scheme, asked: int | None) -> tuple[int, list[Finding]]:
    """Choose the performance year: asked for, the scheme's, else the last with observations."""
    years = data.years
    chosen = asked if asked is not None else scheme.year
    if chosen is None:
        return (years[-1] if years else 0), []
    if not years or chosen in years:
        return chosen, []
    shown = ", ".join(str(one) for one in years)
    place = data.place("observations", 0)
    message = (f"{chosen}년의 관측값이 없습니다.", f"There are no observations for {chosen}.")
    cure = (
        f"있는 연도: {shown}. --year나 체계의 year를 고치세요.",
        f"Years there are: {shown}. Change --year or the scheme's year.",
    )
    return chosen, [problem("no_such_year", place, message, cure)]


def normalised(plan: Plan, values: Floats) -> list[Finding]:
    """Indicators that lose their value between measure and scale: no logarithm, no range."""
    found = []
    for number, name in enumerate(plan.indicator_ids):
        measured = plan.measures[plan.scored, number]
        wanted = (
            ~np.isnan(measured) & (plan.leaf_weights[plan.scored, number] > 0) & plan.applicable[plan.scored, number]
        )
        lost = plan.scored[wanted & ~np.isfinite(values[plan.scored, number])]
        if len(lost):
            found.append(_lost(plan, number, name, [plan.units[row].id for row in lost]))
        found += _no_range(plan, number, name)
    return found


def _lost(plan: Plan, number: int, name: str, zones: list[str]) -> Finding:
    column = plan.measures[:, number]
    rows = [row for row in plan.scored if plan.units[row].id in set(zones)]
    shown = some([f"{plan.units[row].id}={column[row]:g}" for row in rows])
    return problem(
        "no_logarithm",
        plan.scheme.place("indicators", name),
        (
            f"{name}: 로그, 제곱근 또는 나눗셈을 할 수 없는 값입니다: {shown}.",
            f"{name}: no logarithm, root or ratio of these values: {shown}.",
        ),
        (
            "값을 고치거나 transform을 log: 1처럼 옮겨 쓰거나 다른 정규화를 고르세요.",
            "Correct the values, shift the logarithm (transform: {log: 1}), or normalise otherwise.",
        ),
    )


def _no_range(plan: Plan, number: int, name: str) -> list[Finding]:
    """A group whose figures are all alike has no scale, unless the scheme says what to give."""
    treatment = plan.treatments[number]
    spec = treatment.indicator.normalise
    if spec.constant != "refuse" or spec.method in {"none", "rank", "percentile", "distance"}:
        return []
    treated = transform.apply(treatment.steps, plan.measures[:, number])
    for rows, reference in treatment.groups:
        figures = treated[reference][~np.isnan(treated[reference])]
        applied = [row for row in rows if plan.units[row].scored and plan.leaf_weights[row, number] > 0]
        if not applied or not len(figures) or _has_range(plan, number, figures):
            continue
        label = plan.units[rows[0]].group(spec.group)
        return [_constant(plan, name, spec.group, label, float(figures[0]))]
    return []


def _has_range(plan: Plan, number: int, figures: Floats) -> bool:
    spec = plan.treatments[number].indicator.normalise
    if spec.method == "zscore":
        return bool(figures.max() != figures.min())
    if spec.method == "robust_z":
        return bool(np.median(np.abs(figures - np.median(figures))) > 0)
    low, high = goalposts(spec, figures)
    return bool(low[0] != high[0])


def _constant(plan: Plan, name: str, group: str, label: str, value: float) -> Finding:
    where_ko, where_en = ("", "") if group == "all" else (f" {group}={label}에서", f" in {group}={label}")
    return problem(
        "no_range",
        plan.scheme.place("indicators", name, "normalise"),
        (
            f"{name}: 값이{where_ko} 모두 같거나({value:g}) 퍼짐이 0이어서 척도를 만들 수 없습니다.",
            f"{name}: the values{where_en} are all alike ({value:g}) or have no spread: there is no scale.",
        ),
        (
            "지표를 빼거나, 고정 goalposts를 쓰거나, normalise에 constant: middle을 넣으세요.",
            "Leave the indicator out, use fixed goalposts, or add constant: middle to normalise.",
        ),
    )


def aggregated(plan: Plan, matrix: Floats) -> list[Finding]:
    """Zeros and negatives where only positive numbers can be aggregated."""
    found = []
    for branch in plan.branches:
        bad = _bad_rows(plan, branch, matrix)
        if len(bad):
            found.append(_nonpositive(plan, branch, [plan.units[row].id for row in bad]))
    return found


def _bad_rows(plan: Plan, branch: Branch, matrix: Floats) -> NDArray[np.intp]:
    spec = branch.aggregate
    zero_allowed = spec.method == "mazziotta_pareto" or (spec.method == "power" and spec.power > 0)
    needs = spec.method in NEEDS_POSITIVE or zero_allowed or spec.method == "power"
    needs = needs and not (spec.method == "power" and spec.power == 1)
    if not needs or spec.nonpositive == "floor":
        return np.array([], dtype=np.intp)
    values = matrix[plan.scored][:, branch.children]
    used = ~np.isnan(values) & (branch.weights[plan.scored] > 0)
    bad = values < 0 if spec.nonpositive == "zero" or zero_allowed else values <= 0
    return plan.scored[np.any(used & bad, axis=1)]


def _nonpositive(plan: Plan, branch: Branch, zones: list[str]) -> Finding:
    method = branch.aggregate.method
    return problem(
        "nonpositive",
        plan.scheme.place(*scheme_checks.path_of(plan.scheme, branch.key)),
        (
            f"{branch.key}: {method} 평균에 0 이하의 점수가 들어갑니다: {some(zones)}.",
            f"{branch.key}: zero or negative scores enter a {method} mean, for: {some(zones)}.",
        ),
        (
            "0보다 큰 척도(range: [1, 100])를 쓰거나 aggregate에 nonpositive: floor와 floor: 값(또는 zero)을 넣으세요.",
            "Use a scale above 0 (range: [1, 100]), or give aggregate nonpositive: floor and floor: VALUE (or zero).",
        ),
    )


def root(plan: Plan, matrix: Floats) -> list[Finding]:
    """Every scored unit needs a score."""
    scores = matrix[plan.scored, -1] + plan.bonus[plan.scored]
    large = plan.scored[np.isfinite(scores) & (np.abs(scores) >= MOST_STEPS / 10.0**plan.settings.decimals)]
    if len(large):
        return [_too_large(plan, [plan.units[row].id for row in large])]
    without = plan.scored[~np.isfinite(matrix[plan.scored, -1])]
    if not len(without):
        return []
    zones = some([plan.units[row].id for row in without])
    message = (f"점수를 낼 수 없는 특구가 있습니다: {zones}.", f"No score can be made for: {zones}.")
    cure = (
        "값을 채우거나 zones에서 in_round를 false로 하고 이유를 적으세요. min_share가 너무 높을 수도 있습니다.",
        "Add values, or set in_round to false with a reason in zones; min_share may also be too high.",
    )
    return [problem("no_score", plan.scheme.place("tree"), message, cure)]


def _too_large(plan: Plan, zones: list[str]) -> Finding:
    decimals = plan.settings.decimals
    message = (
        f"점수가 너무 커서 소수 {decimals}자리로 나타낼 수 없는 특구가 있습니다: {some(zones)}.",
        f"The score is too large to be given with {decimals} decimals, for: {some(zones)}.",
    )
    cure = (
        "값을 확인하고, measure의 scale이나 normalise로 줄이거나 score의 decimals를 줄이세요.",
        "Check the values; make them smaller with scale (measure) or normalise, or give fewer decimals (score).",
    )
    return problem("score_too_large", plan.scheme.place("tree"), message, cure)
