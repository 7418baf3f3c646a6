"""Properties of scoring: better values never hurt, ceilings hold, contributions add up, order does not matter."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import evaluation_tools as tools

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.contributions import contributions
from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.ranking import ranks
from teukgu.evaluation.result import point_result
from teukgu.evaluation.score import final, nodes, normalised, scores
from teukgu.evaluation.tiers import assign, cap_number, rule_for

FIXED = ["none", "{method: goalposts, lower: 0, upper: 100}", "{method: goalposts, lower: 1, upper: 200, log: true}"]
BY_DATA = [
    "{method: minmax, range: [1, 100], constant: middle}",
    "{method: zscore, constant: middle}",
    "rank",
    "percentile",
]
POSITIVE = [
    "{method: minmax, range: [1, 100], constant: middle}",
    "{method: goalposts, lower: 0, upper: 100, range: [1, 9]}",
]
MEANS = ["arithmetic", "geometric", "harmonic", "{method: power, power: 2}", "median", "minimum"]
figures = st.floats(1, 150, allow_nan=False).map(lambda value: round(value, 3))


def scheme_text(ways: list[str], directions: list[str], means: list[str], *, missing: str = "refuse") -> str:
    indicators = "".join(
        f"  i{number}: {{normalise: {way}, direction: {direction}, missing: {missing}}}\n"
        for number, (way, direction) in enumerate(zip(ways, directions, strict=True))
    )
    return f"""id: drawn
name: drawn
indicators:
{indicators}tree:
  id: root
  aggregate: {means[0]}
  parts:
    - id: left
      weight: 0.7
      aggregate: {means[1]}
      parts: [i0, {{id: deep, aggregate: {means[2]}, parts: [i1, i2]}}]
    - {{id: right, weight: 0.3, parts: [i3]}}
tiers: {{names: [A, B, C, D, E], shares: [10%, 20%, rest, 20%, 10%]}}
"""


@st.composite
def plans(draw: Any, ways: list[str], means: list[str], gaps: bool = False) -> Plan:
    count = draw(st.integers(3, 12))
    cell = st.one_of(st.none(), figures) if gaps else figures
    columns = {f"i{number}": draw(st.lists(cell, min_size=count, max_size=count)) for number in range(4)}
    for column in columns.values():
        column[0] = 50.0 if column[0] is None else column[0]
    columns["i3"] = [50.0 if value is None else value for value in columns["i3"]]
    text = scheme_text(
        [draw(st.sampled_from(ways)) for _ in range(4)],
        [draw(st.sampled_from(["more", "less"])) for _ in range(4)] if ways is not POSITIVE else ["more"] * 4,
        [draw(st.sampled_from(means)) for _ in range(3)],
        missing="reweigh" if gaps else "refuse",
    )
    made = tools.scheme(text)
    return compile_plan(tools.table(columns), made, tools.settings(made))


@given(plans(FIXED, ["arithmetic", "median", "minimum"]), st.data())
def test_a_better_value_never_lowers_the_units_own_score(plan: Plan, data: Any) -> None:
    row, column = data.draw(st.integers(0, len(plan.units) - 1)), data.draw(st.integers(0, 3))
    rise = data.draw(st.floats(0, 40))
    sign = 1 if plan.treatments[column].indicator.direction == "more" else -1
    moved = plan.measures.copy()
    moved[row, column] = max(1.0, moved[row, column] + sign * rise)
    before, after = scores(plan), scores(plan, moved)
    assert after[row] >= before[row] - 1e-9
    others = np.arange(len(plan.units)) != row
    np.testing.assert_array_equal(after[others], before[others])


@given(plans(BY_DATA, ["arithmetic", "median"]), st.data())
def test_with_scales_from_data_a_better_value_never_lowers_it_either(plan: Plan, data: Any) -> None:
    """The unit's own figure moves the scale too; what was winsorised is held (here nothing is)."""
    column = data.draw(st.integers(0, 3))
    if plan.treatments[column].indicator.normalise.method == "zscore":
        return  # a better value widens the spread: the z-score of the best may fall; see the docs of the draws
    row, rise = data.draw(st.integers(0, len(plan.units) - 1)), data.draw(st.floats(0, 40))
    sign = 1 if plan.treatments[column].indicator.direction == "more" else -1
    moved = plan.measures.copy()
    moved[row, column] += sign * rise
    if len(set(plan.measures[:, column])) == 1:
        return  # all alike is the middle of the scale by convention, the best of two is its top
    assert scores(plan, moved)[row] >= scores(plan)[row] - 1e-9


