"""Measures, missing policies, comparison units, panels, weights by type: worked by hand."""

from typing import Any

import numpy as np
import pytest
from tests.evaluation_tools import observations, scheme, settings, table, unit

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.inputs import EvaluationInput, PanelScore, Role
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.result import point_result
from teukgu.values import IndicatorId, Observation, ObservationStatus, Refused, ZoneId


def one(indicator: str, more: str = "") -> str:
    return (
        f"id: m\nname: m\nindicators:\n  x: {{normalise: none, {indicator}}}\n{more}tree: {{id: total, parts: [x]}}\n"
    )


def plan_of(text: str, data: EvaluationInput, year: int | None = None) -> Plan:
    made = scheme(text)
    return compile_plan(data, made, settings(made), year)


def seen(**years: Any) -> EvaluationInput:
    """One zone pair with figures of ``x`` by year, baseline 40, target 100 and sd 3 in 2024; ``d`` is 5 and 10."""
    rows: list[Observation] = []
    for name, figures in years.items():
        year = int(name[1:])
        last = {"baseline": 40.0, "target": 100.0, "sd": 3.0} if year == 2024 else {}
        rows += observations("x", {"a": figures, "b": 2 * figures}, year, **last)
    rows += observations("d", {"a": 5.0, "b": 10.0}, 2024)
    return EvaluationInput((unit("a", groups={"area": "4"}), unit("b", groups={"area": "8"})), tuple(rows))


FIGURES = seen(y2021=10.0, y2022=20.0, y2023=40.0, y2024=80.0)
MEASURES = [
    ("measure: level", 80.0, 3.0),
    ("measure: {scale: 0.5}", 40.0, 1.5),
    ("measure: growth", 100.0, 7.5),
    ("measure: {kind: growth, form: ratio}", 2.0, 0.075),
    ("measure: {kind: growth, form: difference}", 40.0, 3.0),
    ("measure: {kind: growth, form: log}", np.log(2), 3 / 80),
    ("measure: {kind: growth, against: prior_year}", 100.0, 7.5),
    ("measure: {kind: growth, against: years_back, years_back: 2}", 300.0, 15.0),
    ("measure: {kind: growth, against: 2021, annual: true}", 100.0, 2.5),
    ("measure: {kind: growth, against: 2021, form: log, annual: true}", np.log(8) / 3, 0.0125),
    ("measure: attainment", 0.8, 0.03),
    ("measure: {kind: attainment, from_baseline: true}", 2 / 3, 0.05),
    ("measure: {years: 3}", 140 / 3, 1.0),
    ("measure: {years: 3, over: sum}", 140.0, 3.0),
    ("measure: {years: 3, over: median}", 40.0, 1.0),
    ("measure: {year: 2022}", 20.0, 0.0),
    ("denominator: d", 16.0, 0.6),
    ("denominator: area", 20.0, 0.75),
    ("measure: {kind: formula, formula: 'x / d + sqrt(area) - min(1, 2)'}", 17.0, 0.6),
    ("measure: {kind: formula, formula: '100 * (x / prior(x) - 1) + back(x, 3) - year(x, 2022)'}", 90.0, 7.5),
    ("measure: {kind: formula, formula: '(x - baseline(x)) / (target(x) - baseline(x))'}", 2 / 3, 0.05),
    ("measure: {kind: formula, formula: 'x ^ 2'}", 6400.0, 480.0),
    ("measure: {kind: formula, formula: '1'}", 1.0, 0.0),
    ("sd: 9, denominator: d", 16.0, 0.6),
]


@pytest.mark.parametrize(("indicator", "value", "sd"), MEASURES, ids=[case[0] for case in MEASURES])
def test_measures_and_their_error(indicator: str, value: float, sd: float) -> None:
    plan = plan_of(one(indicator), FIGURES)
    assert plan.measures[0, 0] == pytest.approx(value)
    assert plan.measure_sd[0, 0] == pytest.approx(sd)


