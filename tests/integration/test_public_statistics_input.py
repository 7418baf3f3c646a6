"""The shipped round from its files to measures: the scheme gives what the library computes on its own."""

from datetime import date

import numpy as np
import pytest

from teukgu.documents.surroundings_input import write_input
from teukgu.evaluation.result import point_result
from teukgu.evaluation.run import check
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.scheme_file import read_scheme
from teukgu.loading.surroundings import read_surroundings
from teukgu.loading.surroundings_input import as_input
from teukgu.surroundings import groups, prepare, ties
from teukgu.surroundings.repeat import ChangeMeasurer


@pytest.fixture(scope="module")
def found():
    return read_surroundings(programme_folder())


@pytest.fixture(scope="module")
def prepared(found):
    return prepare(found.places, found.municipalities, found.statistics, found.rules)


@pytest.fixture(scope="module")
def plan(prepared):
    scheme = read_scheme("public-statistics")
    rules = load_programme().rulebook.on(date.fromisoformat(str(scheme.date)), mode="preview")
    return check(as_input(prepared), scheme, rules)


def test_the_input_is_read_back_as_it_was_written(tmp_path, prepared):
    write_input(prepared, tmp_path / "one")
    write_input(prepared, tmp_path / "two")
    for name in ("zones.csv", "observations.csv", "README.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    data, memory = read_input(tmp_path / "one"), as_input(prepared)
    assert data.observations == memory.observations
    for read, made in zip(data.units, memory.units, strict=True):
        assert (read.id, read.type, read.role, read.in_round) == (made.id, made.type, made.role, made.in_round)
        assert dict(read.groups) == dict(made.groups)


def test_the_scheme_measures_what_the_library_measures(plan, prepared, found):
    known = groups(found.rules.comparison, found.municipalities, found.places)
    measurer = ChangeMeasurer(known, found.statistics, found.rules, found.rules.figure("industry_value_added"), 3.0)
    ours = [measurer.measure(place, (2015, 2020)) for place in prepared.in_round]
    theirs = plan.measures[plan.scored, plan.indicator_ids.index("industry")]
    assert len(ours) == 185
    assert ours == pytest.approx(theirs.tolist(), abs=1e-12)


def test_every_measure_is_complete_and_within_its_limit(plan):
    measures = plan.measures[plan.scored]
    assert measures.shape == (185, 6)
    assert np.all(np.abs(measures) <= 3)


def test_the_comparison_municipalities_stand_at_fifty_in_the_middle(plan):
    """The median of each comparison group is zero, which is 50 points: checked group by group."""
    compared = np.setdiff1d(np.arange(len(plan.units)), plan.scored)
    labels = np.array([unit.group("comparison_group") for unit in plan.units])
    for label in sorted({labels[row] for row in compared if labels[row]}):
        rows = [row for row in compared if labels[row] == label]
        assert np.median(plan.measures[rows], axis=0) == pytest.approx(0, abs=1e-12)


def test_zones_in_the_same_municipality_and_sector_are_tied(plan, prepared):
    point = point_result(plan)
    scores = {plan.units[row].id: score for row, score in zip(plan.scored, point.score, strict=True)}
    found = ties(prepared.in_round)
    assert found
    for zones in found:
        assert len({scores[zone] for zone in zones}) == 1
