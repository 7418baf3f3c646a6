"""The policy lab by itself: settings read and refused, schemes made, stands compared, rounds replayed."""

from dataclasses import replace

import numpy as np
import pytest
from tests import evaluation_tools as tools

from teukgu.evaluation.inputs import EvaluationInput, PanelScore
from teukgu.evaluation.lab import Changes, Stand, compare, stand, stand_again
from teukgu.evaluation.lab.apply import apply
from teukgu.evaluation.lab.replay import replay
from teukgu.evaluation.scheme import Scheme
from teukgu.values import Refused, ZoneId

TEXT = """
id: base
name: base
indicators:
  a: {normalise: none, missing: {method: median, group: type}}
  b: {normalise: none}
  jury: {measure: {kind: panel, panel: jury, drop_extremes: 1}, normalise: none}
tree:
  id: total
  parts:
    - {id: figures, weight: {x: 60, y: 40}, parts: [a, b]}
    - {indicator: jury, weight: {x: 40, y: 60}}
tiers: {names: [A, B, C], shares: [0.2, rest, 0.2], caps: {3: 0.2}}
awards: {share: 0.5, grades: [{name: first, count: 1, amount: 2000}, {name: second, count: 2, amount: 1000}]}
uncertainty: {weight_concentration: 20, seed: 7}
"""
COUNT = 10


def scheme(text: str = TEXT) -> Scheme:
    return tools.scheme(text)


