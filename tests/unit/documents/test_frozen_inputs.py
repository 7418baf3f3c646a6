"""Frozen inputs: what stands is taken, earlier reports are marked, found values lie beside, files are read again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from teukgu.documents.frozen_inputs import LACKING, PROVENANCE, READ, freeze_hash, frozen_files, frozen_input
from teukgu.documents.input_tables import input_tables
from teukgu.evaluation.population import Candidate, ReportState, population
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Observed, Provenance
from teukgu.reporting.frozen import ZoneFigures, freeze
from teukgu.reporting.series import fold
from teukgu.reporting.targets import Approval, Baseline, Target
from teukgu.values import IndicatorId, ObservationStatus, ZoneId

ON, AT = date(2026, 4, 1), datetime(2026, 3, 2, 9, tzinfo=UTC)
PROGRAMME = load_programme()
CATALOGUE = load_indicators(PROGRAMME.folder)
ZONE, JOBS, SALES = ZoneId("z1"), Cell(IndicatorId("jobs")), Cell(IndicatorId("sales"))


def told(number, cell, year, value, provenance=Provenance.REPORTED, **more):
    status = FigureStatus.GIVEN if value is not None else FigureStatus.MISSING
    return Observed(number, ZONE, year, Figure(cell, value, status, provenance), 1, AT, "officer", **more)


ROWS = (
    told(1, JOBS, 2025, 40),
    told(2, JOBS, 2025, 38, corrects=1, material=True, why="세는 날이 틀렸음"),
    told(3, JOBS, 2024, 30, Provenance.EARLIER_REPORT),
    told(4, SALES, 2024, 500),
    told(5, SALES, 2024, 999, Provenance.EARLIER_REPORT),
    told(6, SALES, 2025, None),
    told(7, JOBS, 2022, 10),
    told(8, Cell(IndicatorId("jobs"), "sex.women"), 2025, 17),
)


def figures(rows=ROWS, **more):
    return ZoneFigures(ZONE, "type_1", fold(rows), **more)


def frozen(rows=ROWS, **more):
    return freeze([figures(rows, **more)], CATALOGUE, year=2025, years=(2024, 2025))


def by_key(found):
    return {(one.observation.year, one.observation.indicator): one for one in found.figures}


def files(found):
    people = [Candidate(ZONE, "첫째특구", "type_1", date(2010, 5, 3), None, ReportState.FILED)]
    people += [Candidate(ZoneId("z2"), "둘째특구", "type_1", date(2010, 5, 3), ON, ReportState.NONE)]
    listed = population(people, PROGRAMME.rulebook.on(ON), year=2025, on=ON)
    data = frozen_input(listed, found)
    return data, frozen_files(data, listed, found)


def test_the_figure_that_stands_is_taken_with_where_it_came_from():
    one = by_key(frozen())[2025, "jobs"]
    assert (one.observation.value, one.row, one.corrections, one.earlier) == (38, 2, 1, False)
    assert one.observation.source == "reported:2"


def test_an_earlier_report_stands_in_only_where_nothing_else_was_recorded():
    found = by_key(frozen())
    assert (found[2024, "jobs"].observation.value, found[2024, "jobs"].earlier) == (30, True)
    assert (found[2024, "sales"].observation.value, found[2024, "sales"].earlier) == (500, False)
    judged = by_key(frozen([told(1, JOBS, 2025, 40, Provenance.EARLIER_REPORT)]))
    assert (2025, "jobs") not in judged


def test_only_the_years_asked_for_and_whole_figures_are_taken():
    assert set(by_key(frozen())) == {(2024, "jobs"), (2024, "sales"), (2025, "jobs"), (2025, "sales")}


def test_what_is_asked_and_not_there_is_listed():
    lacking = {one.indicator for one in frozen().lacking}
    asked = {one.id for one in CATALOGUE.asked_of(2025, "type_1")}
    assert lacking == asked - {"jobs"}
    assert by_key(frozen())[2025, "sales"].observation.status is ObservationStatus.MISSING


def test_a_found_value_lies_beside_and_replaces_nothing():
    one = by_key(frozen(found={(2025, JOBS): 21}))[2025, "jobs"]
    assert (one.observation.value, one.found) == (38, 21)


def test_target_and_baseline_count_under_the_same_definition_and_approved_in_time():
    approval = Approval(date(2025, 3, 3), "군수", "가람군-1")
    base = Baseline(ZONE, JOBS, 12, 1, date(2010, 5, 3), "지정신청서", approval)
    target = Target(1, ZONE, 2025, JOBS, 50, 1, approval)
    one = by_key(frozen(targets=(target,), baselines=(base,)))[2025, "jobs"].observation
    assert (one.baseline, one.target) == (12, 50)
    other = by_key(frozen(targets=(replace(target, approval=None),), baselines=(replace(base, version=2),)))
    assert (other[2025, "jobs"].observation.baseline, other[2025, "jobs"].observation.target) == (None, None)


def test_the_files_are_read_again_as_the_same_input(tmp_path):
    data, written = files(frozen(found={(2025, JOBS): 21}))
    for name, content in written.items():
        (tmp_path / name).write_bytes(content)
    assert input_tables(read_input(tmp_path)) == input_tables(data) == {n: c for n, c in written.items() if n in READ}
    assert "z1,2025,jobs,2,reported,1,1,false,21" in written[PROVENANCE].decode()
    assert "z1,2025,sales" in written[LACKING].decode()
    assert "z2,둘째특구,type_1,false,ended" in written["population.csv"].decode()


@pytest.mark.parametrize("change", ["value", "found", "reason"])
def test_the_hash_is_of_everything_and_of_nothing_else(change):
    _, before = files(frozen())
    assert freeze_hash(before) == freeze_hash(dict(reversed(files(frozen())[1].items())))
    changed = {
        "value": files(frozen([*ROWS, told(9, JOBS, 2025, 39, corrects=2, why="다시 셈")]))[1],
        "found": files(frozen(found={(2025, JOBS): 21}))[1],
        "reason": {**before, "population.csv": before["population.csv"].replace("지정이 끝난".encode(), b"?")},
    }[change]
    assert freeze_hash(changed) != freeze_hash(before)