def test_latest_of_some_years_and_gaps() -> None:
    rows = [*observations("x", {"a": None, "b": 5.0}, 2024), *observations("x", {"a": 7.0, "b": 1.0}, 2023)]
    data = EvaluationInput((unit("a"), unit("b")), tuple(rows))
    assert plan_of(one("measure: {years: 2, over: latest}"), data).measures[:, 0].tolist() == [7.0, 5.0]
    assert plan_of(one("measure: {years: 2, over: mean}"), data).measures[:, 0].tolist() == [7.0, 3.0]


def test_an_indicator_may_stand_on_another_one() -> None:
    more = "  y: {from: d, measure: {scale: 2}}\n"
    plan = plan_of(one("measure: {kind: formula, formula: 'x / y'}", more), FIGURES)
    assert plan.measures[:, 0].tolist() == [8.0, 8.0]


def test_difference_from_comparison_units_of_the_same_kind() -> None:
    kinds = ["gun", "si", "gun", "gun", "gun", "si", "si", "si"]
    roles = [Role.ZONE] * 2 + [Role.COMPARISON] * 6
    data = table(
        {"x": [9.0, 3.0, 1.0, 2.0, 6.0, 10.0, 20.0, 40.0]}, groups=[{"kind": kind} for kind in kinds], roles=roles
    )
    plan = plan_of(one("versus: {group: kind, spread: mad, limit: 3}"), data)
    # gun: median 2, MAD 1; si: median 20, MAD 10
    assert plan.measures[:2, 0] == pytest.approx([3.0, -17 / 14.826])
    plain = plan_of(one("versus: {group: kind, center: mean}"), data)
    assert plain.measures[:2, 0] == pytest.approx([6.0, 3 - 70 / 3])
    assert len(plan.scored) == 2


def test_scale_defined_by_comparison_units() -> None:
    roles = [Role.ZONE, Role.ZONE, Role.COMPARISON, Role.COMPARISON]
    data = table({"x": [5.0, 20.0, 0.0, 10.0]}, roles=roles)
    text = one("").replace("normalise: none", "normalise: {method: minmax, units: comparison, clamp: both}")
    assert point_result(plan_of(text, data)).score.tolist() == [50.0, 100.0]


MISSING = [
    ("missing: {method: mean}", [2.0, 4.0, 3.0]),
    ("missing: {method: median, group: type}", [2.0, 4.0, 4.0]),
    ("missing: {method: value, value: 7}", [2.0, 4.0, 7.0]),
    ("missing: {method: score, value: 1}", [2.0, 4.0, 1.0]),
]


@pytest.mark.parametrize(("policy", "expected"), MISSING, ids=[case[0] for case in MISSING])
def test_missing_policies(policy: str, expected: list[float]) -> None:
    plan = plan_of(one(policy), table({"x": [2.0, 4.0, None]}, types=["p", "q", "q"]))
    assert point_result(plan).score.tolist() == expected


TWO = """id: two
name: two
indicators:
  x: {normalise: none, missing: reweigh}
  y: {normalise: none, missing: reweigh}
tree: {id: total, parts: [{indicator: x, weight: WX}, {indicator: y, weight: WY}]}
"""


def two(x: str, y: str) -> str:
    return TWO.replace("WX", x).replace("WY", y)


def test_a_missing_part_gives_its_weight_to_the_others() -> None:
    plan = plan_of(two("0.25", "0.75"), table({"x": [8.0, 8.0], "y": [4.0, None]}))
    assert point_result(plan).score.tolist() == [5.0, 8.0]


def test_not_applicable_is_left_out_even_where_missing_is_refused() -> None:
    rows = [*observations("x", {"a": 8.0, "b": 8.0}), *observations("y", {"a": 4.0})]
    rows.append(Observation(ZoneId("b"), 2024, IndicatorId("y"), None, ObservationStatus.NOT_APPLICABLE))
    data = EvaluationInput((unit("a"), unit("b")), tuple(rows))
    text = two("25", "75").replace("reweigh", "refuse")
    assert point_result(plan_of(text, data)).score.tolist() == [5.0, 8.0]
    strict = text.replace("y: {normalise: none", "y: {not_applicable: missing, normalise: none")
    with pytest.raises(Refused, match="missing_value"):
        plan_of(strict, data)


