"""The many-facet Rasch model: derivative, planted severity, the Rasch model of two categories, refusals."""

from dataclasses import replace

import numpy as np
import pytest
from tests.panel_tools import matrix_scores, planted_panel

from teukgu.evaluation.panels.facet_model import FacetData, Model, Nodes
from teukgu.evaluation.panels.facets import band_cuts, many_facets, ranks_apart
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.values import Refused

CRITERIA = ("plan", "effect", "people")


def small_model(seed: int) -> Model:
    source = np.random.default_rng(seed)
    names = tuple("abcde")
    zone, rater = np.repeat(np.arange(5), 6), np.tile(np.repeat(np.arange(3), 2), 5)
    criterion = np.tile(np.arange(2), 15)
    data = FacetData(names, names[:3], names[:2], zone, rater, criterion, source.integers(0, 4, 30), 3)
    return Model(data, Nodes.of(31))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_derivative_is_the_derivative(seed):
    model = small_model(seed)
    at = model.start() + np.random.default_rng(seed).normal(0, 0.3, len(model.start()))
    slope = model.deviance(at)[1]
    for place, one in enumerate(np.eye(len(at)) * 1e-5):
        near = (model.deviance(at + one)[0] - model.deviance(at - one)[0]) / 2e-5
        assert slope[place] == pytest.approx(near, abs=1e-6)


def test_finer_nodes_change_nothing():
    model = small_model(4)
    at = model.start()
    finer = Model(model.data, Nodes.of(201))
    assert model.deviance(at)[0] == pytest.approx(finer.deviance(at)[0], abs=2e-3)


@pytest.fixture(scope="module")
def planted():
    return planted_panel(7, criteria=CRITERIA)


@pytest.fixture(scope="module")
def fitted(planted):
    rounded = [replace(one, score=float(round(one.score))) for one in planted.scores]
    return many_facets(rounded)


def test_planted_severity_and_zones_are_found(planted, fitted):
    severity = [one.severity for one in fitted.raters]
    zones = [one.measure for one in fitted.zones]
    assert np.corrcoef(severity, planted.raters)[0, 1] > 0.95
    assert np.corrcoef(zones, planted.zones)[0, 1] > 0.93
    assert np.mean([one.infit for one in fitted.raters]) == pytest.approx(0.95, abs=0.15)
    assert sum(one.severity for one in fitted.raters) == pytest.approx(0, abs=1e-2)
    assert len(fitted.thresholds) == len(fitted.cuts) == 7


def test_second_opinion_agrees_with_the_official_figure(planted, fitted):
    official = {one.zone: one.adjusted for one in adjust(ratings(planted.scores)).zones}
    listed = ranks_apart(official, fitted)
    assert len(listed) == 200
    assert np.corrcoef([one[1] for one in listed], [one[2] for one in listed])[0, 1] > 0.97
    assert abs(listed[0][1] - listed[0][2]) >= abs(listed[-1][1] - listed[-1][2])


def test_two_categories_are_the_rasch_model():
    """Every zone by every rater: severity orders raters by their totals, and rater and zone logits share one unit."""
    source = np.random.default_rng(3)
    zones, severities = source.normal(0, 1.2, 400), np.array([-1.5, -0.5, 0.5, 1.5])
    chance = 1 / (1 + np.exp(-(zones[:, None] - severities)))
    rows = (source.random(chance.shape) < chance).astype(float).tolist()
    found = many_facets(matrix_scores(rows))
    errors = np.array([one.se for one in found.raters])
    assert np.all(np.abs(np.array([one.severity for one in found.raters]) - severities) < 3 * errors)
    assert np.all(errors < 0.15)
    assert found.sd_zones == pytest.approx(1.2, abs=0.25)


def test_a_rater_who_gives_everybody_the_best_keeps_a_finite_severity():
    rows = [[float(1 + (zone + rater) % 3) for rater in range(3)] + [3.0] for zone in range(12)]
    found = many_facets(matrix_scores(rows))
    assert found.raters[3].severity < -2
    assert np.isfinite(found.raters[3].se)


def test_refusals():
    with pytest.raises(Refused) as refused:
        many_facets(matrix_scores([[5, 6, None, None], [None, None, 4, 6]]))
    assert [one.code for one in refused.value.findings] == ["evaluation.panel_not_connected"]
    with pytest.raises(Refused) as refused:
        many_facets(matrix_scores([[5, 5], [5, 5]]))
    assert [one.code for one in refused.value.findings] == ["evaluation.panel_alike"]


def test_bands():
    assert band_cuts(np.array([1.0, 3, 2, 3]), 5).tolist() == [2, 3]
    assert len(band_cuts(np.arange(100.0), 5)) == 4
    assert band_cuts(np.array([4.0, 4])).tolist() == []
