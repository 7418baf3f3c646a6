"""Fit of each rater and large spreads: planted faults are found, and clean panels are mostly left alone."""

from dataclasses import replace

import numpy as np
import pytest
from tests.panel_tools import matrix_scores, planted_panel

from teukgu.evaluation.panels.rater_fit import rater_fits
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.evaluation.panels.spreads import large_spreads, spreads


def test_false_alarms_are_as_rare_as_said():
    flagged = total = 0
    squares = []
    for seed in range(12):
        fits = rater_fits(adjust(ratings(planted_panel(seed).scores)))
        flagged += sum(one.erratic or one.muted for one in fits)
        total += len(fits)
        squares += [one.mean_square for one in fits]
    assert flagged / total < 0.03
    assert np.mean(squares) == pytest.approx(1.0, abs=0.03)


def test_an_erratic_and_a_flat_rater_are_found():
    source = np.random.default_rng(9)
    scores = [
        replace(one, score=one.score + source.normal(0, 14))
        if one.rater == "r007"
        else replace(one, score=71.0)
        if one.rater == "r011"
        else one
        for one in planted_panel(9, each=4).scores
    ]
    fits = {one.rater: one for one in rater_fits(adjust(ratings(scores)))}
    assert fits["r007"].erratic
    assert fits["r011"].flat
    assert fits["r011"].spread == 0.0
    assert sum(one.erratic for one in fits.values()) <= 3


def test_few_zones_are_no_ground_to_say_anything():
    fits = rater_fits(adjust(ratings(matrix_scores([[50, 90, 51], [60, 20, 61], [70, 95, 72]]))))
    assert not any(one.erratic or one.muted or one.flat for one in fits)


def test_a_planted_quarrel_is_the_widest_spread():
    scores = list(planted_panel(2, each=4).scores)
    place = next(number for number, one in enumerate(scores) if one.zone == "z0042")
    scores[place] = replace(scores[place], score=scores[place].score + 40)
    found = adjust(ratings(scores))
    assert spreads(found)[0].zone == "z0042"
    assert large_spreads(found)[0].zone == "z0042"
    assert len(large_spreads(found)) <= 8
    assert [one.zone for one in large_spreads(found, points=25)] == ["z0042"]
    assert spreads(found)[0].spread == pytest.approx(spreads(found)[0].high - spreads(found)[0].low, abs=1e-3)
