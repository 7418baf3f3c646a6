"""What a round is computed from, out of reports that were filed: who is in, which figures, what is missing."""

from datetime import date, timedelta

import pytest
from tests import report_tools as tools
from tests.people_tools import make_world
from tests.portal_case_tools import moment
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.documents.frozen_inputs import freeze_hash, frozen_files, frozen_input
from teukgu.evaluation.population import ReportState
from teukgu.loading.evaluation_input import read_input
from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import FigureTurn, Observation, VerifiedFigure
from teukgu.portal.store.queries.round_inputs import round_inputs
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
ON, YEARS = date(2027, 4, 1), (2024, 2025, 2026)


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: ON)
    monkeypatch.setattr(clock, "now", lambda: moment(ON))
    return make_world(tools.OPENED)


@pytest.fixture
def report(world):
    """A filed report, and beside it a zone without one and a zone that has ended."""
    report = tools.opened(world)
    tools.filed(world, report)
    tools.make_zone(world, "example-report-2", name="보고서 없는 특구")
    ended = tools.make_zone(world, "example-report-3", name="끝난 특구")
    type(ended).objects.filter(pk=ended.pk).update(ended_on=date(2027, 3, 2))
    return report


def inputs(world, **more):
    return round_inputs(world.programme, year=2026, years=YEARS, on=ON, **more)


def figure(found, indicator, year=2026):
    rows = [
        one for one in found.frozen.figures if (one.observation.indicator, one.observation.year) == (indicator, year)
    ]
    return rows[0] if rows else None


def test_every_zone_is_in_or_out_with_its_reason(world, report):
    found = inputs(world)
    assert {one.candidate.zone: one.ground for one in found.population.members} == {
        "example-report-1": "reported", "example-report-2": "no_report_in", "example-report-3": "ended",
    }  # fmt: skip
    assert found.population.members[0].candidate.report is ReportState.FILED
    assert found.population.sizes == {"zones_evaluated": 2, "all_operating_zones": 2}


def test_filed_figures_are_taken_and_what_is_missing_is_listed_for_each_zone(world, report):
    found = inputs(world)
    for indicator, value in tools.some_values().items():
        assert figure(found, indicator).observation.value == value
    asked = {one.id for one in indicators().asked_of(2026, "type_1")}
    lacking = {(one.zone, one.indicator) for one in found.frozen.lacking}
    assert {one for zone, one in lacking if zone == "example-report-2"} == asked
    assert {one for zone, one in lacking if zone == "example-report-1"} == asked - set(tools.some_values())


def test_what_was_recorded_later_is_not_in_an_earlier_freeze(world, report):
    assert inputs(world, at=moment(tools.OPENED) - timedelta(days=1)).frozen.figures == ()
    assert inputs(world, at=moment(ON)).frozen == inputs(world).frozen


def test_an_earlier_report_is_marked_and_a_found_value_lies_beside(world, report):
    version = indicators().version(IndicatorId("jobs"), 2024)
    Observation.objects.create(
        programme_id=world.programme, zone_id=report.zone_id, year=2024, indicator="jobs", value=41, status="given",
        provenance="earlier_report", confidence="estimated", version=version.version, recorded_at=moment(tools.OPENED),
    )  # fmt: skip
    stamp = {"account": world.account("ministry-policy"), "recorded_at": moment(tools.OPENED)}
    kept = VerifiedFigure.objects.create(
        report=report, indicator="jobs", reported=57, found=50, verdict="lower", once="a", **stamp
    )
    found = inputs(world)
    assert figure(found, "jobs", 2024).earlier
    assert (figure(found, "jobs").observation.value, figure(found, "jobs").found) == (57, 50)
    organisation = world.organisation(tools.TOWN)
    FigureTurn.objects.create(
        figure=kept, state="settled", text="합의함", value=54, organisation=organisation, once="b", **stamp
    )
    again = inputs(world)
    assert (figure(again, "jobs").observation.value, figure(again, "jobs").found) == (57, 54)


def test_the_command_writes_a_folder_that_the_evaluation_reads(world, report, tmp_path):
    register_commands()
    out = tmp_path / "inputs"
    asked = ["round", "inputs", "--year", "2026", "--out", str(out), "--programme", world.programme]
    run = CliRunner().invoke(app, asked)
    assert run.exit_code == 0, run.output
    found = inputs(world, at=moment(ON))
    data = frozen_input(found.population, found.frozen)
    written = {file.name: file.read_bytes() for file in out.iterdir()}
    assert written == frozen_files(data, found.population, found.frozen)
    assert freeze_hash(written) in run.output
    assert Cell(IndicatorId("jobs")).indicator in {one.indicator for one in read_input(out).observations}
    assert "평가 대상 2곳" in run.output
    again = CliRunner().invoke(app, asked)
    assert again.exit_code == 2
    assert "비어 있지 않은" in again.output


def test_past_official_ranks_come_along_with_their_source(world, report, tmp_path):
    register_commands()
    ranks, out = tmp_path / "ranks.csv", tmp_path / "inputs"
    ranks.write_text(
        "zone,year,rank,population,source\nexample-report-1,2025,190,190,고시 제2026-1호\n", encoding="utf-8"
    )
    asked = ["round", "inputs", "--year", "2026", "--out", str(out), "--programme", world.programme]
    run = CliRunner().invoke(app, [*asked, "--past-ranks", str(ranks)])
    assert run.exit_code == 0, run.output
    assert [(one.zone, one.year, one.rank, one.population) for one in read_input(out).past_ranks] == [
        ("example-report-1", 2025, 190, 190)
    ]
    assert "고시 제2026-1호" in (out / "past_rank_sources.csv").read_text(encoding="utf-8-sig")
    ranks.write_text("zone,year,rank,population,source\nno-zone,2025,190,9,\n", encoding="utf-8")
    run = CliRunner().invoke(app, [*asked[:5], str(tmp_path / "more"), *asked[6:], "--past-ranks", str(ranks)])
    assert run.exit_code == 2
    assert not (tmp_path / "more").exists()
