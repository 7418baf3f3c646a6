"""Saves of a report's working draft: several people at once, wrong input, the municipality's figures typed once."""

import pytest
from tests import report_tools as tools
from tests.people_tools import make_world
from tests.portal_case_tools import moment

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports.drafts import Entry
from teukgu.portal.services.reports.explanations import explain
from teukgu.portal.store.models import CaseNow, ReportExplanation, ReportSave
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_draft, set_aside_saves
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.definition import Scope
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))


def codes(refused) -> set[str]:
    return {one.code for one in refused.value.findings}


def test_two_who_write_one_cell_lose_nothing():
    world = make_world()
    report = tools.opened(world)
    mine, yours = tools.figures(report, {"jobs": 57}), tools.figures(report, {"jobs": 75})
    assert not tools.save(world, report, mine)[0].set_aside
    result = tools.save(world, report, yours, who="town-neulnuri.chief")[0]
    assert result.set_aside
    assert result.current is not None
    assert report_draft(report.pk).figures[JOBS].value == 57
    assert [row.content["value"] for row in set_aside_saves(report.pk)] == [75]
    tools.save(world, report, tools.figures(report, {"jobs": 75}), who="town-neulnuri.chief")
    assert report_draft(report.pk).figures[JOBS].value == 75


def test_two_who_write_the_same_write_it_once():
    world = make_world()
    report = tools.opened(world)
    entries = tools.figures(report, {"jobs": 57})
    tools.save(world, report, entries)
    assert not tools.save(world, report, entries)[0].set_aside
    assert ReportSave.objects.count() == 1


def test_everything_that_cannot_be_kept_is_said_at_once_and_nothing_is_kept():
    world = make_world()
    report = tools.opened(world)
    text = report_contents().items[0]
    entries = [
        *tools.figures(report, {"jobs": 3}),
        Entry("figure:unknown", {"value": 1}, 0),
        Entry("figure:sales", {"value": 5, "status": "missing"}, 0),
        Entry("figure:firms", {"value": "12"}, 0),
        Entry("figure:exports", {"value": 1, "status": "guessed"}, 0),
        Entry("words:unknown", "글", 0),
        Entry(f"words:{text.id}", "가" * (text.limit + 1), 0),
        Entry("nothing", 1, 0),
    ]
    with pytest.raises(Refused) as refused:
        tools.save(world, report, entries)
    assert codes(refused) == {"report.not_asked", "report.value_and_status", "field.too_long"}
    assert len(refused.value.findings) == 7
    assert not ReportSave.objects.exists()


@pytest.mark.parametrize("who", ["town-gaon.officer", "office-east.officer", "resident", "ministry-policy"])
def test_only_the_municipality_writes(who):
    world = make_world()
    report = tools.opened(world)
    with pytest.raises(Refused) as refused:
        tools.save(world, report, tools.figures(report, {"jobs": 1}), who=who)
    assert codes(refused) <= {"case.not_found", "case.not_yours"}


def municipal_cell() -> str:
    asked = indicators().asked_of(tools.YEAR, "type_1")
    return next(str(one.id) for one in asked if one.scope is Scope.MUNICIPALITY and one.ratio is None)


def test_a_figure_of_the_municipality_is_typed_once():
    world = make_world()
    first, second = tools.opened(world), tools.opened(world, zone="example-report-2")
    elsewhere = tools.opened(world, "town-gaon.officer", zone="example-report-3", towns=("town-gaon",))
    cell = municipal_cell()
    tools.save(world, first, tools.figures(first, {cell: 31_000, "jobs": 5}))
    assert {str(one) for one in report_draft(second.pk).figures} == {cell}
    assert not report_draft(elsewhere.pk).figures
    tools.save(world, first, tools.figures(first, {cell: 32_000}))
    assert report_draft(second.pk).figures[Cell(IndicatorId(cell))].value == 32_000


