"""Draws of a whole plan: the same digits whoever counts, and what they mean."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw_tools import ALL, plan

from teukgu.evaluation.result import point_result
from teukgu.evaluation.score import scores
from teukgu.evaluation.tiers import assign, rule_for
from teukgu.evaluation.uncertainty import run_draws
from teukgu.evaluation.uncertainty import tally as counting
from teukgu.evaluation.uncertainty.linear import LinearModel, is_linear
from teukgu.evaluation.uncertainty.result import probabilities
from teukgu.evaluation.uncertainty.run import _groups, _Keys
from teukgu.evaluation.uncertainty.scoring import DrawModel
from teukgu.evaluation.uncertainty.sources import Source, sources_of

WEIGHTS = "{weight_concentration: 30, measurement_error: false}"
CAPPED = "{names: [A, B, C, D, E], method: thresholds, thresholds: [70, 60, 50, 40], caps: {1: 0.1, 2: 0.1, 5: 0.1}}"
BY_TYPE = "{names: [A, B, C], shares: [0.2, rest, 0.2], group: type}"
RULES = [
    "{names: [A, B, C, D, E], shares: [0.1, 0.2, rest, 0.2, 0.1]}",
    "{names: [A, B, C, D, E], method: thresholds, thresholds: [70, 60, 50, 40]}",
    CAPPED,
    BY_TYPE,
]


def same(one, other):
    assert np.array_equal(one.rank_low, other.rank_low)
    assert np.array_equal(one.rank_high, other.rank_high)
    assert np.array_equal(one.p_tier, other.p_tier)
    assert one.shares == other.shares


@pytest.mark.parametrize("uncertainty", [ALL, WEIGHTS])
def test_engines_threads_and_blocks_agree(uncertainty, monkeypatch):
    wanted = plan(uncertainty=uncertainty)
    first = run_draws(wanted, draws=700, seed=9, engine="numpy")
    same(first, run_draws(wanted, draws=700, seed=9, engine="numba", threads=3))
    monkeypatch.setattr(counting, "MOST_DRAWS_AT_ONCE", 37)
    same(first, run_draws(wanted, draws=700, seed=9, threads=2))


@given(seed=st.integers(0, 2**64 - 1), threads=st.integers(1, 4))
@settings(max_examples=15, deadline=None)
def test_the_seed_decides(seed, threads):
    wanted = plan(units=12)
    same(run_draws(wanted, draws=60, seed=seed), run_draws(wanted, draws=60, seed=seed, threads=threads))


def test_another_seed_gives_other_draws():
    wanted = plan()
    assert not np.array_equal(run_draws(wanted, draws=300, seed=1).p_tier, run_draws(wanted, draws=300, seed=2).p_tier)


@pytest.mark.parametrize("missing", [0.0, 0.1])
def test_without_doubt_a_draw_is_the_result(missing):
    certain = plan(uncertainty="{measurement_error: false}", missing=missing)
    drawn = DrawModel(certain, 1).scores(0, 3)
    assert np.array_equal(drawn, np.repeat(scores(certain)[np.newaxis], 3, axis=0))
    found, point = run_draws(certain, draws=10, seed=1), point_result(certain)
    assert np.array_equal(found.rank_low, point.rank)
    assert np.array_equal(found.rank_high, point.rank)
    assert np.array_equal(found.p_tier.argmax(axis=1) + 1, point.tier)
    assert not found.on_line(point.tier, 0.8).any()


def test_every_part_can_be_asked_for_alone():
    model = DrawModel(plan(missing=0.05), 3)
    whole = model.scores(0, 50)
    assert np.array_equal(whole[17:29], model.scores(17, 12))


def test_the_product_equals_the_plain_way():
    wanted = plan(uncertainty=WEIGHTS)
    assert is_linear(wanted)
    # weights on a grid of 2**-24 against weights with all their bits
    assert np.max(np.abs(LinearModel(wanted, 5).scores(0, 80) - DrawModel(wanted, 5).scores(0, 80))) < 1e-3
    assert not is_linear(plan())


@pytest.mark.parametrize("tiers", RULES)
@pytest.mark.parametrize("tied", ["out", "in"])
@pytest.mark.parametrize("decimals", [0, 2])
def test_tiers_inside_a_draw_follow_the_scheme(tiers, tied, decimals):
    wanted = plan(tiers=tiers, tied_across_cap=tied, decimals=decimals)
    model = DrawModel(wanted, 4)
    found = run_draws(wanted, draws=100, seed=4, shares=False)
    keys = _Keys(model, decimals, 1.0)(0, 100)
    shown = keys / 10.0**decimals
    counts = np.zeros_like(found.p_tier, dtype=np.int32)
    for (rows, population), group in zip(wanted.tier_groups, _groups(wanted), strict=True):
        places = np.searchsorted(wanted.scored, rows)
        assert np.array_equal(places, group.columns)
        tier = assign(rule_for(wanted, population), shown[:, places])
        for number in range(counts.shape[1]):
            counts[places, number] += (tier == number + 1).sum(axis=0).astype(np.int32)
    assert np.array_equal(found.p_tier, probabilities(counts, 100))


def test_intervals_hold_ninety_percent():
    wanted = plan()
    keys = _Keys(DrawModel(wanted, 8), 2, 1.0)(0, 1000)
    ranks = (keys[:, np.newaxis, :] > keys[:, :, np.newaxis]).sum(axis=2) + 1
    found = run_draws(wanted, draws=1000, seed=8, shares=False)
    ordered = np.sort(ranks, axis=0)
    assert np.array_equal(found.rank_low, ordered[49])
    assert np.array_equal(found.rank_high, ordered[949])


def test_sources():
    assert sources_of(plan()) == (
        Source.WEIGHTS,
        Source.NORMALISATION,
        Source.AGGREGATION,
        Source.MEASUREMENT,
        Source.OMISSION,
    )
    assert sources_of(plan(uncertainty="{measurement_error: false}")) == ()
    assert sources_of(plan(sd=0.0, uncertainty="{}")) == ()


def test_the_source_that_varies_most_has_the_largest_share():
    loud = run_draws(plan(sd=30.0, uncertainty="{weight_concentration: 5000}"), draws=2000, seed=1).shares
    quiet = run_draws(plan(sd=0.05, uncertainty="{weight_concentration: 3}"), draws=2000, seed=1).shares
    assert {one.source: one.rank_total > 0.9 for one in loud} == {"weights": False, "measurement_error": True}
    assert {one.source: one.rank_total > 0.9 for one in quiet} == {"weights": True, "measurement_error": False}
    assert all(0 <= one.rank_alone <= 1 and 0 <= one.tier_total <= 1 for one in (*loud, *quiet))


def test_probabilities_add_up():
    counts = np.array([[1, 1, 1], [2, 1, 0], [0, 0, 3]], np.int32)
    found = probabilities(counts, 3)
    assert found.tolist() == [[0.34, 0.33, 0.33], [0.67, 0.33, 0.0], [0.0, 0.0, 1.0]]


def test_memory_does_not_grow_with_draws():
    import tracemalloc

    wanted = plan(units=60, uncertainty=WEIGHTS)
    peaks = []
    for draws in (5_000, 40_000):
        tracemalloc.start()
        run_draws(wanted, draws=draws, seed=1, engine="numpy")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_at_least_one_draw():
    with pytest.raises(ValueError, match="one draw"):
        run_draws(plan(), draws=0, seed=1)


def test_less_is_better_is_turned_round():
    wanted = plan(uncertainty="{measurement_error: false}")
    turned = replace(
        wanted,
        scheme=wanted.scheme.model_copy(update={"score": wanted.scheme.score.model_copy(update={"direction": "less"})}),
    )
    up, down = run_draws(wanted, draws=5, seed=1), run_draws(turned, draws=5, seed=1)
    assert np.array_equal(up.rank_low, len(wanted.scored) + 1 - down.rank_low)
