"""Properties that a round must hold: caps and award limits, ties by rule, no zone moved without a trace."""

from collections import Counter
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata
from tests import evaluation_tools as tools

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.moves import Standing, moves
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.result import PointResult, point_result
from teukgu.values import ZoneId

TEXT = """
id: drawn
name: drawn
indicators: {{a: {{normalise: {normalise}}}, b: {{normalise: {normalise}}}}}
tree: {{id: total, parts: [{{indicator: a, weight: 0.6}}, {{indicator: b, weight: 0.4}}]}}
score: {{ties: {ties}, cap_rounding: {rounding}, tied_across_cap: {across}, decimals: 1}}
tiers: {{names: [A, B, C, D, E], {method}, caps: {{{caps}}}}}
awards: {{share: {share}, column: town, grades: [{{name: one, count: {first}}}, {{name: two, count: {second}}}]}}
"""
METHODS = ("shares: [10%, 20%, rest, 20%, 10%]", "method: thresholds, thresholds: [24, 18, 12, 6]")
NORMALISE = ("none", "{method: minmax, constant: middle}", "percentile", "{method: goalposts, lower: 0, upper: 30}")
ROUND_DOWN = {"down": np.floor, "up": np.ceil, "nearest": lambda one: np.floor(one + 0.5)}
CAPPED = [(), (5,), (1, 5), (2, 4), (1, 2, 4, 5), (1, 3), (3, 5), (1, 2, 3, 5)]
"""Tiers with a ceiling; one on both tiers in the middle is refused."""
figures = st.integers(0, 30).map(float)


@st.composite
def rounds(draw: Any, normalise: tuple[str, ...] = NORMALISE) -> tuple[dict[str, Any], dict[str, list[float]], Any]:
    """Figures of some zones in some towns, and a scheme with every rule drawn."""
    count = draw(st.integers(3, 25))
    told = {
        "normalise": draw(st.sampled_from(normalise)),
        "ties": draw(st.sampled_from(["better", "worse", "average"])),
        "rounding": draw(st.sampled_from(sorted(ROUND_DOWN))),
        "across": draw(st.sampled_from(["out", "in"])),
        "method": draw(st.sampled_from(METHODS)),
        "caps": ", ".join(f"{tier}: {draw(st.integers(0, 40))}%" for tier in draw(st.sampled_from(CAPPED))),
        "share": f"{draw(st.integers(0, 60))}%",
        "first": draw(st.integers(0, 3)),
        "second": draw(st.integers(0, 6)),
    }
    columns = {name: draw(st.lists(figures, min_size=count, max_size=count)) for name in ("a", "b")}
    towns = [{"town": f"t{draw(st.integers(1, 6))}"} for _ in range(count)]
    return told, columns, towns


def compiled(told: dict[str, Any], columns: dict[str, list[float]], towns: Any) -> tuple[Plan, PointResult]:
    made = tools.scheme(TEXT.format(**told))
    plan = compile_plan(tools.table(columns, groups=towns), made, tools.settings(made))
    return plan, point_result(plan)


def limit(told: dict[str, Any], percent: str, count: int) -> int:
    """The number that a share allows, worked out here by the rule as written."""
    exact = round(int(percent.strip("%")) * count / 100, 9)
    return int(ROUND_DOWN[told["rounding"]](exact))


@given(rounds())
@settings(max_examples=150, deadline=None)
def test_caps_and_award_limits_are_never_broken(case: Any) -> None:
    told, columns, towns = case
    _plan, point = compiled(told, columns, towns)
    count = len(point.score)
    size = Counter(point.tier.tolist())
    for cap in filter(None, told["caps"].split(", ")):
        tier, percent = cap.split(": ")
        if told["across"] == "out":
            assert size[int(tier)] <= limit(told, percent, count)
    paid = [row for row in range(count) if point.award[row]]
    assert len({towns[row]["town"] for row in paid}) <= limit(told, told["share"], count)
    grades = Counter(point.award[row] for row in paid)
    assert len(paid) <= told["first"] + told["second"]
    assert grades[1] <= told["first"]
    if paid:
        worst = max(point.rank[row] for row in paid)
        assert {row for row in range(count) if point.rank[row] <= worst} == set(paid)  # nobody is passed over


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_equal_scores_are_treated_alike_by_the_rule_of_the_scheme(case: Any) -> None:
    told, columns, towns = case
    _plan, point = compiled(told, columns, towns)
    how = {"better": "min", "worse": "max", "average": "average"}[told["ties"]]
    np.testing.assert_array_equal(point.rank, rankdata(-point.score, method=how))
    for one in set(point.score.tolist()):
        alike = point.score == one
        assert len(set(point.tier[alike].tolist())) == 1
        assert len(set(point.award[alike].tolist())) == 1


def standings(plan: Plan, point: PointResult) -> list[Standing]:
    ids = [plan.units[row].id for row in plan.scored]
    return [
        Standing(ZoneId(zone), zone, float(score), int(rank), int(tier), "ABCDE"[tier - 1])
        for zone, score, rank, tier in zip(ids, point.score, point.rank, point.tier, strict=True)
    ]


@given(rounds(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_correction_of_one_zone_changes_no_other_without_a_trace(case: Any, data: Any) -> None:
    told, columns, towns = case
    told["ties"] = "better"  # an official rank is a whole number
    before = standings(*compiled(told, columns, towns))
    row, value = data.draw(st.integers(0, len(towns) - 1)), data.draw(figures)
    corrected = {**columns, "a": [value if place == row else one for place, one in enumerate(columns["a"])]}
    after = standings(*compiled(told, corrected, towns))
    named = {str(one.zone): one for one in moves(before, after)}
    for was, now in zip(before, after, strict=True):
        same = (was.score, was.rank, was.tier) == (now.score, now.rank, now.tier)
        assert (str(was.zone) in named) is not same
        if not same:
            words = named[str(was.zone)].words.ko
            assert f"점수 {was.score}→{now.score}, 순위 {was.rank}→{now.rank}" in words
    if columns == corrected:
        assert not named


@given(rounds(("none", NORMALISE[3])), st.data())
@settings(max_examples=60, deadline=None)
def test_on_a_fixed_scale_a_correction_moves_no_other_score(case: Any, data: Any) -> None:
    told, columns, towns = case
    _plan, before = compiled(told, columns, towns)
    row, value = data.draw(st.integers(0, len(towns) - 1)), data.draw(figures)
    corrected = {**columns, "a": [value if place == row else one for place, one in enumerate(columns["a"])]}
    _plan, after = compiled(told, corrected, towns)
    others = np.arange(len(towns)) != row
    np.testing.assert_array_equal(before.score[others], after.score[others])