@given(st.lists(st.integers(0, 30), min_size=2, max_size=60), st.sampled_from([0.05, 0.1, 0.2, 0.33]))
def test_a_ceiling_is_never_exceeded(values: list[int], share: float) -> None:
    text = (
        "id: c\nname: c\nindicators: {x: {normalise: none}}\ntree: {id: t, parts: [x]}\n"
        f"tiers: {{names: [A, B, C], shares: [{share}, rest, {share}], caps: {{1: 0.04}}}}\n"
    )
    made = tools.scheme(text)
    plan = compile_plan(tools.table({"x": [float(value) for value in values]}), made, tools.settings(made))
    tier = point_result(plan).tier
    most = cap_number(share, len(values), "down")
    assert np.sum(tier == 3) <= most
    assert np.sum(tier == 1) <= cap_number(0.04, len(values), "down")
    score = np.array(values)
    for one in set(values):
        assert len(set(tier[score == one])) == 1  # equal scores are never parted
    order = np.argsort(-score, kind="stable")
    assert np.all(np.diff(tier[order]) >= 0)


def check_sums(plan: Plan) -> None:
    point = point_result(plan)
    found = contributions(plan, point)
    places = np.searchsorted(plan.scored, found.reference)
    total = point.score[places] + found.points.sum(axis=1) + found.adjustment + found.rounding
    np.testing.assert_allclose(total, point.score, atol=1e-9)
    assert np.all(np.abs(found.rounding) <= 0.011 + len(plan.indicator_ids) * 1e-4)


@given(plans(POSITIVE, MEANS))
def test_contributions_and_the_medians_score_give_the_published_score(plan: Plan) -> None:
    check_sums(plan)


@given(plans(POSITIVE, ["arithmetic", "geometric"], gaps=True))
def test_contributions_add_up_when_values_are_missing(plan: Plan) -> None:
    check_sums(plan)


@given(plans(BY_DATA, ["arithmetic"]))
def test_contributions_at_arithmetic_nodes_are_weight_times_difference(plan: Plan) -> None:
    point = point_result(plan)
    found = contributions(plan, point)
    difference = point.normalised[plan.scored] - point.normalised[found.reference]
    np.testing.assert_allclose(found.points, plan.leaf_weights[plan.scored] * difference, atol=1e-4)


@given(st.lists(st.tuples(figures, figures, figures, figures), min_size=3, max_size=10), st.randoms())
@settings(max_examples=40)
def test_the_order_of_rows_does_not_matter(rows: list[tuple[float, ...]], random: Any) -> None:
    made = tools.scheme(scheme_text([BY_DATA[0]] * 4, ["more"] * 4, ["geometric"] * 3))
    data = tools.table({f"i{number}": [row[number] for row in rows] for number in range(4)})
    units, observations = list(data.units), list(data.observations)
    random.shuffle(units)
    random.shuffle(observations)
    shuffled = EvaluationInput(tuple(units), tuple(observations))
    results = []
    for one in (data, shuffled):
        plan = compile_plan(one, made, tools.settings(made))
        point = point_result(plan)
        results.append(
            {unit.id: (point.score[row], point.rank[row], point.tier[row]) for row, unit in enumerate(plan.units)}
        )
    assert results[0] == results[1]


@given(plans(BY_DATA, MEANS[:1]))
def test_a_block_of_draws_scores_like_one_by_one(plan: Plan) -> None:
    block = np.stack([plan.measures, plan.measures * 1.01])
    together = final(plan, nodes(plan, normalised(plan, block)))
    for row in range(2):
        np.testing.assert_array_equal(together[row], scores(plan, block[row]))


@given(st.lists(st.integers(0, 12), min_size=2, max_size=40))
def test_a_better_score_never_gives_a_worse_tier_or_rank(values: list[int]) -> None:
    made = tools.scheme(scheme_text([FIXED[0]] * 4, ["more"] * 4, ["arithmetic"] * 3))
    data = tools.table({f"i{number}": [float(value) for value in values] for number in range(4)})
    plan = compile_plan(data, made, replace(tools.settings(made), tied_across_cap="in"))
    rule = rule_for(plan, len(values))
    assert rule is not None
    score = np.array(values, dtype=np.float64)
    moved = score.copy()
    moved[0] += 1
    assert assign(rule, moved)[0] <= assign(rule, score)[0]
    assert ranks(moved)[0] <= ranks(score)[0]