def data(*, without: str = "") -> EvaluationInput:
    columns: dict[str, list[float | None]] = {
        "a": [float(10 * one) for one in range(1, COUNT + 1)],
        "b": [float(100 - 7 * one) for one in range(COUNT)],
    }
    columns = {name: values for name, values in columns.items() if name != without}
    made = tools.table(
        columns,
        types=["x", "y"] * (COUNT // 2),
        groups=[{"province": "동" if one < COUNT // 2 else "서"} for one in range(COUNT)],
    )
    scores = tuple(
        PanelScore(ZoneId(f"z{zone}"), "jury", "all", f"r{rater}", 40.0 + 5 * ((zone * 3 + rater * 2) % 9))
        for zone in range(1, COUNT + 1)
        for rater in range(4)
    )
    return replace(made, panel=scores)


def base() -> Stand:
    return stand(data(), scheme(), tools.FixedRules(), draws=200)


def codes(refused: Refused) -> list[str]:
    return sorted({one.code.removeprefix("evaluation.") for one in refused.findings})


def test_equal_settings_have_equal_text_and_hash_in_any_order() -> None:
    one = Changes.of([("ties", "worse"), ("cap.3", " 10% "), ("rounding", "")])
    two = Changes.from_lines(["cap.3=10%", "ties=worse"])
    assert one == two
    assert one.text == "cap.3=10%\nties=worse"
    assert one.hash == two.hash
    assert len(one.hash) == 12
    assert Changes.of([("ties", "better")]).hash != one.hash


def test_every_wrong_setting_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        Changes.of([("tiess", "worse"), ("weight", "3"), ("ties", "worse"), ("ties", "better"), ("decimals", "9" * 99)])
    assert codes(refused.value) == ["lab_long", "lab_setting", "lab_twice"]
    wrong = ["ties=often", "cap.9=0.1", "share.1=much", "weight.nobody=3", "award_count.1=1.5", "panel.a=raw"]
    with pytest.raises(Refused) as refused:
        apply(scheme(), Changes.from_lines(wrong))
    assert codes(refused.value) == ["lab_indicator", "lab_number", "lab_part", "lab_value", "lab_word"]
    with pytest.raises(Refused):
        Changes.from_lines(["no sign"])


def test_what_the_settings_make_is_checked_like_a_scheme_file() -> None:
    with pytest.raises(Refused) as refused:
        apply(scheme(), Changes.from_lines(["share.1=0.9", "share.3=0.9"]))
    assert codes(refused.value) == ["shares"]
    with pytest.raises(Refused) as refused:
        apply(scheme(), Changes.from_lines(["out.a=yes", "out.b=yes", "panel=out"]))
    assert codes(refused.value) == ["lab_nothing_left"]
    with pytest.raises(Refused) as refused:
        apply(scheme(TEXT.replace("tiers:", "x-tiers:").split("x-tiers")[0]), Changes.from_lines(["cap.3=0.1"]))
    assert codes(refused.value) == ["lab_nothing"]


def test_no_change_is_the_scheme_itself_and_moves_nothing() -> None:
    before = base()
    assert apply(before.scheme, Changes()) is before.scheme
    found = compare(before, stand_again(before, before.scheme))
    assert (found.up, found.down, found.moved) == (0, 0, ())
    assert all(row.before == row.after for row in found.rows)
    assert found.cost_before == found.cost_after


@pytest.mark.parametrize(
    "lines",
    [
        ["weight.figures=90"],
        ["weight.figures.x=10", "weight.jury.x=90"],
        ["weight.a=3"],
        ["weight.a=0", "weight.b=1"],
        ["share.1=0.4", "cap.3=0.1", "cap_rounding=up"],
        ["rounding=down", "decimals=0", "ties=average"],
        ["panel=adjusted"],
        ["panel=out"],
        ["missing=mean"],
        ["missing.a=score:0"],
        ["award_count.2=1", "award_amount.1=5000", "award_share=0.2"],
        ["tier_group=type"],
    ],
)
def test_standing_again_gives_what_standing_anew_gives(lines: list[str]) -> None:
    before = base()
    used = apply(before.scheme, Changes.from_lines(lines))
    again = stand_again(before, used)
    anew = stand(data(), used, tools.FixedRules(), draws=200, seed=before.seed)
    assert np.array_equal(again.point.score, anew.point.score)
    assert np.array_equal(again.point.tier, anew.point.tier)
    assert again.doubt is not None
    assert anew.doubt is not None
    assert np.array_equal(again.doubt.p_tier, anew.doubt.p_tier)
    assert compare(before, again) == compare(before, anew)


def test_weights_that_no_longer_add_up_count_in_proportion() -> None:
    used = apply(scheme(), Changes.from_lines(["weight.figures=30", "weight.jury=10"]))
    assert used.tree.weights == "relative"
    plan = stand(data(), used, tools.FixedRules(), draws=0).plan
    assert plan.branches[-1].weights[0].tolist() == [0.75, 0.25]
    kept = apply(scheme(), Changes.from_lines(["weight.figures=30", "weight.jury=70"]))
    assert kept.tree.weights == "sum"


def test_left_out_panels_take_their_weight_with_them() -> None:
    used = apply(scheme(), Changes.from_lines(["panel=out"]))
    assert [leaf.indicator for leaf in used.leaves()] == ["a", "b"]
    again = stand_again(base(), used)
    assert again.point.score.tolist() == [(10.0 * (one + 1) + 100 - 7 * one) / 2 for one in range(COUNT)]


def test_who_moves_what_it_costs_and_who_gains() -> None:
    before = base()
    found = compare(before, stand_again(before, apply(before.scheme, Changes.from_lines(["share.1=0.5"]))))
    assert found.up == 3
    assert found.down == 0
    assert found.moves[2, 1] == 3
    assert found.firm is not None
    assert 0 <= found.firm <= 3
    assert sum(one.top_after - one.top_before for one in found.by_type) == 3
    assert sum(one.up for one in found.by_region) == 3
    assert {one.name for one in found.by_region} == {"동", "서"}
    assert (found.cost_before.counts, found.cost_before.won) == ((1, 2), 4000)
    dearer = stand_again(before, apply(before.scheme, Changes.from_lines(["award_amount.1=9000"])))
    assert compare(before, dearer).cost_after.won == 11000


def test_an_award_without_an_amount_has_no_known_cost() -> None:
    text = TEXT.replace(", amount: 1000", "")
    found = stand(data(), scheme(text), tools.FixedRules(), draws=0)
    assert compare(found, found).cost_before.won is None


def test_other_tiers_are_not_called_up_or_down() -> None:
    before = base()
    other = scheme(TEXT.replace("names: [A, B, C]", "names: [가, 나, 다]"))
    found = compare(before, stand_again(before, apply(other, Changes.from_lines(["share.1=0.5"]))))
    assert not found.ladder
    assert (found.up, found.down, found.moved) == (0, 0, ())
    assert found.moves[2, 1] == 3


def test_a_replay_leaves_out_what_the_round_has_no_data_on_and_says_so() -> None:
    found = replay(data(without="b"), scheme(), 2024)
    assert [leaf.indicator for leaf in found.scheme.leaves()] == ["a", "jury"]
    assert [one.code for one in found.findings] == ["evaluation.replay_left_out"]
    assert "b" in found.findings[0].message.ko
    stand(data(without="b"), found.scheme, tools.FixedRules(), draws=0)


def test_a_replay_assumes_the_mean_weight_for_a_type_the_rules_do_not_know() -> None:
    units = tuple(replace(one, type="z" if one.type == "y" else "x") for one in data().units)
    found = replay(replace(data(), units=units), scheme(), 2024)
    assert [one.code for one in found.findings] == ["evaluation.replay_types"]
    weight = found.scheme.tree.parts[0].weight
    assert weight == {"x": 60.0, "default": 50.0}
    stand(replace(data(), units=units), found.scheme, tools.FixedRules(), draws=0)


def test_a_replay_of_rules_that_fit_changes_nothing() -> None:
    found = replay(data(), scheme(), 2024)
    assert found.findings == ()
    before = base()
    assert not compare(before, stand_again(before, found.scheme)).moved


def test_a_replay_of_rules_nothing_of_which_fits_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        replay(tools.table({"other": [1.0, 2.0]}), scheme(), 2024)
    assert codes(refused.value) == ["replay_nothing"]