def test_what_somebody_wrote_for_the_other_zone_is_left_alone():
    world = make_world()
    first, second = tools.opened(world), tools.opened(world, zone="example-report-2")
    cell = municipal_cell()
    tools.save(world, second, tools.figures(second, {cell: 30_000}))
    tools.save(world, first, tools.figures(first, {cell: 31_000}))
    assert report_draft(second.pk).figures[Cell(IndicatorId(cell))].value == 30_000


def test_the_form_shows_what_was_handed_in_for_the_year_before():
    world = make_world()
    before = tools.opened(world, year=2025)
    tools.filed(world, before)
    from teukgu.portal.services.reports.opening import open_report

    report = open_report(
        world.viewer(tools.OFFICER), zone=before.zone_id, year=2026, now=moment(tools.OPENED), today=tools.OPENED
    )
    assert form_of(report).last[JOBS] == 57


def test_an_explanation_closes_a_request_until_the_figure_changes():
    world = make_world()
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))
    found = checked(report, report_draft(report.pk), tools.OPENED)
    assert found.requests
    one = found.requests[0]
    asked = {"identity": one.identity, "now": moment(tools.OPENED), "today": tools.OPENED}
    with pytest.raises(Refused) as refused:
        explain(world.viewer(tools.OFFICER), report.case.number, text="  ", **asked)
    assert codes(refused) == {"field.empty"}
    said = [
        explain(world.viewer(tools.OFFICER), report.case.number, text="새 기업은 연말에 옮겨 갔습니다.", **asked).pk
        for _ in range(2)
    ]
    assert len(set(said)) == 1
    after = checked(report, report_draft(report.pk), tools.OPENED)
    assert one.identity not in {each.identity for each in after.requests}
    assert [said.text for _, said in after.answered] == ["새 기업은 연말에 옮겨 갔습니다."]
    with pytest.raises(Refused) as refused:
        explain(world.viewer(tools.OFFICER), report.case.number, text="글", **asked | {"identity": "0" * 64})
    assert codes(refused) == {"report.no_request"}


@pytest.mark.parametrize(("stage", "taken"), [("filed", True), ("registered", True), ("settled", False)])
def test_explanations_are_taken_while_somebody_verifies_and_not_once_it_is_settled(stage, taken):
    world = make_world()
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"new_firms": 4, "firms": 0}))
    one = checked(report, report_draft(report.pk), tools.OPENED).requests[0]
    CaseNow.objects.filter(case=report.case).update(stage=stage)
    asked = {"identity": one.identity, "text": "맞음", "now": moment(tools.OPENED), "today": tools.OPENED}
    if taken:
        assert explain(world.viewer(tools.OFFICER), report.case.number, **asked)
        return
    with pytest.raises(Refused) as refused:
        explain(world.viewer(tools.OFFICER), report.case.number, **asked)
    assert codes(refused) == {"report.closed"}
    assert not ReportExplanation.objects.exists()


def test_what_nobody_touched_on_an_old_page_is_no_conflict():
    world = make_world()
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"sales": 100}))
    old_page = [*tools.figures(report, {"sales": 100, "jobs": 75}), Entry("figure:firms", {}, 0)]
    tools.save(world, report, tools.figures(report, {"sales": 200, "firms": 12}), who="town-neulnuri.chief")
    results = tools.save(world, report, old_page)
    assert not any(one.set_aside for one in results)
    values = {str(cell): one.value for cell, one in report_draft(report.pk).figures.items()}
    assert values == {"sales": 200, "jobs": 75, "firms": 12}
    assert not set_aside_saves(report.pk)


def test_what_is_set_aside_twice_is_kept_once():
    world = make_world()
    report = tools.opened(world)
    mine, yours = tools.figures(report, {"jobs": 57}), tools.figures(report, {"jobs": 75})
    tools.save(world, report, mine)
    first = tools.save(world, report, yours, who="town-neulnuri.chief")[0]
    again = tools.save(world, report, yours, who="town-neulnuri.chief")[0]
    assert again.set_aside
    assert again.number == first.number
    assert again.current is not None
    assert len(set_aside_saves(report.pk)) == 1
