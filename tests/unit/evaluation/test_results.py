"""Published scores, ranks, tiers, gaps, awards, counters, readings, restructuring lists."""

from dataclasses import replace

import numpy as np
import pytest
from tests.evaluation_tools import FixedRules, scheme, settings, table

from teukgu.evaluation.compile import compile_plan
from teukgu.evaluation.counters import counters
from teukgu.evaluation.inputs import EvaluationInput, PastRank, Unit
from teukgu.evaluation.lift import lifts
from teukgu.evaluation.plan import Plan
from teukgu.evaluation.ranking import published, ranks
from teukgu.evaluation.readings import readings
from teukgu.evaluation.restructuring import exit_lists
from teukgu.evaluation.result import point_result
from teukgu.evaluation.settings import Settings, settings_for
from teukgu.evaluation.tiers import TierRule, assign, cap_number, next_tier_gap
from teukgu.values import Bilingual, Finding, Refused, ZoneId

PLAIN = """id: plain
name: plain
indicators:
  x: {normalise: none}
tree: {id: total, parts: [x]}
"""


def rule(count: int = 5, **more: object) -> TierRule:
    base = {"rest": 3, "top": (), "bottom": (), "thresholds": (), "caps": (), "tied_in": False, "sign": 1.0}
    return TierRule(count=count, **{**base, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [("half_up", [2.68, -2.68, 1.01]), ("half_even", [2.68, -2.68, 1.0]), ("down", [2.67, -2.67, 1.0])],
)
def test_rounding_is_decimal(rounding: str, expected: list[float]) -> None:
    assert published(np.array([2.675, -2.675, 1.005]), 2, rounding).tolist() == expected  # type: ignore[arg-type]


def test_scores_that_differ_by_less_than_a_billionth_are_equal() -> None:
    assert published(np.array([0.1 + 0.2, 0.3]), 9, "half_up").tolist() == [0.3, 0.3]
    assert published(np.array([1e15 + 0.5]), 0, "half_up").tolist() == [1e15]


def test_equal_scores_share_a_rank() -> None:
    scores = np.array([3.0, 5.0, 3.0, 1.0])
    assert ranks(scores).tolist() == [2, 1, 2, 4]
    assert ranks(scores, ties="worse").tolist() == [3, 1, 3, 4]
    assert ranks(scores, ties="average").tolist() == [2.5, 1, 2.5, 4]
    assert ranks(scores, "less").tolist() == [2, 4, 2, 1]


@pytest.mark.parametrize(
    ("share", "population", "rounding", "expected"),
    [
        (0.1, 170, "down", 17),
        (0.1, 179, "down", 17),
        (0.1, 179, "up", 18),
        (0.1, 175, "nearest", 18),
        (0.29, 100, "down", 29),
    ],
)
def test_a_share_is_rounded_down_for_a_cap(share: float, population: int, rounding: str, expected: int) -> None:
    assert cap_number(share, population, rounding) == expected


def test_tiers_by_shares_keep_ties_out_on_both_sides() -> None:
    scores = np.array([9, 8, 8, 7, 6, 5, 4, 3, 3, 1], dtype=np.float64)
    five = rule(top=(2, 4), bottom=(1, 2))
    assert assign(five, scores).tolist() == [1, 2, 2, 2, 3, 3, 3, 3, 3, 5]
    assert assign(replace(five, tied_in=True), scores).tolist() == [1, 1, 1, 2, 3, 3, 3, 4, 4, 5]


def test_tiers_by_thresholds_with_ceilings() -> None:
    scores = np.array([95, 92, 91, 85, 72, 55, 54, 53, 20, 10], dtype=np.float64)
    plain = rule(thresholds=(90.0, 80.0, 70.0, 60.0))
    assert assign(plain, scores).tolist() == [1, 1, 1, 2, 3, 5, 5, 5, 5, 5]
    assert assign(replace(plain, caps=((1, 2), (5, 1))), scores).tolist() == [1, 1, 2, 2, 3, 4, 4, 4, 4, 5]
    inner = replace(plain, caps=((4, 2), (5, 1)))
    assert assign(inner, scores).tolist() == [1, 1, 1, 2, 3, 3, 3, 4, 4, 5]


def test_lower_is_better() -> None:
    assert assign(rule(3, rest=2, top=(1,), bottom=(1,), sign=-1.0), np.array([1.0, 2.0, 3.0])).tolist() == [1, 2, 3]
    by_lines = rule(3, rest=2, thresholds=(1.5, 2.5), sign=-1.0)
    assert assign(by_lines, np.array([1.0, 1.5, 2.0, 3.0])).tolist() == [1, 1, 2, 3]


@pytest.mark.parametrize("caps", [(), ((5, 1),), ((1, 1), (5, 2)), ((4, 1), (5, 1))])
@pytest.mark.parametrize("lines", [(), (7.0, 5.0, 3.0, 2.0)])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_the_gap_is_the_least_rise_that_lifts(
    caps: tuple[tuple[int, int], ...], lines: tuple[float, ...], sign: float
) -> None:
    scores = sign * np.array([9, 8, 8, 7, 6, 5, 4, 3, 3, 1], dtype=np.float64)
    places: dict[str, object] = {"thresholds": tuple(sign * one for one in lines)}
    if not lines:
        places |= {"top": (2, 4), "bottom": (1, 2)}
    chosen = rule(caps=caps, sign=sign, **places)
    own, gaps = assign(chosen, scores), next_tier_gap(chosen, scores, 0.5)
    for row, gap in enumerate(gaps):
        tried = [_tier_after(chosen, scores, row, sign * step * 0.5) for step in range(1, 25)]
        better = [step for step, tier in enumerate(tried, start=1) if tier < own[row]]
        assert (np.isnan(gap) and not better) or gap == better[0] * 0.5


def _tier_after(chosen: TierRule, scores: np.ndarray, row: int, rise: float) -> int:
    moved = scores.copy()
    moved[row] += rise
    return int(assign(chosen, moved)[row])


def plan_of(values: list[float | None], more: str = "", **units: object) -> Plan:
    made = scheme(PLAIN + more)
    return compile_plan(table({"x": values}, **units), made, settings(made))


def test_awards_count_municipalities_and_keep_ties_out() -> None:
    groups = [{"place": place} for place in ("A", "A;B", "C", "D", "E")]
    awards = "awards: {column: place, share: 0.6, grades: [{name: P, count: 1}, {name: M, count: 9}]}\n"
    assert point_result(plan_of([9, 8, 7, 6, 5], awards, groups=groups)).award.tolist() == [1, 2, 2, 0, 0]
    assert point_result(plan_of([9, 8, 7, 7, 5], awards, groups=groups)).award.tolist() == [1, 2, 0, 0, 0]


def test_bonus_and_penalty_are_limited() -> None:
    made = scheme(
        PLAIN.replace("x: {normalise: none}", "x: {normalise: none}\n  b: {}\n  p: {}")
        + "bonus: {indicator: b, points: 2, max: 3}\npenalty: [{indicator: p, points: 1}]\nscore: {maximum: 12}\n"
    )
    data = table({"x": [10, 10, 10], "b": [1, 5, None], "p": [0, 0, 4]})
    assert point_result(compile_plan(data, made, settings(made))).score.tolist() == [12.0, 12.0, 6.0]


def past(*ranked: tuple[int, int, int]) -> EvaluationInput:
    found = tuple(PastRank(ZoneId("a"), year, rank, size) for year, rank, size in ranked)
    others = tuple(PastRank(ZoneId("b"), year, 1, 100) for year in range(2015, 2024))
    return EvaluationInput((Unit(ZoneId("a"), "a"), Unit(ZoneId("b"), "b")), (), (), found + others)


def test_low_years_count_from_2017_and_need_not_follow_each_other() -> None:
    data = past((2016, 100, 100), (2017, 96, 100), (2019, 95, 100), (2021, 190, 199), (2022, 191, 199), (2023, 50, 100))
    counter = counters(data, settings(scheme(PLAIN)), 2023)[ZoneId("a")]
    assert counter.low_years == (2017, 2022)  # 5 of 100: ranks 96 to 100; 9 of 199: ranks 191 to 199
    assert counter.unknown_years == (2018, 2020)


BY_YEAR = {"2017": 0.05, "2026": 0.06, "2027": 0.08, "2028": 0.09, "2029": 0.10}


def by_year() -> Settings:
    rules = FixedRules(
        cancel_low_rank_share=0.10,
        cancel_low_rank_share_by_year=BY_YEAR,
        cancel_low_rank_share_unsettled={"2025": 0.10},
    )
    return settings_for(scheme(PLAIN), rules)


def test_low_years_count_by_the_share_of_the_year_of_the_results() -> None:
    """Addendum 2 of decree no. 36479: of 100 zones the last 5, then 10 (2025, by the letter), 6, 8, 9, then 10."""
    assert [by_year().lowest_share(year) for year in range(2024, 2031)] == [0.05, 0.10, 0.06, 0.08, 0.09, 0.10, 0.10]
    inside = past(*((2024 + at, 101 - last, 100) for at, last in enumerate((5, 10, 6, 8, 9, 10, 10))))
    outside = past(*((2024 + at, 100 - last, 100) for at, last in enumerate((5, 10, 6, 8, 9, 10, 10))))
    assert counters(inside, by_year(), 2030)[ZoneId("a")].low_years == tuple(range(2024, 2031))
    assert counters(outside, by_year(), 2030)[ZoneId("a")].low_years == ()


def test_the_exit_list_takes_the_share_of_the_year_of_the_round() -> None:
    assert by_year().for_year(2027).restructuring_share == 0.08
    given = settings_for(
        scheme(PLAIN + "restructuring: {share: 0.2}\n"), FixedRules(cancel_low_rank_share_by_year=BY_YEAR)
    )
    assert given.for_year(2027).restructuring_share == 0.2


def test_rules_without_shares_by_year_count_every_year_by_one_share() -> None:
    assert settings_for(scheme(PLAIN), FixedRules()).lowest_share(2027) == 0.05


def test_a_share_by_year_that_is_only_assumed_is_refused_like_any_other() -> None:
    class Strict(FixedRules):
        def value(self, name: str) -> object:
            if name == "cancel_low_rank_share_unsettled":
                raise Refused([Finding("rule.assumed", Bilingual("가정", "assumed"), Bilingual("", ""))])
            return super().value(name)

    with pytest.raises(Refused, match="assumed"):
        settings_for(scheme(PLAIN), Strict())


def test_a_run_of_best_years_ends_at_a_worse_rank_or_is_open_at_an_unknown_year() -> None:
    plain = settings(scheme(PLAIN))
    ended = counters(past((2020, 21, 100), (2021, 20, 100), (2022, 5, 100), (2023, 1, 100)), plain, 2023)[ZoneId("a")]
    assert (ended.top_run, ended.top_run_open) == (3, False)
    open_end = counters(past((2020, 1, 100), (2022, 5, 100), (2023, 1, 100)), plain, 2023)[ZoneId("a")]
    assert (open_end.top_run, open_end.top_run_open) == (2, True)
    assert counters(past((2022, 5, 100)), plain, 2023)[ZoneId("a")].top_run == 0


def test_readings_name_who_would_change() -> None:
    plan = plan_of([9, 8, 7, 6, 5, 1], "tiers: {names: [A, B, C], shares: [0.25, rest, 0.25]}\n")
    found = readings(plan, table({"x": [9, 8, 7, 6, 5, 1]}), point_result(plan))
    changed = {(one.setting, one.other, one.zone, one.tier, one.tier_then) for one in found}
    assert changed == {
        ("cap_rounding", "nearest", "z2", 2, 1),
        ("cap_rounding", "nearest", "z5", 2, 3),
        ("cap_rounding", "up", "z2", 2, 1),
        ("cap_rounding", "up", "z5", 2, 3),
    }


def test_both_restructuring_lists_with_expected_wrong_entries() -> None:
    chosen = "restructuring: {share: 20%, conditions: {probability: 0.5, years: 1}}\n"
    plan = plan_of([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], chosen)
    point = point_result(plan)
    counted = counters(table({"x": [0.0] * 10}), plan.settings, 2024)
    chance = np.array([0, 0, 0, 0, 0, 0, 0, 0.1, 0.4, 0.9])
    lists = exit_lists(plan, point, counted, chance)
    assert np.flatnonzero(lists.lowest).tolist() == [8, 9]
    assert np.flatnonzero(lists.conditions).tolist() == [9]
    assert (lists.plain_wrong, lists.conditions_wrong) == (pytest.approx(0.7), pytest.approx(0.1))
    without = exit_lists(plan, point, counted, None)
    assert not without.conditions.any()
    assert without.plain_wrong is None


LIFT = """id: lift
name: lift
indicators:
  x: {normalise: {method: goalposts, lower: 0, upper: 10}}
  y: {normalise: {method: goalposts, lower: 0, upper: 1000}, direction: less}
tree: {id: total, parts: [{indicator: x, weight: 0.9}, {indicator: y, weight: 0.1}]}
tiers: {names: [A, B], method: thresholds, thresholds: [50]}
"""


def test_the_single_indicator_that_lifts_with_the_least_change() -> None:
    made = scheme(LIFT)
    data = table({"x": [8.0, 4.0, 5.0], "y": [500.0, 500.0, 600.0]})
    plan = compile_plan(data, made, settings(made))
    point = point_result(plan)
    assert point.score.tolist() == [77.0, 41.0, 49.0]
    found = lifts(plan, point)
    assert found.indicator.tolist() == [-1, 0, 0]
    assert found.change[1] == pytest.approx(1.0, abs=0.001)  # 49.995 is published as 50.00
    assert found.change[2] == pytest.approx(0.1111, abs=0.001)


def test_no_single_indicator_can_lift() -> None:
    made = scheme(LIFT.replace("0.9", "0.5").replace("0.1}", "0.5}").replace("[50]", "[99]"))
    plan = compile_plan(table({"x": [1.0, 1.0], "y": [900.0, 900.0]}), made, settings(made))
    assert lifts(plan, point_result(plan)).indicator.tolist() == [-1, -1]


@pytest.mark.parametrize("method", ["arithmetic", "geometric"])
@pytest.mark.parametrize("better", ["more", "less"])
def test_the_change_named_lifts_and_a_little_less_does_not(method: str, better: str) -> None:
    made = scheme(
        "id: l\nname: l\nindicators:\n  x: {normalise: {method: goalposts, lower: 0, upper: 50, range: [1, 100]}}\n"
        f"  y: {{normalise: {{method: goalposts, lower: 0, upper: 900}}, direction: less}}\n"
        f"tree: {{id: t, aggregate: {method}, parts: [x, y]}}\nscore: {{direction: {better}}}\n"
        "tiers: {names: [A, B, C], shares: [25%, rest, 25%]}\n"
    )
    columns = {
        "x": [5.0, 12.0, 33.0, 8.0, 40.0, 21.0, 17.0, 3.0],
        "y": [80.0, 300.0, 500.0, 60.0, 90.0, 700.0, 20.0, 10.0],
    }
    plan = compile_plan(table(columns), made, settings(made))
    point = point_result(plan)
    found = lifts(plan, point)
    lifted = np.flatnonzero(found.indicator >= 0)
    assert len(lifted) >= 4
    for row in lifted:
        for share, expected in ((1.0, True), (0.99, False)):
            measures = plan.measures.copy()
            measures[row, found.indicator[row]] += share * found.change[row]
            tier = point_result(replace(plan, measures=measures)).tier[row]
            assert bool(tier < point.tier[row]) == expected


def test_where_a_formula_turns_the_scale_the_other_end_is_tried_too() -> None:
    made = scheme(
        "id: l\nname: l\ndefaults: {normalise: none}\nindicators: [x, y]\n"
        "tree: {id: t, aggregate: {method: formula, formula: '100 - 10 * x + y'}, parts: [x, y]}\n"
        "tiers: {names: [A, B], method: thresholds, thresholds: [85]}\n"
    )
    plan = compile_plan(table({"x": [1.0, 2.0, 3.0], "y": [0.0, 1.0, 2.0]}), made, settings(made))
    point = point_result(plan)
    assert point.score.tolist() == [90.0, 81.0, 72.0]
    found = lifts(plan, point)
    assert found.indicator.tolist() == [-1, 0, 0]
    assert found.change[1:] == pytest.approx([-0.3995, -1.2995])  # 84.995 is published as 85.00


def test_a_year_nobody_is_ranked_in_is_unknown_too() -> None:
    rows = (PastRank(ZoneId("z1"), 2020, 1, 50), PastRank(ZoneId("z1"), 2022, 2, 50))
    data = replace(table({"x": [1.0]}), past_ranks=rows)
    counter = counters(data, settings(scheme(PLAIN)), 2023)
    assert (counter[ZoneId("z1")].top_run, counter[ZoneId("z1")].top_run_open) == (1, True)
    assert counter[ZoneId("z1")].unknown_years == (2021,)


def test_an_official_rank_of_this_round_does_not_count_twice() -> None:
    made = scheme(PLAIN)
    plan = compile_plan(table({"x": [float(n) for n in range(40)]}), made, settings(made))
    rows = (PastRank(ZoneId("z1"), plan.year, 40, 40), PastRank(ZoneId("z1"), plan.year - 1, 40, 40))
    data = replace(table({"x": [0.0] * 40}), past_ranks=rows)
    lists = exit_lists(plan, point_result(plan), counters(data, plan.settings, plan.year), None)
    assert lists.low_years[0] == 2
