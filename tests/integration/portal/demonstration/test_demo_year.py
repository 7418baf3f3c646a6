"""A small year of reports of invented zones: played once, gone on with after a stop, nothing lost."""

from collections import Counter
from datetime import date

import pytest
from tests.people_tools import NOW, World, make_world

from teukgu.loading.demonstration_year import year_folder
from teukgu.loading.evaluation_input import read_input
from teukgu.loading.programme import programme_folder
from teukgu.portal.jobs.chores import CHORES
from teukgu.portal.services.demo_year import background, play
from teukgu.portal.services.demo_year.figures import ZonesYear, years_of_zones
from teukgu.portal.services.demo_year.play import YearPlayed, play_year
from teukgu.portal.services.demo_year.told import year_told
from teukgu.portal.services.demo_year.zones import keep_zones
from teukgu.portal.services.people.demonstration_accounts import keep_demonstration_accounts
from teukgu.portal.services.people.demonstration_people import keep_demonstration_people
from teukgu.portal.store.models import (
    CaseClock,
    CaseEvent,
    DataAnswer,
    DataAnswerSent,
    EarlyWarning,
    FigureTurn,
    FindingTurn,
    MidYearFigure,
    Observation,
    Operator,
    OperatorSurvey,
    Report,
    ReportExplanation,
    ReportSave,
    ReportVersion,
    SheetAnswer,
    SheetConsent,
    UploadBatch,
    VerificationSample,
    VerifiedFigure,
    Visit,
    WorkbookUpload,
    ZoneAssignment,
)
from teukgu.portal.store.projection import rebuild_zones_now
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.data_requests.sources import sources_for
from teukgu.portal.store.queries.demo_year import STEPS_IN_ALL, year_progress
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.reporting.draft import from_data
from teukgu.reporting.table_definition import Rows, TableDefinition, column
from teukgu.reporting.tables import make_table

pytestmark = pytest.mark.django_db
FOLDER = programme_folder("demonstration")
DUE = date(2026, 3, 31)
LAST_DAY = date(2026, 11, 20)
FOLDED, NEVER = "EX00202", "EX00106"
JOINT = {"EX00002": 2, "EX00011": 2, "EX00040": 3}
WORKBOOKS, RETURNED, CORRECTED = {"EX00004", "EX00011", "EX00102", "EX00147"}, {"EX00102"}, {"EX00004", "EX00196"}
LATE = {"EX00080", "EX00147", "EX00196"}
ZONES = frozenset({"EX00001", "EX00201", "EX00203", "EX00205", FOLDED, NEVER, *JOINT, *WORKBOOKS, *CORRECTED, *LATE})


SURVEYED, TOLD = {"EX00001"}, {"EX00001", "EX00201"}
COUNTED = (
    *(CaseEvent, ReportSave, Observation, Visit, ReportExplanation, UploadBatch, WorkbookUpload),
    *(Operator, SheetAnswer, SheetConsent, VerifiedFigure, FigureTurn, MidYearFigure, EarlyWarning),
)


class KilledError(BaseException):
    """What a kill looks like from inside."""


def prepared() -> World:
    world = make_world()
    keep_zones(world.programme, FOLDER, read_input(FOLDER / "input").units, NOW)
    rebuild_zones_now(world.programme, LAST_DAY)
    keep_demonstration_people(world.programme, FOLDER, now=NOW)
    keep_demonstration_accounts(world.programme, year_folder(FOLDER), now=NOW)
    return world


def played(world: World) -> YearPlayed:
    return play_year(world.programme, FOLDER, now=NOW, zones=ZONES)


def year_of(zone: str) -> ZonesYear:
    return next(one for one in years_of_zones(FOLDER, DUE) if one.zone == zone)


