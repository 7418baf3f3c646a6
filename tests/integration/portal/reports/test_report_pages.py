"""Pages of yearly reports: who sees what, saving by button and by itself, bad input, explanations, versions."""

import re

import pytest
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in

from teukgu.portal import clock
from teukgu.portal.store.models import CaseTask, Report, ReportSave
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    return make_world(tools.OPENED)


def signed(client, world, who=tools.OFFICER):
    sign_in(client, world.account(who))
    return client


def section_with(report: Report, cell: str) -> str:
    from teukgu.portal.store.queries.reports.forms import form_of
    from teukgu.portal.web.presenting.reports.sections import sections_of

    return next(one.slug for one in sections_of(form_of(report)) if any(str(row.cell) == cell for row in one.rows))


def address(report: Report, cell: str = "jobs") -> str:
    return reverse("report_section", args=[report.case.number, section_with(report, cell)])


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (tools.OFFICER, 200),
        ("office-east.officer", 200),
        (tools.MINISTRY, 200),
        ("town-gaon.officer", 404),
        ("office-west.officer", 404),
        ("resident", 404),
        ("agriculture", 404),
    ],
)
def test_who_reads_a_report(client, world, who, status):
    report = tools.opened(world)
    signed(client, world, who)
    for page in (reverse("report", args=[report.case.number]), address(report)):
        assert client.get(page).status_code == status


def test_nobody_reads_without_signing_in(client, world):
    report = tools.opened(world)
    answer = client.get(reverse("report", args=[report.case.number]))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_button_saves_every_row_as_it_was_typed(client, world):
    report = tools.opened(world)
    signed(client, world)
    page = address(report)
    answer = client.post(
        page, {"value-figure:jobs": "５７명", "note-figure:jobs": "연말 기준", "follows-figure:jobs": "0"}
    )
    assert answer.status_code == 302
    figure = report_draft(report.pk).figures[JOBS]
    assert (figure.value, figure.note) == (57, "연말 기준")
    assert "57" in client.get(page).content.decode()


def test_what_cannot_be_read_is_said_and_stays_in_the_field_and_the_rest_is_kept(client, world):
    report = tools.opened(world)
    signed(client, world)
    answer = client.post(
        address(report),
        {
            "value-figure:jobs": "오십여 명",
            "follows-figure:jobs": "0",
            "value-figure:firms": "12",
            "follows-figure:firms": "0",
        },
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "오십여 명" in page
    assert "숫자만 적" in page
    assert {str(one) for one in report_draft(report.pk).figures} <= {"firms"}


def test_a_row_saves_itself_and_says_what_the_checks_ask(client, world):
    report = tools.opened(world)
    signed(client, world)
    asked = {"item": "figure:firms", "value-figure:firms": "0", "follows-figure:firms": "0"}
    first = client.post(address(report, "firms"), asked, headers={"X-Autosave": "1"})
    assert first.json()["saved"]
    asked = {"item": "figure:new_firms", "value-figure:new_firms": "4", "follows-figure:new_firms": "0"}
    answer = client.post(address(report, "new_firms"), asked, headers={"X-Autosave": "1"})
    assert answer.status_code == 200
    assert answer.json()["rows"]["figure:new_firms"]
    refused = client.post(
        address(report, "new_firms"), asked | {"value-figure:new_firms": "#REF!"}, headers={"X-Autosave": "1"}
    )
    assert refused.status_code == 422
    assert "엑셀 오류" in refused.json()["message"]


def test_two_people_at_one_row_are_told(client, world):
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"jobs": 57}), who="town-neulnuri.chief")
    signed(client, world)
    asked = {"item": "figure:jobs", "value-figure:jobs": "75", "follows-figure:jobs": "0"}
    answer = client.post(address(report), asked, headers={"X-Autosave": "1"})
    assert answer.status_code == 409
    assert ReportSave.objects.get(set_aside=True).content["value"] == 75
    assert "75" in client.get(reverse("report", args=[report.case.number])).content.decode()


def test_a_request_is_explained_and_a_version_kept_and_read(client, world):
    report = tools.opened(world)
    tools.save(world, report, [*tools.figures(report, {"new_firms": 4, "firms": 0}), *tools.words(report)])
    signed(client, world)
    page = reverse("report", args=[report.case.number])
    first = client.get(page)
    identity = first.context["requests"][0].remark.identity
    client.post(reverse("report_explain", args=[report.case.number]), {"identity": identity, "text": "연말에 폐업"})
    after = client.get(page)
    assert "연말에 폐업" in after.content.decode()
    assert identity not in {one.remark.identity for one in after.context["requests"]}
    client.post(reverse("report_new_version", args=[report.case.number]))
    client.post(reverse("report_new_version", args=[report.case.number]))
    assert report.versions.count() == 1
    text = client.get(reverse("report_version", args=[report.case.number, 1])).content.decode()
    assert report.versions.get().sha256 in text
    assert client.get(reverse("report_version", args=[report.case.number, 2])).status_code == 404


def test_the_office_reads_and_does_not_write(client, world):
    report = tools.opened(world)
    signed(client, world, "office-east.officer")
    assert "<textarea" not in client.get(address(report)).content.decode()
    posted = client.post(address(report), {"value-figure:jobs": "5", "follows-figure:jobs": "0"})
    assert posted.status_code in {404, 422}
    assert not ReportSave.objects.exists()


