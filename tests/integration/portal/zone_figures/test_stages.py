"""Stages of a zone's value chain: dated facts with their document, which the reports that are written follow."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import sign_in
from tests.portal_case_tools import moment
from tests.workbook_tools import lines_by_code

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.registry.facts import NewFact, record_facts
from teukgu.portal.services.reports.following import follow_stages
from teukgu.portal.services.reports.workbooks import workbook_of
from teukgu.portal.services.zone_figures.stages import StagesGiven, set_stages
from teukgu.portal.store.models import Report, ZoneFact
from teukgu.portal.store.queries.reports.asked import asked_cells, kept_beyond
from teukgu.portal.store.queries.reports.drafts import current_saves
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.paper import record_of
from teukgu.portal.store.queries.zone_figures.stages import stage_facts, stages_of, stages_on, zones_with_stages
from teukgu.reporting.definition import Stage
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
NOTICE = "예시 고시 제2020-1호"
GROWN, MADE = "production_value", "processing_value"


def given(*stages, since=date(2020, 5, 4), zone="", **more):
    newest = max((one.pk for one in ZoneFact.objects.filter(zone=zone, kind="stages")), default=0)
    values = {"document": NOTICE, "why": "계획 변경", "seen": newest} | more
    return StagesGiven(stages, since, **values)


def put(world, zone, *stages, who=tools.OFFICER, **more):
    wanted = given(*stages, zone=zone.pk, **more)
    return set_stages(world.viewer(who), zone.pk, wanted, now=moment(tools.OPENED), today=tools.OPENED)


def opened(world, zone):
    return tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=tools.YEAR, now=moment(tools.OPENED), today=tools.OPENED
    )


def signed_in(world, who):
    client = Client()
    sign_in(client, world.account(who))
    return client


def codes(refused):
    return {one.code for one in refused.value.findings}


def indicators_in(report):
    return {str(cell.indicator) for cell in asked_cells(Report.objects.get(pk=report.pk))}


def test_a_zone_without_stages_is_asked_every_stage_and_one_with_them_only_those(world, zone):
    assert {GROWN, MADE} <= indicators_in(opened(world, zone))
    done = put(world, zone, "production", "sales")
    report = done.reports[0]
    assert report.stages == ["production", "sales"]
    assert GROWN in indicators_in(report)
    assert MADE not in indicators_in(report)
    assert "chain_projects" in indicators_in(report)  # of no stage: always asked


def test_the_last_day_of_the_year_decides(world, zone):
    put(world, zone, "production")
    put(world, zone, "processing", since=date(tools.YEAR, 12, 31))
    put(world, zone, "sales", since=date(tools.YEAR + 1, 1, 1))
    assert opened(world, zone).stages == ["processing"]
    assert stages_on(zone.pk, date(tools.YEAR, 12, 30)) == (Stage.PRODUCTION,)
    assert stages_of(zone.pk, tools.YEAR - 1, tools.YEAR) == (Stage.PRODUCTION, Stage.PROCESSING)


def test_what_was_typed_under_a_stage_that_is_left_is_kept_not_sent_and_comes_back(world, zone):
    report = opened(world, zone)
    tools.save(world, report, tools.figures(report, {GROWN: 1_000_000, MADE: 2_000_000}))
    put(world, zone, "production")
    report.refresh_from_db()
    kept = kept_beyond(report, current_saves(report.pk))
    assert [one.key for one in kept] == [f"figure:{MADE}"]
    sent = tools.version(world, report).content
    assert set(sent["figures"]) == {GROWN}
    assert sent["stages"] == ["production"]
    put(world, zone, "production", "processing", since=date(2021, 1, 1))
    report.refresh_from_db()
    assert form_of(report).entered.figures[Cell(IndicatorId(MADE))].value == 2_000_000
    assert kept_beyond(report, current_saves(report.pk)) == []


def test_somebody_who_was_typing_while_the_stage_was_left_loses_nothing(world, zone):
    report = opened(world, zone)
    entries = tools.figures(report, {GROWN: 1_000_000, MADE: 2_000_000})
    put(world, zone, "production")
    tools.save(world, report, entries)
    report.refresh_from_db()
    assert len(kept_beyond(report, current_saves(report.pk))) == 1


def test_an_approved_or_filed_report_stays_and_a_returned_one_follows(world, zone):
    report = opened(world, zone)
    life = tools.filed(world, report)
    before = indicators_in(report)
    assert put(world, zone, "sales").reports == ()
    assert indicators_in(report) == before
    life("ministry-policy.officer", "return_report", "minister", what="단계 확인", until="2027-02-15")
    assert Report.objects.get(pk=report.pk).stages == ["sales"]


def test_an_approval_of_an_earlier_version_keeps_that_versions_stages(world, zone):
    report = opened(world, zone)
    tools.save(world, report, [*tools.figures(report, tools.some_values()), *tools.words(report)])
    kept = tools.version(world, report)
    put(world, zone, "sales")
    life = tools.life_of(world, report)
    life(
        tools.OFFICER,
        "approve_report",
        "applicant",
        approval_number="농정과-201",
        approver="군수",
        level="head",
        report_version=kept.number,
        report_sha256=kept.sha256,
    )
    assert Report.objects.get(pk=report.pk).stages == []


def test_a_correction_is_a_new_record_and_a_double_click_is_one(world, zone):
    put(world, zone, "production")
    (wrong,) = stage_facts(zone.pk)
    for _click in range(2):
        done = put(world, zone, "production", "sales", since=date(2020, 6, 1), corrects=wrong.pk, seen=wrong.pk)
    assert not done.new
    rows = stage_facts(zone.pk)
    assert [one.superseded_by_id for one in rows] == [rows[1].pk, None]
    assert rows[1].account == world.account(tools.OFFICER)
    assert [one.title for one in rows[1].sources.all()] == [NOTICE]
    assert stages_on(zone.pk, date(2020, 5, 20)) == ()


def test_everything_wrong_is_told_at_once(world, zone):
    with pytest.raises(Refused) as refused:
        put(world, zone, since=date(2019, 1, 1), document=" ")
    assert codes(refused) == {
        "zone_figures.no_stage_chosen",
        "zone_figures.before_designation",
        "zone_figures.needed",
    }
    with pytest.raises(Refused) as refused:
        put(world, zone, "mining", since=date(2205, 1, 1))
    assert codes(refused) == {"zone_figures.not_asked", "zone_figures.too_far_ahead"}
    put(world, zone, "production")
    with pytest.raises(Refused) as refused:
        put(world, zone, "sales", since=date(2021, 1, 1), seen=0)
    assert codes(refused) == {"zone_figures.changed_meanwhile"}
    assert len(stage_facts(zone.pk)) == 1


def test_the_ministry_sets_them_too_and_others_do_not(world, zone):
    assert put(world, zone, "production", who="ministry-policy.officer").new
    for who in ("office-east.officer", "town-soldasom.officer", "audit.auditor"):
        with pytest.raises(Refused):
            put(world, zone, "sales", since=date(2021, 1, 1), who=who)


def test_the_page_sets_them_and_shows_the_history(world, zone):
    report = opened(world, zone)
    town, place = signed_in(world, tools.OFFICER), reverse("zone_stages", args=[zone.pk])
    sent = {"stage": ["production", "sales"], "valid_from": "2020-05-04", "document": NOTICE, "seen": "0"}
    assert town.post(place, sent | {"stage": []}).status_code == 422
    assert town.post(place, sent).status_code == 302
    page = town.get(place).content.decode()
    assert NOTICE in page
    assert world.account(tools.OFFICER).name in page
    shown = town.get(reverse("report", args=[report.case.number])).content.decode()
    assert reverse("zone_stages", args=[zone.pk]) in shown
    assert town.get(place, {"corrects": stage_facts(zone.pk)[0].pk}).context["corrected"]
    office = signed_in(world, "office-east.officer").get(place)
    assert not office.context["sets"]


def test_absent_and_hidden_are_alike(world, zone):
    other = tools.make_zone(world, "EX00977", zone_type="type_2")
    place = reverse("zone_stages", args=[zone.pk])
    assert signed_in(world, "town-soldasom.officer").get(place).status_code == 404
    town = signed_in(world, tools.OFFICER)
    assert town.get(reverse("zone_stages", args=["EX99999"])).status_code == 404
    # a type that is asked nothing by stage has no such page
    assert town.get(reverse("zone_stages", args=[other.pk])).status_code == 404


def test_what_the_form_sends_of_a_stage_left_meanwhile_is_kept(world, zone):
    report = opened(world, zone)
    town, form = signed_in(world, tools.OFFICER), form_of(report)
    row = next(one for one in form.rows if str(one.cell) == MADE)
    place = reverse("report_section", args=[report.case.number, f"figures-{row.version.group}".replace("_", "-")])
    put(world, zone, "production")
    key = f"figure:{MADE}"
    sent = {f"value-{key}": "1,000", f"status-{key}": "given", f"confidence-{key}": "counted", f"follows-{key}": "0"}
    answer = town.post(place, sent | {"item": key}, headers={"X-Autosave": "1"})
    assert answer.status_code == 200
    assert answer.json()["saved"]
    assert town.post(place, sent | {f"value-{key}": "2,000", f"follows-{key}": "1"}).status_code == 302
    assert town.get(place).url == reverse("report", args=[report.case.number])  # the section is gone
    report.refresh_from_db()
    (kept,) = kept_beyond(report, current_saves(report.pk))
    assert kept.content["value"] == 2_000
    page = town.get(reverse("report", args=[report.case.number])).content.decode()
    assert "보관만 하고 보고하지 않는 값" in page
    assert indicators().version(IndicatorId(MADE), report.year).name.ko in page


def test_programs_read_and_set_them_as_the_page_does(world, zone):
    report, town = opened(world, zone), signed_in(world, tools.OFFICER)
    place = f"/api/figures/{zone.pk}/stages"
    told = town.get(place).json()
    assert [one["key"] for one in told["offered"]] == ["production", "processing", "distribution", "sales"]
    assert (told["now"], told["records"], told["may_set"]) == ([], [], True)
    sent = {"stages": ["production"], "valid_from": "2020-05-04", "document": NOTICE, "seen": told["seen"]}
    answer = town.post(place, sent, content_type="application/json")
    assert answer.status_code == 201
    assert answer.json()["reports"] == [report.case.number]
    assert answer.json()["records"][0]["documents"] == [NOTICE]
    later = sent | {"stages": ["sales"], "valid_from": "2021-01-01", "why": "변경"}
    assert town.post(place, later, content_type="application/json").status_code == 409
    asked = town.get(f"/api/reports/{report.case.number}/form").json()
    assert asked["stages"] == ["production"]
    assert not [one for one in asked["cells"] if one["indicator"] == MADE]
    office = signed_in(world, "office-east.officer")
    assert office.post(place, later, content_type="application/json").status_code == 403
    assert signed_in(world, "town-soldasom.officer").get(place).status_code == 404


def test_workbook_and_paper_follow(world, zone):
    report = opened(world, zone)
    put(world, zone, "production")
    report.refresh_from_db()
    codes_in_file = set(lines_by_code(workbook_of(report, "ko")))
    assert f"figure:{GROWN}" in codes_in_file
    assert f"figure:{MADE}" not in codes_in_file
    tools.save(world, report, tools.figures(report, {GROWN: 1_000_000}))
    record = record_of(tools.version(world, report))
    assert record.stages == (Stage.PRODUCTION,)
    assert MADE not in {str(row.cell.indicator) for row in record.rows}


def test_stages_that_come_with_the_registry_are_followed_too(world, zone):
    report = opened(world, zone)
    fact = NewFact(zone.pk, "stages", ["sales"], date(2020, 5, 4), None, "day", ())
    record_facts([fact], {}, moment(tools.OPENED))
    assert zone.pk in zones_with_stages(world.programme)
    assert [one.pk for one in follow_stages(zone.pk)] == [report.pk]
    assert Report.objects.get(pk=report.pk).stages == ["sales"]
    assert follow_stages(zone.pk) == []
