"""Properties of the adjusted score: order, units and constants do what they should."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.panel_tools import planted_panel

from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust

panels = st.integers(0, 10_000).map(lambda seed: planted_panel(seed, zones=12, raters=6, each=3).scores)


def figures(found):
    return np.array([one.adjusted for one in found.zones]), np.array([one.severity for one in found.raters])


@given(panels, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_does_not_matter(scores, chance):
    mixed = list(scores)
    chance.shuffle(mixed)
    assert adjust(ratings(mixed)).zones == adjust(ratings(scores)).zones


@given(panels, st.floats(-20, 20))
@settings(max_examples=25, deadline=None)
def test_a_constant_added_to_every_score_moves_zones_alone(scores, constant):
    zones, raters = figures(adjust(ratings(scores)))
    moved_zones, moved_raters = figures(adjust(ratings([replace(one, score=one.score + constant) for one in scores])))
    assert np.allclose(moved_zones - zones, constant, atol=1e-4)
    assert np.allclose(moved_raters, raters, atol=1e-4)


@given(panels, st.floats(0.1, 10))
@settings(max_examples=25, deadline=None)
def test_another_unit_of_scores_scales_everything(scores, factor):
    zones, raters = figures(adjust(ratings(scores)))
    scaled_zones, scaled_raters = figures(adjust(ratings([replace(one, score=one.score * factor) for one in scores])))
    assert np.allclose(scaled_zones, zones * factor, atol=1e-3)
    assert np.allclose(scaled_raters, raters * factor, atol=1e-3)


@given(panels, st.floats(-30, 30))
@settings(max_examples=25, deadline=None)
def test_a_constant_added_to_one_rater_changes_that_severity_alone(scores, constant):
    """With severity removed in full, all that moves is that rater against the others, and the level of everybody."""
    moved = [replace(one, score=one.score + constant * (one.rater == "r001")) for one in scores]
    before, after = (adjust(ratings(rows), fixed_raters=True) for rows in (scores, moved))
    shift = np.array([one.severity for one in after.raters]) - np.array([one.severity for one in before.raters])
    names = [one.rater for one in after.raters]
    others = np.delete(shift, names.index("r001"))
    assert np.allclose(others, others[0], atol=1e-3)
    assert np.isclose(shift[names.index("r001")] - others[0], -constant, atol=1e-3)
    zones = np.array([one.adjusted for one in after.zones]) - np.array([one.adjusted for one in before.zones])
    assert np.allclose(zones, zones[0], atol=1e-3)
    assert np.isclose(after.sd_error, before.sd_error, atol=1e-3)