def test_the_desk_opens_what_is_owed_and_lists_it(client, world):
    tools.make_zone(world, "example-a")
    tools.make_zone(world, "example-b", towns=("town-gaon",))
    signed(client, world)
    assert client.post(reverse("reports_open"), {"year": "2026"}).status_code == 302
    assert [one.zone_id for one in Report.objects.all()] == ["example-a"]
    page = client.get(reverse("reports"), {"year": "2026"})
    assert [line.zone for line in page.context["lines"]] == ["늘누리 약초 특구"]
    signed(client, world, tools.MINISTRY)
    client.post(reverse("reports_open"), {"year": "2026"})
    client.post(reverse("reports_open"), {"year": "2026"})
    assert Report.objects.count() == 2
    assert client.post(reverse("reports_open"), {"year": "절"}).status_code == 404


@pytest.mark.parametrize("who", ["resident", "agriculture", "council-neulnuri"])
def test_others_have_no_desk(client, world, who):
    signed(client, world, who)
    assert client.get(reverse("reports")).status_code == 404
    assert client.post(reverse("reports_open"), {"year": "2026"}).status_code == 404


def autosave(client, report, **typed):
    """What the page's script sends for the row of jobs."""
    sent = {"item": "figure:jobs", **{f"{name}-figure:jobs": text for name, text in typed.items()}}
    return client.post(address(report), sent, headers={"X-Autosave": "1"})


def test_what_a_number_was_read_as_is_said(client, world):
    report = tools.opened(world)
    signed(client, world)
    answer = autosave(client, report, value="60.5", follows="0").json()
    assert "반올림" in answer["message"]
    assert "저장한 값: 60 명" in answer["message"]
    page = client.post(address(report), {"value-figure:jobs": "3천 명", "follows-figure:jobs": "1"}, follow=True)
    assert any("3천 명" in str(one) for one in page.context["messages"])
    plain = autosave(client, report, value="70", follows="2").json()
    assert plain["message"] == "자동 저장했습니다."


def test_a_conflict_says_what_stands_now_and_how_to_save_over_it(client, world):
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"jobs": 57}), who="town-neulnuri.chief")
    signed(client, world)
    answer = autosave(client, report, value="75", follows="0")
    assert answer.status_code == 409
    told = answer.json()
    assert "57 명" in told["message"]
    assert world.account("town-neulnuri.chief").name in told["message"]
    again = autosave(client, report, value="75", follows=str(told["number"]))
    assert again.json()["saved"]
    assert report_draft(report.pk).figures[JOBS].value == 75


def test_opening_says_why_not_once_for_each_reason_and_is_never_silent(client, world):
    for number in range(8):
        tools.make_zone(world, f"nobodys-{number}", towns=(), name=f"임자 없는 특구 {number}")
    signed(client, world, tools.MINISTRY)
    answer = client.post(reverse("reports_open"), {"year": "2026"}, follow=True)
    told = [str(one) for one in answer.context["messages"]]
    assert len(told) == 1
    assert "7곳" in told[0]
    assert "임자 없는 특구 0" in told[0]
    client.logout()
    signed(client, world)
    answer = client.post(reverse("reports_open"), {"year": "2026"}, follow=True)
    assert ["2026년" in str(one) for one in answer.context["messages"]] == [True]


def test_a_partner_confirms_its_part_without_choosing_itself(client, world):
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    kept = tools.complete(world, report)
    signed(client, world, "town-gaon.officer")
    form = client.get(reverse("case_act", args=[report.case.number, "confirm_part"])).content.decode()
    assert '<option value="town-gaon" selected' in form
    assert kept.sha256 in form


def test_the_report_tells_a_partner_that_its_own_part_waits_and_the_lead_whom_it_waits_for(client, world):
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    tools.complete(world, report)
    act = reverse("case_act", args=[report.case.number, "confirm_part"])
    page = reverse("report", args=[report.case.number])
    signed(client, world, "town-gaon.officer")
    partner = client.get(page)
    assert "맡은 부분을 확인할 차례입니다" in " ".join(partner.context["next"])
    assert act in partner.content.decode()
    signed(client, world)
    lead = client.get(page)
    assert "예시가온" in " ".join(lead.context["next"])
    assert act not in lead.content.decode()


def test_a_partner_that_confirmed_is_not_asked_again_before_there_is_a_new_version(client, world):
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    kept = tools.complete(world, report)
    waiting = CaseTask.objects.filter(case=report.case, act="confirm_part", organisation__key="town-gaon")
    assert waiting.exists()
    same = {"report_version": kept.number, "report_sha256": kept.sha256}
    tools.life_of(world, report)("town-gaon.officer", "confirm_part", "applicant", "town-gaon", approver="과장", **same)
    assert not waiting.exists()
    signed(client, world, "town-gaon.officer")
    page = client.get(reverse("report", args=[report.case.number]))
    assert "대표 지방자치단체가 결재를 받아 제출합니다." in " ".join(page.context["next"])
    links = client.get(reverse("report_approval", args=[report.case.number]))
    assert "대표 지방자치단체가 결재를 받아 제출합니다." in links.content.decode()
    assert 'id="position"' not in links.content.decode()
    tools.save(world, report, tools.figures(report, {"jobs": 61}))
    tools.version(world, report)
    assert waiting.exists()


def test_what_is_about_to_be_recorded_is_shown_with_its_day_as_koreans_write_it(client, world):
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    kept = tools.complete(world, report)
    signed(client, world, "town-gaon.officer")
    address = reverse("case_act", args=[report.case.number, "confirm_part"])
    form = client.get(address).content.decode()
    hidden = dict(re.findall(r'name="(party|once|seen_version)" value="([^"]*)"', form))
    sent = {"key": "town-gaon", "happened_on": "2027-01-11", "field_approver": "과장"}
    version = {"field_report_version": str(kept.number), "field_report_sha256": kept.sha256}
    shown = client.post(address, hidden | sent | version).content.decode()
    assert "기록하기 전에" in shown
    assert "2027. 1. 11.(월)" in shown
