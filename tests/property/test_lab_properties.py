"""Properties of the policy lab: whatever is changed, ceilings and award limits hold and zones are not lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import evaluation_tools as tools

from teukgu.evaluation.lab import Changes, compare, stand, stand_again
from teukgu.evaluation.lab.apply import apply
from teukgu.evaluation.tiers import cap_number

TEXT = """
id: base
name: base
indicators: {a: {normalise: none}, b: {normalise: none}}
tree:
  id: total
  parts: [{indicator: a, weight: 50}, {indicator: b, weight: 50}]
tiers: {names: [A, B, C], shares: [0.2, rest, 0.3], caps: {3: 0.3}}
awards: {share: 0.2, grades: [{name: first, count: 1, amount: 2000}, {name: second, count: 50, amount: 1000}]}
uncertainty: {weight_concentration: 20, seed: 7}
"""
percent = st.integers(0, 50).map(lambda one: f"{one}%")
CHANGED = {
    "weight.a": st.integers(1, 100).map(str),
    "weight.b": st.integers(0, 100).map(str),
    "share.1": st.integers(0, 40).map(lambda one: f"{one}%"),
    "cap.3": percent,
    "award_share": percent,
    "award_count.1": st.integers(0, 4).map(str),
    "ties": st.sampled_from(["better", "worse", "average"]),
    "cap_rounding": st.sampled_from(["down", "up", "nearest"]),
    "tied_across_cap": st.sampled_from(["out", "in"]),
    "rounding": st.sampled_from(["half_up", "half_even", "down"]),
    "decimals": st.integers(0, 2).map(str),
}


@st.composite
def cases(draw: Any) -> tuple[dict[str, list[float | None]], Changes]:
    count = draw(st.integers(2, 25))
    figures = st.integers(0, 30).map(float)
    columns = {name: draw(st.lists(figures, min_size=count, max_size=count)) for name in ("a", "b")}
    names = draw(st.sets(st.sampled_from(sorted(CHANGED))))
    return columns, Changes.of((name, draw(CHANGED[name])) for name in sorted(names))


@given(cases())
@settings(max_examples=60, deadline=None)
def test_ceilings_and_award_limits_hold_under_every_setting(case: Any) -> None:
    columns, changes = case
    scheme = tools.scheme(TEXT)
    before = stand(tools.table(columns), scheme, tools.FixedRules(), draws=20)
    after = stand_again(before, apply(scheme, changes))
    count, used = len(after.plan.scored), after.plan.settings
    assert after.scheme.tiers is not None
    most = cap_number(after.scheme.tiers.caps[3], count, used.cap_rounding)
    if used.tied_across_cap == "out":
        assert int((after.point.tier == 3).sum()) <= most
    assert int((after.point.award > 0).sum()) <= cap_number(used.award_share, count, used.cap_rounding)
    found = compare(before, after)
    assert len(found.rows) == count
    assert sum(found.moves.values()) == count
    assert found.up + found.down <= count
    assert sum(one.zones for one in found.by_type) in {0, count}
    again = stand_again(before, apply(scheme, changes))
    assert compare(before, again) == found
