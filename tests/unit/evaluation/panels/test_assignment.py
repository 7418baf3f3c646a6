"""Assignment of a real size, its refusals with cures that work, and why each got which."""

from dataclasses import replace

import numpy as np
import pytest
from tests.panel_tools import matrix_scores

from teukgu.evaluation.panels.assignment import (
    Request,
    Reviewer,
    ZoneNeed,
    assign,
    explain_absence,
    explain_pair,
    overlap_of,
)
from teukgu.evaluation.panels.assignment.program import solve
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.values import Refused

FIELDS = ("food", "industry", "tourism", "culture")


def national(most: int = 12, seed: int = 7) -> Request:
    source = np.random.default_rng(1)
    zones = tuple(ZoneNeed(f"z{n:03}", frozenset(source.choice(FIELDS, 1).tolist()), 3, 2) for n in range(200))
    reviewers = tuple(
        Reviewer(f"r{n:02}", frozenset(source.choice(FIELDS, 2, replace=False).tolist()), most) for n in range(60)
    )
    barred = {(zone.zone, one.id): ("home",) for zone in zones for one in reviewers if source.random() < 0.06}
    return Request(zones, reviewers, seed, barred)


@pytest.fixture(scope="module")
def assigned():
    return assign(national())


def test_200_zones_60_reviewers_3_each(assigned):
    request = assigned.request
    assert len(assigned.pairs) == 600
    assert not set(assigned.pairs) & set(request.barred)
    assert {len(assigned.load(one.id)) for one in request.reviewers} == {10}
    fields = {one.id: one.fields for one in request.reviewers}
    for zone in request.zones:
        assert sum(bool(fields[one] & zone.fields) for one in assigned.team(zone.zone)) >= 2
    assert assigned.overlap.parts == 1
    assert assigned.warnings == ()


def test_overlap_is_more_even_than_the_solver_leaves_it(assigned):
    plain = overlap_of(solve(assigned.request).pairs)
    assert assigned.overlap.mean == plain.mean
    assert assigned.overlap.sd < plain.sd
    assert assigned.overlap.apart < plain.apart


def test_the_design_can_be_adjusted_with_errors_alike(assigned):
    """What the assignment is for: every rater's severity is known about equally well."""
    source = np.random.default_rng(2)
    severity = dict(zip(sorted({one for _, one in assigned.pairs}), source.normal(0, 5, 60), strict=True))
    template = matrix_scores([[0.0]])[0]
    scores = [
        replace(template, zone=zone, rater=rater, score=float(70 + source.normal(0, 4) - severity[rater]))
        for zone, rater in assigned.pairs
    ]
    errors = [one.se for one in adjust(ratings(scores)).raters]
    assert max(errors) < 1.15 * min(errors)


def test_another_seed_is_another_assignment(assigned):
    other = assign(national(seed=8))
    assert other.pairs != assigned.pairs
    assert assign(national()).pairs == assigned.pairs


def test_too_low_limits_are_refused_and_the_named_cure_works():
    with pytest.raises(Refused) as refused:
        assign(national(most=9))
    (finding,) = refused.value.findings
    assert finding.code == "evaluation.assignment_load"
    assert "600 wanted, 540 allowed" in finding.message.en
    assert "raised by 60 in all" in finding.cure.en
    over = solve(national(most=9), may_exceed=True).over
    eased = replace(
        national(), reviewers=tuple(replace(one, most=9 + over.get(one.id, 0)) for one in national().reviewers)
    )
    assert len(assign(eased).pairs) == 600


def test_a_zone_in_conflict_with_nearly_everybody_is_named():
    request = national()
    barred = {**request.barred, **{("z003", one.id): ("fund",) for one in request.reviewers[2:]}}
    with pytest.raises(Refused) as refused:
        assign(replace(request, barred=barred))
    (finding,) = refused.value.findings
    assert finding.code == "evaluation.assignment_conflicts"
    assert "z003" in finding.message.en
    assert "fund 58" in finding.message.en


def test_a_field_nobody_knows_is_a_warning():
    zones = (ZoneNeed("a", frozenset({"space"}), 2, 1), ZoneNeed("b", frozenset(), 2, 1))
    found = assign(Request(zones, tuple(Reviewer(name, frozenset({"food"})) for name in "xyz"), 1))
    assert [one.code for one in found.warnings] == ["evaluation.assignment_field"]


def test_two_camps_without_a_bridge_are_refused():
    zones = tuple(ZoneNeed(name, frozenset(), 2, 0) for name in ("a1", "a2", "b1", "b2"))
    reviewers = tuple(Reviewer(name, frozenset(), 2) for name in ("ra", "sa", "rb", "sb"))
    barred = {(zone.zone, one.id): ("home",) for zone in zones for one in reviewers if zone.zone[0] != one.id[1]}
    with pytest.raises(Refused) as refused:
        assign(Request(zones, reviewers, 1, barred))
    assert [one.code for one in refused.value.findings] == ["evaluation.assignment_not_linked"]


def test_camps_are_linked_where_a_swap_can():
    zones = tuple(ZoneNeed(f"{name}{number}", frozenset({name}), 2, 2) for name in "ab" for number in range(3))
    reviewers = tuple(Reviewer(f"r{name}{number}", frozenset({name}), 2) for name in "ab" for number in range(3))
    assert assign(Request(zones, reviewers, 1)).overlap.parts == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"zones": ()}, "assignment_empty"),
        ({"zones": (ZoneNeed("a"), ZoneNeed("a"))}, "assignment_twice"),
        ({"scored": frozenset({("nowhere", "x")})}, "assignment_unknown"),
        ({"scored": frozenset({("a", "x")}), "barred": {("a", "x"): ("home",)}}, "assignment_scored_conflict"),
    ],
)
def test_wrong_questions_are_refused(change, code):
    request = Request((ZoneNeed("a"),), tuple(Reviewer(name) for name in "xyz"), 1)
    with pytest.raises(Refused) as refused:
        assign(replace(request, **change))
    assert f"evaluation.{code}" in [one.code for one in refused.value.findings]


def test_every_pair_and_every_absence_is_explained(assigned):
    request = assigned.request
    zone, reviewer = assigned.pairs[0]
    assert explain_pair(assigned, zone, reviewer).rows[0].value in {"field", "even"}
    barred = next(iter(request.barred))
    assert explain_absence(assigned, *barred).rows[0].value == "home"
    for one in request.reviewers:
        if one.id not in assigned.team("z000"):
            assert len(explain_absence(assigned, "z000", one.id).rows) == 1
    with pytest.raises(KeyError):
        explain_absence(assigned, zone, reviewer)
    with pytest.raises(KeyError):
        explain_pair(assigned, *barred)
    scored = assign(replace(request, scored=frozenset({(zone, reviewer)}), previous=frozenset(assigned.pairs)))
    assert explain_pair(scored, zone, reviewer).rows[0].value == "scored"
    assert explain_pair(scored, *assigned.pairs[1]).rows[0].value == "kept"
