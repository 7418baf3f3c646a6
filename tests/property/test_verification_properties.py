"""Samples of any population: recomputable, in no order that matters, nobody's chance hangs on the others."""

import json

from hypothesis import given
from hypothesis import strategies as st

from teukgu.reporting.verification import Member, Sample, by_risk, draw, sample_from_data, sample_to_data
from teukgu.reporting.verification.risk import RiskFacts

members = st.builds(
    Member, st.sampled_from(["", "east", "west"]), st.integers(0, 60).map(lambda one: f"z{one}"), st.just("r")
)
populations = st.lists(members, max_size=40, unique_by=lambda one: one.zone)
seeds = st.text(min_size=1).filter(lambda one: one.strip())
shares = st.integers(0, 100).map(lambda one: str(one / 100))


@given(populations, seeds, shares, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_the_share_holds(population, seed, share, random):
    drawn = draw(population, seed=seed, year=2026, share=share)
    shuffled = list(population)
    random.shuffle(shuffled)
    assert draw(shuffled, seed=seed, year=2026, share=share) == drawn
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= {one.zone for one in population}
    for office in ("", "east", "west"):
        there = {one.zone for one in population if one.office == office}
        count = len(there & set(drawn))
        assert float(share) * len(there) - 1e-9 <= count < float(share) * len(there) + 1


@given(populations, seeds)
def test_who_is_drawn_stays_drawn_when_others_leave(population, seed):
    drawn = draw(population, seed=seed, year=2026, share="0.3")
    for gone in population[:3]:
        if gone.zone in drawn:
            continue
        fewer = [one for one in population if one != gone]
        assert set(draw(fewer, seed=seed, year=2026, share="0.3")) <= set(drawn)


@given(populations, st.text(), shares)
def test_files_come_back(population, seed, share):
    sample = Sample(2026, share, seed, tuple(sorted(population)), ())
    assert sample_from_data(json.dumps(sample_to_data(sample))) == sample


counts = st.integers(0, 5)


@given(st.lists(st.builds(RiskFacts, st.just("r"), st.uuids().map(str), counts, counts, counts, counts, counts)))
def test_the_order_by_risk_is_whole_and_never_rises(facts):
    found = by_risk(facts)
    assert sorted(one.facts.zone for one in found) == sorted(one.zone for one in facts)
    kinds = [len(one.reasons) for one in found]
    assert kinds == sorted(kinds, reverse=True)
