"""Conflicts derived from facts: each predicate, each look-back to the day, counts without names."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teukgu.evaluation.panels.assignment import Request, Reviewer, ZoneNeed, assign
from teukgu.evaluation.panels.conflicts import (
    CONFLICTS,
    ConflictRules,
    ReviewerFact,
    ZoneFacts,
    barred,
    conflict_counts,
    conflict_rules,
    conflicts,
    years_after,
)
from teukgu.loading.programme import load_programme

DAY = date(2026, 7, 1)
ZONE = ZoneFacts("z1", frozenset({"town"}), frozenset({"office", "brewery"}), frozenset({"union"}), frozenset({"seed"}))
OTHER = ZoneFacts("z2")
ABOUT = {"employment": "brewery", "home": "town", "consortium": "union", "fund": "seed"}


@pytest.fixture(scope="module")
def rules() -> ConflictRules:
    return conflict_rules(load_programme().rulebook.on(DAY), DAY)


def fact(kind: str, **more) -> ReviewerFact:
    return ReviewerFact("r1", kind, ABOUT.get(kind, "z1"), **more)


def test_the_rules_of_the_programme_know_every_conflict(rules):
    assert rules.bars == frozenset(CONFLICTS)
    assert rules.years == {
        "employment": 3, "home": 0, "consortium": 3, "fund": 0, "coaching": 3, "authorship": 3, "declared": 0,
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(CONFLICTS))
def test_each_fact_bars_its_zone_and_no_other(rules, kind):
    (found,) = conflicts([fact(kind)], [OTHER, ZONE], rules)
    assert (found.reviewer, found.zone, found.code) == ("r1", "z1", kind)
    assert found.reason.ko
    assert found.reason.en
    assert conflicts([replace(fact(kind), about="elsewhere")], [OTHER, ZONE], rules) == ()
    without = replace(rules, bars=rules.bars - {kind})
    assert conflicts([fact(kind)], [ZONE], without) == ()


@pytest.mark.parametrize("kind", list(CONFLICTS))
def test_the_last_day_counts_and_the_next_does_not(rules, kind):
    years = rules.years[kind]
    end = DAY.replace(year=DAY.year - years)
    before = end.replace(day=30, month=6)
    assert len(conflicts([fact(kind, until=end)], [ZONE], rules)) == 1
    assert conflicts([fact(kind, until=before)], [ZONE], rules) == ()
    assert conflicts([fact(kind, since=date(2026, 7, 2))], [ZONE], rules) == ()
    assert len(conflicts([fact(kind, since=DAY)], [ZONE], rules)) == 1


def test_leap_day():
    assert years_after(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_after(date(9999, 12, 31), 3) == date.max, "for good, as many write it"


def test_counts_hold_no_names(rules):
    facts = [fact("home"), fact("employment"), replace(fact("fund"), reviewer="r2")]
    counted = conflict_counts(conflicts(facts, [ZONE, OTHER], rules))
    assert (counted.pairs, counted.reviewers, counted.zones) == (2, 2, 1)
    assert counted.by_code == {**dict.fromkeys(CONFLICTS, 0), "home": 1, "employment": 1, "fund": 1}
    assert "r1" not in str(counted)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(ABOUT)), st.integers(0, 5)), max_size=12))
def test_planted_conflicts_are_never_assigned(planted):
    rules = ConflictRules(DAY, frozenset(CONFLICTS), {})
    zones = [
        ZoneFacts(f"z{n}", *(frozenset({f"{kind}{n}"}) for kind in ("home", "employment", "consortium", "fund")))
        for n in range(6)
    ]
    facts = [ReviewerFact(f"r{who}", kind, f"{kind}{where}") for who, kind, where in planted]
    bars = barred(conflicts(facts, zones, rules))
    assert set(bars) == {(f"z{where}", f"r{who}") for who, _, where in planted}
    needs = tuple(ZoneNeed(zone.zone, reviewers=1) for zone in zones)
    found = assign(Request(needs, tuple(Reviewer(f"r{n}", most=6) for n in range(8)), 1, bars))
    assert not set(found.pairs) & set(bars)