def test_the_year_is_played_once_killed_anywhere_and_nothing_is_lost(monkeypatch, settings, tmp_path) -> None:
    settings.VAR = tmp_path
    world, done, real = prepared(), [], play.stamp

    def stamp_or_die(part, content, now):
        real(part, content, now)
        done.append(part)
        if len(done) == 60:
            raise KilledError

    monkeypatch.setattr(play, "stamp", stamp_or_die)
    with pytest.raises(KilledError):
        played(world)
    monkeypatch.setattr(play, "stamp", real)
    rest = played(world)
    assert rest.left == 0
    before = [model.objects.count() for model in COUNTED]
    assert played(world) == YearPlayed(0, 0)
    assert [model.objects.count() for model in COUNTED] == before
    _each_report_stands_as_its_officer_left_it()
    _what_was_filed_is_what_was_written()
    _errors_were_asked_about()
    _joint_zones_count_once(world)
    _offices_and_requests()
    _a_province_hands_in_for_its_counties()
    _operators_answer()
    _reports_are_verified()
    _offices_are_warned()


def _each_report_stands_as_its_officer_left_it() -> None:
    reports = {one.zone_id: one for one in Report.objects.select_related("case__now")}
    assert set(reports) == ZONES
    stages = {zone: one.case.now.stage for zone, one in reports.items()}
    assert stages.pop(FOLDED) == "deferred"
    assert stages.pop(NEVER) == "drafting"
    assert set(stages.values()) == {"registered"}
    for zone, number in JOINT.items():
        confirmed = CaseEvent.objects.filter(case=reports[zone].case, act="confirm_part")
        assert confirmed.values("key").distinct().count() == number - 1
    doors = WorkbookUpload.objects.filter(state="answered", batch=None).values_list("report__zone", flat=True)
    assert set(doors) == WORKBOOKS
    assert any(one.answer["findings"] for one in WorkbookUpload.objects.all())  # somebody typed what is no number
    acts = {act: set(_zones_of(act)) for act in ("return_report", "correct_report")}
    assert acts == {"return_report": RETURNED, "correct_report": CORRECTED}
    late = {
        clock.case.report.zone_id
        for clock in CaseClock.objects.filter(clock="report_due", ended_on__gt=DUE).select_related("case__report")
    }
    assert late == LATE
    assert len(list(year_told())) == 4


def _zones_of(act: str) -> list[str]:
    return list(CaseEvent.objects.filter(act=act).values_list("case__report__zone", flat=True))


def _what_was_filed_is_what_was_written() -> None:
    """What stands in each filed version is what its officer typed or handed in, and what was observed."""
    for report in Report.objects.exclude(zone__in=(FOLDED, NEVER)).select_related("case"):
        state = situation_of(report.case, today=LAST_DAY, now=NOW).state
        version = ReportVersion.objects.get(report=report, sha256=standing_sha256(state))
        figures = from_data(version.content).figures
        rows = Observation.objects.filter(report=report, corrected_by=None)
        assert {(one.indicator, one.part): one.value for one in rows} == {
            (cell.indicator, cell.part): one.value for cell, one in figures.items()
        }
        year = year_of(report.zone_id)
        known = {cell: {one.value for one in (year.true[cell], year.believed[cell])} for cell in year.true}
        strange = [cell for cell, one in figures.items() if one.value not in known[cell]]
        moved = {cell for cell in strange if cell.indicator == "sales"}  # a correction of sound sales
        assert set(strange) <= moved if report.zone_id in CORRECTED | RETURNED else not strange


def _errors_were_asked_about() -> None:
    """Of the reports in which an error was planted, at least half show a request that names one of its cells.

    Not each: most indicators are asked for the first time, and a small year has few peers to hold a figure against.
    """
    wrong = [one for one in years_of_zones(FOLDER, DUE) if one.zone in ZONES - {FOLDED} and one.wrong]
    assert len(wrong) >= 8
    asked = [one for one in wrong if _is_asked(one)]
    assert len(asked) >= len(wrong) * 0.5
    assert ReportExplanation.objects.exists()


def _is_asked(year: ZonesYear) -> bool:
    report = Report.objects.select_related("case").get(zone=year.zone)
    draft = from_data({"figures": {}, "words": {}})
    draft = type(draft)(dict(year.believed), {})
    return any(set(one.cells) & set(year.wrong) for one in checked(report, draft, LAST_DAY).remarks)


def _joint_zones_count_once(world: World) -> None:
    def total(rows: Rows) -> int:
        definition = TableDefinition(rows, (column("indicator:sales"),), (2025,))
        table = make_table(definition, sources_for(world.programme, definition, LAST_DAY))
        return sum(int(line.entries[0].value or 0) for line in table.lines if line.key)

    observed = Observation.objects.filter(year=2025, indicator="sales", part="", corrected_by=None)
    everything = sum(one.value for one in observed if one.value is not None)
    assert total(Rows.ZONE) == everything