def test_weights_by_type_and_what_a_type_does_not_need() -> None:
    plan = plan_of(
        two("{p: 1, default: 1/2}", "{p: 0, default: 1/2}").replace("reweigh", "refuse"),
        table({"x": [8.0, 8.0], "y": [None, 4.0]}, types=["p", "q"]),
    )
    assert point_result(plan).score.tolist() == [8.0, 6.0]


def test_too_little_of_the_weight_is_refused() -> None:
    text = two("0.25", "0.75").replace("parts:", "aggregate: {method: arithmetic, min_share: 0.5}, parts:")
    with pytest.raises(Refused, match="no_score"):
        plan_of(text, table({"x": [8.0, 8.0], "y": [4.0, None]}))


def panel_data() -> EvaluationInput:
    scores = {("plan", "r1"): 60, ("plan", "r2"): 80, ("plan", "r3"): 100, ("plan", "r4"): 20, ("work", "r1"): 90}
    panel = [
        PanelScore(ZoneId(zone), "expert", criterion, rater, float(score))
        for zone in ("a", "b")
        for (criterion, rater), score in scores.items()
    ]
    return EvaluationInput((unit("a"), unit("b")), (), tuple(panel))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("{kind: panel, panel: expert}", (65 + 90) / 2),
        ("{kind: panel, panel: expert, criteria: {plan: 3, work: 1}}", (3 * 65 + 90) / 4),
        ("{kind: panel, panel: expert, criteria: {plan: 1}, drop_extremes: 1}", 70.0),
    ],
)
def test_panel_scores(measure: str, expected: float) -> None:
    plan = plan_of(one(f"measure: {measure}"), panel_data())
    assert plan.measures[:, 0] == pytest.approx([expected, expected])
    assert plan.measure_sd[0, 0] > 0


def test_a_gender_index_of_formulas_over_means() -> None:
    """Shape of the UNDP gender inequality index: 1 - harmonic mean of two geometric means / geometric mean of means."""
    text = """id: gii
name: gii
score: {decimals: 3, direction: less}
defaults: {normalise: none, aggregate: geometric}
indicators:
  mortality: {measure: {kind: formula, formula: 10 / mmr}}
  births: {measure: {kind: formula, formula: 1 / abr}}
  health_mean: {measure: {kind: formula, formula: (sqrt(10 / mmr / abr) + 1) / 2}}
  empowerment_mean: {measure: {kind: formula, formula: (sqrt(prf * sef) + sqrt(prm * sem)) / 2}}
  labour_mean: {measure: {kind: formula, formula: (lff + lfm) / 2}}
  prf: {}
  sef: {}
  lff: {}
  prm: {}
  sem: {}
  lfm: {}
tree:
  id: gender
  aggregate: {method: formula, formula: 1 - both / reference}
  parts:
    - id: both
      aggregate: harmonic
      parts:
        - {id: women, parts: [{id: health, parts: [mortality, births]}, {id: power_f, parts: [prf, sef]}, lff]}
        - id: men
          aggregate: {method: formula, formula: (power_m * lfm) ** (1 / 3)}
          parts: [{id: power_m, parts: [prm, sem]}, lfm]
    - {id: reference, parts: [health_mean, empowerment_mean, labour_mean]}
"""
    row = {"mmr": 10.0, "abr": 5.0, "prf": 0.4, "sef": 0.9, "prm": 0.6, "sem": 0.95, "lff": 0.6, "lfm": 0.7}
    made = scheme(text)
    plan = compile_plan(table({name: [value, value] for name, value in row.items()}), made, settings(made))
    women = (np.sqrt(1 / 5) * np.sqrt(0.4 * 0.9) * 0.6) ** (1 / 3)
    men = (np.sqrt(0.6 * 0.95) * 0.7) ** (1 / 3)
    both = 2 / (1 / women + 1 / men)
    means = ((np.sqrt(1 / 5) + 1) / 2, (np.sqrt(0.36) + np.sqrt(0.57)) / 2, 0.65)
    assert point_result(plan).score[0] == round(float(1 - both / np.prod(means) ** (1 / 3)), 3)
