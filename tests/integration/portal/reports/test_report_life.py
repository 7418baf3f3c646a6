"""The life of a yearly report: opened, written, approved, filed, registered, returned, corrected, settled."""

from datetime import date

import pytest
from tests import report_tools as tools
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.portal.services.reports.opening import open_report, open_reports
from teukgu.portal.store.models import Case, Observation, Report
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.reports.observed import series_of
from teukgu.procedures.report.standing import is_reported, sign_off_stands
from teukgu.values import Refused, ZoneId

pytestmark = pytest.mark.django_db


def state_of(report, on=tools.OPENED):
    case = Case.objects.get(pk=report.pk)
    return situation_of(case, today=on, now=moment(on)).state


def codes(refused) -> set[str]:
    return {one.code for one in refused.value.findings}


def test_a_report_is_due_on_the_day_of_the_rule():
    report = tools.opened(make_world())
    clock = report.case.clocks.get(clock="report_due")
    assert clock.due == date(2027, 3, 31)
    assert report.case.number.startswith("XR2027-")
    assert report.case.now.stage == "drafting"


def test_opening_twice_gives_the_report_that_stands():
    world = make_world()
    report = tools.opened(world)
    again = open_report(
        world.viewer(tools.MINISTRY), zone=report.zone_id, year=2026, now=moment(tools.OPENED), today=tools.OPENED
    )
    assert again.pk == report.pk
    assert Report.objects.count() == 1


def test_the_ministry_opens_those_of_every_zone_once():
    world = make_world()
    tools.make_zone(world, "example-a")
    tools.make_zone(world, "example-b", towns=("town-deulbina", "town-gaon"))
    tools.make_zone(world, "example-late", designated=date(2027, 1, 4))
    asked = {"programme": world.programme, "year": 2026, "now": moment(tools.OPENED), "today": tools.OPENED}
    found = open_reports(world.viewer(tools.MINISTRY), **asked)
    assert {one.zone_id for one in found.reports} == {"example-a", "example-b"}
    assert not found.refused
    again = open_reports(world.viewer(tools.MINISTRY), **asked)
    assert (len(again.reports), again.stood) == (0, 2)
    joint = Report.objects.get(zone="example-b").case.parties.filter(party="applicant").order_by("-lead")
    assert [row.organisation.key for row in joint] == ["town-deulbina", "town-gaon"]


@pytest.mark.parametrize("who", ["town-gaon.officer", "resident", "office-east", "agriculture"])
def test_others_open_no_report(who):
    world = make_world()
    zone = tools.make_zone(world)
    with pytest.raises(Refused) as refused:
        open_report(world.viewer(who), zone=zone.pk, year=2026, now=moment(tools.OPENED), today=tools.OPENED)
    assert codes(refused) == {"report.no_zone"}
    with pytest.raises(Refused) as refused:
        open_reports(
            world.viewer(who), programme=world.programme, year=2026, now=moment(tools.OPENED), today=tools.OPENED
        )
    assert codes(refused) == {"report.may_not_open"}


def test_a_year_that_is_not_over_has_no_report():
    world = make_world()
    with pytest.raises(Refused) as refused:
        tools.opened(world, on=date(2026, 12, 30))
    assert "report.year_not_over" in codes(refused)
    assert not Report.objects.exists()
    assert not Case.objects.exists()


def test_nothing_is_approved_that_lacks_a_part_or_names_no_version():
    world = make_world()
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"sales": 5}))
    kept = tools.version(world, report)
    life = tools.life_of(world, report)
    said = {"approval_number": "1", "approver": "군수", "level": "head", "report_version": kept.number}
    with pytest.raises(Refused) as refused:
        life(tools.OFFICER, "approve_report", "applicant", **said, report_sha256="0" * 64)
    assert {"report.contents_missing", "report.version_differs"} <= codes(refused)
    with pytest.raises(Refused) as refused:
        life(tools.OFFICER, "approve_report", "applicant", **said | {"report_version": 7}, report_sha256=kept.sha256)
    assert "report.version_unknown" in codes(refused)


def test_the_newest_version_is_what_is_approved():
    world = make_world()
    report = tools.opened(world)
    tools.save(world, report, [*tools.figures(report, tools.some_values()), *tools.words(report)])
    first = tools.version(world, report)
    tools.save(world, report, tools.figures(report, {"jobs": 58}))
    tools.version(world, report)
    life = tools.life_of(world, report)
    with pytest.raises(Refused) as refused:
        life(
            tools.OFFICER,
            "approve_report",
            "applicant",
            approval_number="1",
            approver="군수",
            level="head",
            report_version=first.number,
            report_sha256=first.sha256,
        )
    assert codes(refused) == {"report.version_older"}


def test_filing_records_the_figures_and_a_number_makes_it_reported():
    world = make_world()
    report = tools.opened(world)
    life = tools.approved(world, report)
    assert not Observation.objects.exists()
    life(tools.OFFICER, "file_report", "applicant")
    values = series_of(report.zone_id).values(ZoneId(report.zone_id))
    assert {str(cell): value for (_, cell), value in values.items()} == tools.some_values()
    assert state_of(report).stage == "filed"
    assert not is_reported(state_of(report))


