"""Approval by a link that opens once: who makes one, what it opens, one answer, wrong links, double clicks."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.reports import approval_answers
from teukgu.portal.services.reports.approval_answers import Answer, answer_link, answered_before
from teukgu.portal.services.reports.approval_links import close_approval_links
from teukgu.portal.services.reports.link_tries import MOST
from teukgu.portal.store.models import ApprovalLink, ApprovalLinkEnd, Case, CaseEvent, Holding, OutgoingMail
from teukgu.procedures.report.standing import is_reported
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
NOW = moment(tools.OPENED)
YES = {"answer": "approve", "name": "홍길동", "position": "늘누리군수", "level": "head", "once": "form-1"}


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cache.clear()
    return make_world(tools.OPENED)


def codes(refused):
    return {one.code for one in refused.value.findings}


def stage(report):
    return Case.objects.select_related("now").get(pk=report.pk).now.stage


def answer(made, approves=True, once="form-1", remark="", now=NOW):
    said = Answer(approves, "홍길동", "늘누리군수", "head", remark)
    return answer_link(made.token, said, once=once, now=now, today=clock.day_of(now))


def address(made):
    return reverse("approval_link", args=[made.token])


def test_an_approval_by_link_is_the_act_of_the_officers_post_and_names_who_decided(world):
    report = tools.opened(world)
    kept = tools.complete(world, report)
    made = tools.approval_link(world, report)
    answer(made, remark="수고했습니다")
    event = CaseEvent.objects.get(case=report.case, act="approve_report")
    assert event.account_id == world.account(tools.OFFICER).pk
    assert event.post == world.post(tools.OFFICER)
    assert event.party == "applicant"
    assert event.data == {
        "approver": "늘누리군수 홍길동",
        "level": "head",
        "report_version": kept.number,
        "report_sha256": kept.sha256,
        "approval_link": made.link.pk,
    }
    assert f"1회용 링크 {made.link.pk}번" in event.reason
    assert "수고했습니다" in event.reason
    assert stage(report) == "approved"
    mail = OutgoingMail.objects.get(kind="report.approval_link")
    assert mail.accounts == [event.account_id]
    # the number of the e-approval can be recorded all the same, and the report be filed
    life = tools.life_of(world, report)
    life(tools.OFFICER, "file_report", "applicant")
    assert stage(report) == "filed"


def test_only_a_hash_of_the_link_is_kept(world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    row = ApprovalLink.objects.get()
    assert row.token_sha256 == sha256(made.token.encode()).hexdigest()
    assert made.token not in str([getattr(row, one.attname) for one in row._meta.concrete_fields])
    assert len(made.token) >= 40


def test_a_link_takes_one_answer(world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    first = answer(made)
    assert answer(made).pk == first.pk  # the second press of the same form
    with pytest.raises(Refused) as refused:
        answer(made, approves=False, once="form-2", remark="다시")
    assert codes(refused) == {"report.link_over"}
    assert CaseEvent.objects.filter(act="approve_report").count() == 1
    assert ApprovalLinkEnd.objects.count() == 1


def test_sending_back_needs_a_reason_and_approves_nothing(world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    with pytest.raises(Refused) as refused:
        answer(made, approves=False)
    assert codes(refused) == {"report.link_remark"}
    answer(made, approves=False, remark="일자리 수를 다시 세십시오")
    assert stage(report) == "drafting"
    assert not CaseEvent.objects.filter(act="approve_report").exists()
    assert "일자리 수를 다시" in OutgoingMail.objects.get(kind="report.approval_link").body_ko


def test_nothing_is_kept_when_the_version_cannot_be_approved(world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    tools.save(world, report, tools.figures(report, {"jobs": 99}))
    tools.version(world, report)
    with pytest.raises(Refused) as refused:
        answer(made)
    assert codes(refused) == {"report.version_older"}
    assert not ApprovalLinkEnd.objects.exists()
    answer(tools.approval_link(world, report), once="form-2")
    assert stage(report) == "approved"


@pytest.mark.parametrize("kind", ["wrong", "expired", "used", "closed", "replaced"])
def test_links_that_open_nothing_answer_alike(client, world, kind, monkeypatch):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    wrong = client.get(reverse("approval_link", args=["wrong"]))
    if kind == "expired":
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=72, seconds=1))
    elif kind == "used":
        answer(made)
    elif kind == "closed":
        close_approval_links(world.viewer(tools.OFFICER), report.case.number, now=NOW, today=tools.OPENED)
    elif kind == "replaced":
        tools.approval_link(world, report)
    there = address(made) if kind != "wrong" else reverse("approval_link", args=["also-wrong"])
    for found in (client.get(there), client.post(there, YES | {"once": "another"})):
        assert found.status_code == wrong.status_code == 404
        assert "열 수 없는 링크" in found.content.decode()
        assert report.case.title not in found.content.decode()
    assert client.get(f"{there}report.pdf").status_code == 404


def test_the_page_shows_version_and_hash_and_records_an_answer(client, world):
    report = tools.opened(world)
    file = tools.attach(world, report)
    kept = tools.complete(world, report)
    made = tools.approval_link(world, report)
    found = client.get(address(made))
    page = found.content.decode()
    assert found.status_code == 200
    assert "noindex" in found["X-Robots-Tag"]
    assert kept.sha256 in page
    assert report.case.title in page
    assert "전자결재 규정" in page
    assert client.get(f"{address(made)}report.pdf").content.startswith(b"%PDF")
    given = client.get(reverse("approval_link_file", args=[made.token, file.pk]))
    assert b"".join(given.streaming_content) == tools.PDF
    assert client.get(reverse("approval_link_file", args=[made.token, file.pk + 1])).status_code == 404
    bad = client.post(address(made), YES | {"name": ""})
    assert bad.status_code == 422
    assert "늘누리군수" in bad.content.decode()
    done = client.post(address(made), YES)
    again = client.post(address(made), YES)
    assert "결재를 기록했습니다" in done.content.decode()
    assert "결재를 기록했습니다" in again.content.decode()
    assert CaseEvent.objects.filter(act="approve_report").count() == 1


def test_the_second_press_that_comes_while_the_first_is_recorded_gets_its_answer(client, world, monkeypatch):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    client.post(address(made), YES)
    looked = []

    def not_yet(token, once):
        looked.append(once)
        return None if len(looked) == 1 else answered_before(token, once)

    monkeypatch.setattr(approval_answers, "answered_before", not_yet)
    said = Answer(True, "홍길동", "늘누리군수", "head")
    assert approval_answers.answer_link(made.token, said, once="form-1", now=NOW, today=tools.OPENED).kind == "approved"
    with pytest.raises(Refused):
        approval_answers.answer_link(made.token, said, once="another", now=NOW, today=tools.OPENED)


def test_a_report_that_lacks_something_is_not_offered_for_approval(client, world):
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"jobs": 5}))
    tools.version(world, report)
    made = tools.approval_link(world, report)
    page = client.get(address(made)).content.decode()
    assert "아직 결재할 수 없습니다" in page
    assert 'value="approve"' not in page
    refused = client.post(address(made), YES)
    assert refused.status_code == 422
    assert not ApprovalLinkEnd.objects.exists()


def test_who_tries_many_links_has_to_wait(client, world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    for place in range(MOST):
        assert client.get(reverse("approval_link", args=[f"guess-{place}"])).status_code == 404
    assert client.get(reverse("approval_link", args=["guess"])).status_code == 429
    assert client.get(address(made)).status_code == 429
    assert client.get(address(made), REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_link_of_an_officer_who_left_records_nothing(client, world):
    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    Holding.objects.filter(account=world.account(tools.OFFICER)).delete()
    assert "새 담당자에게" in client.get(address(made)).content.decode()
    with pytest.raises(Refused) as refused:
        answer(made)
    assert codes(refused) == {"report.link_officer_left"}
    assert not ApprovalLinkEnd.objects.exists()


@pytest.mark.parametrize("who", ["town-gaon.officer", "office-east.officer", tools.MINISTRY, "town-neulnuri.head"])
def test_nobody_else_makes_or_closes_links(client, world, who):
    report = tools.opened(world)
    tools.complete(world, report)
    with pytest.raises(Refused):
        tools.approval_link(world, report, who=who)
    made = tools.approval_link(world, report)
    sign_in(client, world.account(who))
    client.post(reverse("report_approval_close", args=[report.case.number]))
    client.post(reverse("report_approval", args=[report.case.number]), YES)
    assert ApprovalLink.objects.count() == 1
    assert not ApprovalLinkEnd.objects.exists()
    assert answer(made).kind == "approved"


def test_of_a_joint_zone_the_lead_makes_the_link(world):
    report = tools.opened(world, towns=(tools.TOWN, "town-gaon"))
    tools.complete(world, report)
    with pytest.raises(Refused):
        tools.approval_link(world, report, who="town-gaon.officer")
    made = tools.approval_link(world, report)
    with pytest.raises(Refused) as refused:
        answer(made)
    assert codes(refused) == {"report.partner_missing"}


def test_what_was_filed_is_not_approved_by_link(world):
    report = tools.opened(world)
    tools.filed(world, report)
    with pytest.raises(Refused) as refused:
        tools.approval_link(world, report)
    assert codes(refused) == {"report.link_filed"}


def test_who_decides_is_named_and_there_is_a_version(world):
    report = tools.opened(world)
    with pytest.raises(Refused) as refused:
        tools.approval_link(world, report, name=" ", position="가" * 61, level="chief")
    assert codes(refused) == {"report.link_name", "report.link_position", "report.link_level", "report.link_no_version"}


def test_the_officers_page_shows_the_address_once(client, world):
    report = tools.opened(world)
    tools.complete(world, report)
    sign_in(client, world.account(tools.OFFICER))
    page = reverse("report_approval", args=[report.case.number])
    made = client.post(page, YES)
    assert made.context["link"] in made.content.decode()
    assert "/approve/" in made.context["link"]
    later = client.get(page).content.decode()
    assert "/approve/" not in later
    assert "답을 기다림" in later
    client.post(reverse("report_approval_close", args=[report.case.number]))
    assert "거둠" in client.get(page).content.decode()


def test_a_click_alone_is_no_report(world):
    from teukgu.portal.store.queries.cases.situation import situation_of

    report = tools.opened(world)
    tools.complete(world, report)
    answer(tools.approval_link(world, report))
    tools.life_of(world, report)(tools.OFFICER, "file_report", "applicant")
    state = situation_of(Case.objects.get(pk=report.pk), today=tools.OPENED, now=NOW).state
    assert not is_reported(state)