def _offices_and_requests() -> None:
    assert set(ZoneAssignment.objects.values_list("zone", flat=True)) == ZONES - {"EX00203"}  # Bada has no office
    assert Visit.objects.exists()
    assert FindingTurn.objects.filter(state="answered").exists()
    assert DataAnswer.objects.count() == 3
    assert DataAnswerSent.objects.count() == 2


def _a_province_hands_in_for_its_counties() -> None:
    batch = UploadBatch.objects.get()
    files = list(WorkbookUpload.objects.filter(batch=batch).select_related("report").order_by("place"))
    assert {one.state for one in files} == {"answered"}
    *workbooks, picture = files
    assert workbooks
    assert all(one.report is not None and one.report.zone_id in ZONES for one in workbooks)
    assert picture.report is None
    assert workbooks[0].answer["findings"]  # in one of them somebody typed what is no number
    assert not any(one.name.startswith("보고서") for one in files)


def _operators_answer() -> None:
    surveys = OperatorSurvey.objects.all()
    assert {one.report.zone_id for one in surveys} == SURVEYED
    assert all(one.name.startswith("[예시]") for one in Operator.objects.all())
    outcomes = Counter(SheetAnswer.objects.values_list("outcome", flat=True))
    assert outcomes == {"given": 6, "refused": 1, "unreached": 1}


def _reports_are_verified() -> None:
    sample = VerificationSample.objects.get()
    assert set(sample.drawn) <= ZONES
    chosen = _zones_of("choose_for_verification")
    assert set(chosen) >= set(sample.drawn)
    assert len(chosen) == len(set(chosen))
    assert VerifiedFigure.objects.filter(verdict="differs").exists()
    assert VerifiedFigure.objects.filter(verdict="as_reported").exists()
    assert all(one.evidence.startswith("[예시]") for one in VerifiedFigure.objects.all())
    turns = Counter(FigureTurn.objects.values_list("state", flat=True))
    assert turns["disputed"] >= turns["settled"] + turns["kept"] > 0
    assert _zones_of("sign_off")


def _offices_are_warned() -> None:
    assert set(MidYearFigure.objects.values_list("zone", flat=True)) == TOLD
    assert set(EarlyWarning.objects.values_list("zone", flat=True)) == TOLD


def test_the_worker_plays_it_a_while_each_round_and_says_how_far(settings, tmp_path, monkeypatch) -> None:
    settings.VAR = tmp_path
    settings.DEMONSTRATION = settings.DEMONSTRATION_YEAR = True
    assert background.play_on(NOW) == 0  # nothing is there to be played
    prepared()
    assert year_progress() is None
    assert CHORES["demonstration"].act is background.play_on
    first = background.play_on(NOW, seconds=6.0)
    progress = year_progress()
    assert first > 0
    assert progress is not None
    assert progress.played == first < progress.steps
    settings.DEMONSTRATION_YEAR = False
    assert background.play_on(NOW) == 0
    assert STEPS_IN_ALL


@pytest.mark.slow
def test_the_whole_year_of_all_zones_is_played_to_its_end(settings, tmp_path) -> None:
    """Takes minutes: every zone of the demonstration reports, is looked after, answers."""
    settings.VAR = tmp_path
    world = prepared()
    done = play_year(world.programme, FOLDER, now=NOW)
    assert done.left == 0
    assert play_year(world.programme, FOLDER, now=NOW) == YearPlayed(0, 0)
    assert year_progress() is None
    assert Report.objects.count() == 205
    filed = {one.zone for one in years_of_zones(FOLDER, DUE) if one.officer.files and not one.folds}
    stages = dict(Report.objects.values_list("zone", "case__now__stage"))
    assert {zone for zone, stage in stages.items() if stage in {"filed", "registered"}} == filed
    wrong = [one for one in years_of_zones(FOLDER, DUE) if one.zone in filed and one.wrong]
    assert sum(_is_asked(one) for one in wrong) >= len(wrong) * 0.7
    _joint_zones_count_once(world)