def test_a_correction_keeps_what_was_there_before():
    world = make_world()
    report = tools.opened(world)
    life = tools.filed(world, report)
    life(tools.MINISTRY, "register_report", "minister", receipt_number="접수-1")
    tools.save(world, report, tools.figures(report, {"jobs": 60}))
    assert series_of(report.zone_id).values(ZoneId(report.zone_id))[2026, tools.Cell("jobs", "")] == 57
    kept = tools.version(world, report)
    said = {"grounds": "겸직 3명을 빠뜨림", "report_version": kept.number, "report_sha256": kept.sha256}
    with pytest.raises(Refused) as refused:
        life(tools.OFFICER, "correct_report", "applicant", material=True, **said)
    assert codes(refused) == {"report.correction_not_approved"}
    life(tools.OFFICER, "correct_report", "applicant", material=True, approval_number="농정과-230", **said)
    corrected = series_of(report.zone_id).corrections(material_only=True)
    assert [(str(one.figure.cell), one.figure.value, one.why) for one in corrected] == [
        ("jobs", 60, "겸직 3명을 빠뜨림")
    ]
    assert Observation.objects.filter(indicator="jobs").count() == 2


def test_what_a_correction_takes_out_is_missing_from_then_on():
    world = make_world()
    report = tools.opened(world)
    life = tools.filed(world, report)
    key, *_ = tools.figures(report, {"jobs": None})
    tools.save(world, report, [tools.Entry(key.key, None, key.follows)])
    kept = tools.version(world, report)
    said = {"report_version": kept.number, "report_sha256": kept.sha256}
    life(tools.OFFICER, "correct_report", "applicant", grounds="세지 못함", material=False, **said)
    assert (2026, tools.Cell("jobs", "")) not in series_of(report.zone_id).values(ZoneId(report.zone_id))
    assert Observation.objects.get(indicator="jobs", corrected_by=None).status == "missing"


def test_a_signature_on_site_lapses_when_the_report_changes():
    world = make_world()
    report = tools.opened(world)
    life = tools.filed(world, report)
    office = "office-east.officer"
    life(office, "choose_for_verification", "office", ground="risk")
    life(office, "record_findings", "office", visited_on=tools.OPENED.isoformat(), findings="장부와 같음")
    with pytest.raises(Refused) as refused:
        life(office, "sign_off", "office", report_sha256="f" * 64)
    assert "report.report_changed" in codes(refused)
    life(office, "sign_off", "office", report_sha256=standing_sha256(state_of(report)))
    assert sign_off_stands(state_of(report))
    tools.save(world, report, tools.figures(report, {"jobs": 61}))
    kept = tools.version(world, report)
    said = {"report_version": kept.number, "report_sha256": kept.sha256}
    life(tools.OFFICER, "correct_report", "applicant", grounds="다시 셈", material=False, **said)
    assert not sign_off_stands(state_of(report))


def test_a_returned_report_is_filed_again_with_its_corrections():
    world = make_world()
    report = tools.opened(world)
    life = tools.filed(world, report)
    life(tools.MINISTRY, "return_report", "minister", what="일자리 근거 없음", until="2027-02-15")
    tools.save(world, report, tools.figures(report, {"jobs": 55}))
    kept = tools.version(world, report)
    life(
        tools.OFFICER,
        "approve_report",
        "applicant",
        approval_number="농정과-260",
        approver="군수",
        level="head",
        report_version=kept.number,
        report_sha256=kept.sha256,
    )
    life(tools.OFFICER, "file_report", "applicant")
    assert [one.figure.value for one in series_of(report.zone_id).corrections()] == [55]


def test_a_young_zone_may_wait_for_the_next_report_and_an_old_one_may_not():
    world = make_world()
    young = tools.opened(world, zone="example-young", designated=date(2026, 9, 1))
    tools.life_of(world, young)(tools.OFFICER, "defer_report", "applicant")
    assert state_of(young).stage == "deferred"
    old = tools.opened(world, zone="example-old", designated=date(2026, 3, 1))
    with pytest.raises(Refused) as refused:
        tools.life_of(world, old)(tools.OFFICER, "defer_report", "applicant")
    assert codes(refused) == {"report.designated_too_early"}


def test_a_partner_confirms_the_very_version_that_is_approved():
    world = make_world()
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    tools.save(world, report, [*tools.figures(report, tools.some_values()), *tools.words(report)])
    first = tools.version(world, report)
    life = tools.life_of(world, report)
    said = {"approval_number": "1", "approver": "군수", "level": "head"}

    def approve(version):
        named = {"report_version": version.number, "report_sha256": version.sha256}
        life(tools.OFFICER, "approve_report", "applicant", **said, **named)

    def confirm(version):
        named = {"report_version": version.number, "report_sha256": version.sha256}
        life("town-gaon.officer", "confirm_part", "applicant", "town-gaon", approver="시장", **named)

    with pytest.raises(Refused) as refused:
        approve(first)
    assert codes(refused) == {"report.partner_missing"}
    confirm(first)
    tools.save(world, report, tools.figures(report, {"jobs": 70}))
    second = tools.version(world, report)
    with pytest.raises(Refused) as refused:
        approve(second)
    assert codes(refused) == {"report.partner_missing"}
    confirm(second)
    approve(second)
    assert state_of(report).stage == "approved"
