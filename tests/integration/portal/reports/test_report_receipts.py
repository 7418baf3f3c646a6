"""Receipts and documents of a filing: hash, in time or late, received or reported, who may have them."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.services.papers import paper_of_event
from teukgu.portal.services.reports import enclosing
from teukgu.portal.services.reports.enclosing import DOCUMENTS
from teukgu.portal.store.models import Case, FileUse, OutgoingMail
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.receipts import AGAIN, CORRECTION, FIRST, receipts_of
from teukgu.values import Refused

pytestmark = pytest.mark.django_db
LATER = date(2027, 4, 2)


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: LATER)
    return make_world(LATER)


def receipts(report, on=LATER):
    case = Case.objects.get(pk=report.pk)
    state = situation_of(case, today=on, now=moment(on)).state
    return receipts_of(report, state, now=moment(on))


def numbered(life, event, number="농정과-300", on=tools.OPENED):
    life(
        tools.OFFICER,
        "record_document_sent",
        "applicant",
        event=event.seq,
        production_number=number,
        sent_on=on.isoformat(),
        approver="군수",
        approval="head",
    )


def test_a_filing_is_received_then_reported(world):
    report = tools.opened(world)
    life = tools.filed(world, report)
    (before,) = receipts(report)
    assert (before.kind, before.number, before.is_late, before.is_reported) == (FIRST, 1, False, False)
    assert before.sha256 == report.versions.get().sha256
    assert before.due == date(2027, 3, 31)
    numbered(life, life.events[-1])
    (after,) = receipts(report)
    assert (after.is_reported, after.production_number, after.sent_on) == (True, "농정과-300", tools.OPENED)
    assert after.received_at == before.received_at


def test_the_arrival_at_the_ministry_is_on_the_receipt(world):
    report = tools.opened(world)
    life = tools.filed(world, report)
    life(tools.MINISTRY, "register_report", "minister", receipt_number="특구과-7")
    (one,) = receipts(report)
    assert (one.receipt_number, one.is_reported) == ("특구과-7", True)


def test_a_late_filing_is_taken_and_said_to_be_late(world):
    report = tools.opened(world)
    life = tools.approved(world, report)
    life(tools.OFFICER, "file_report", "applicant", on=LATER)
    assert [one.is_late for one in receipts(report)] == [True]


def test_what_was_returned_and_corrected_has_a_receipt_of_its_own(world):
    report = tools.opened(world)
    life = tools.filed(world, report)
    life(tools.MINISTRY, "return_report", "minister", what="근거 없음", until="2027-02-14")
    tools.save(world, report, tools.figures(report, {"jobs": 55}))
    kept = tools.version(world, report)
    said = {"report_version": kept.number, "report_sha256": kept.sha256}
    life(tools.OFFICER, "approve_report", "applicant", approval_number="2", approver="군수", level="head", **said)
    life(tools.OFFICER, "file_report", "applicant")
    tools.save(world, report, tools.figures(report, {"jobs": 56}))
    newest = tools.version(world, report)
    said = {"report_version": newest.number, "report_sha256": newest.sha256}
    life(tools.OFFICER, "correct_report", "applicant", grounds="다시 셈", material=False, **said)
    made = receipts(report)
    assert [(one.kind, one.number) for one in made] == [(CORRECTION, 3), (AGAIN, 2), (FIRST, 1)]
    assert made[1].due == date(2027, 2, 15)  # the 14th is a Sunday
    assert [bool(one.superseded) for one in made] == [False, True, True]
    assert FileUse.objects.filter(event=life.events[-1], name="운영성과보고서.pdf").count() == 1


def test_the_letter_names_an_approval_by_link(world):
    from teukgu.portal.services.reports.approval_answers import Answer, answer_link

    report = tools.opened(world)
    tools.complete(world, report)
    made = tools.approval_link(world, report)
    asked = {"now": moment(tools.OPENED), "today": tools.OPENED}
    answer_link(made.token, Answer(True, "홍길동", "늘누리군수", "head"), once="a", **asked)
    life = tools.life_of(world, report)
    life(tools.OFFICER, "file_report", "applicant")
    texts = " ".join(paper_of_event(world.viewer(tools.OFFICER), life.events[-1].pk).paper.letter.texts())
    assert f"늘누리군수 홍길동(1회용 링크 {made.link.pk}번" in texts
    (one,) = receipts(report)
    assert one.approval == f"늘누리군수 홍길동(1회용 링크 {made.link.pk}번)"


def test_the_json_of_a_version_has_the_hash_that_everything_names(client, world):
    report = tools.opened(world)
    tools.attach(world, report)
    tools.filed(world, report)
    sign_in(client, world.account(tools.OFFICER))
    page = reverse("report_receipt", args=[report.case.number, receipts(report)[0].seq])
    shown = client.get(page).content.decode()
    content = client.get(reverse("report_paper", args=[report.case.number, 1, "json"])).content
    assert sha256(content).hexdigest() == report.versions.get().sha256
    assert report.versions.get().sha256 in shown
    assert "아직 제출로 보지 않습니다" in shown
    pdf = client.get(f"{page}receipt.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert "noindex" in pdf["X-Robots-Tag"]
    for ending in DOCUMENTS:
        answer = client.get(reverse("report_paper", args=[report.case.number, 1, ending]))
        kept = FileUse.objects.get(case=report.case, name=f"운영성과보고서.{ending}")
        assert sha256(answer.content).hexdigest() == kept.file_id  # what is downloaded is what was filed
    assert client.get(reverse("report_paper", args=[report.case.number, 1, "doc"])).status_code == 404
    assert client.get(reverse("report_paper", args=[report.case.number, 9, "pdf"])).status_code == 404
    assert client.get(reverse("report_receipt", args=[report.case.number, 99])).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("office-east.officer", 200), (tools.MINISTRY, 200), ("town-gaon.officer", 404), ("resident", 404)],
)
def test_whoever_reads_the_report_has_its_documents(client, world, who, status):
    report = tools.opened(world)
    tools.filed(world, report)
    sign_in(client, world.account(who))
    seq = receipts(report)[0].seq
    for page in (
        reverse("report_receipt", args=[report.case.number, seq]),
        reverse("report_receipt_file", args=[report.case.number, seq]),
        reverse("report_paper", args=[report.case.number, 1, "json"]),
    ):
        assert client.get(page).status_code == status


def test_last_year_and_targets_stay_as_they_were_when_the_version_was_kept(world):
    from teukgu.portal.store.models import Target
    from teukgu.portal.store.queries.reports.paper import record_of

    report = tools.opened(world)
    more = {"zone_id": report.zone_id, "indicator": "jobs", "version": 1, "year": 2026, "recorded_at": moment(LATER)}
    approved = {"approved_on": date(2026, 2, 2), "approved_by": "군수", "document": "농정과-1"}
    first = Target.objects.create(value=60, **more, **approved)
    kept = tools.complete(world, report)
    Target.objects.create(value=90, replaces=first, why="늘림", **more, **approved)
    assert {str(cell): value for cell, value in record_of(kept).targets.items()} == {"jobs": 60}


def test_a_folded_year_is_told_in_the_next_report(client, world, monkeypatch):
    zone = {"zone": "example-young", "designated": date(2026, 9, 1)}
    young = tools.opened(world, **zone)
    tools.life_of(world, young)(tools.OFFICER, "defer_report", "applicant")
    monkeypatch.setattr(clock, "today", lambda: date(2028, 1, 10))
    from teukgu.portal.services.reports.opening import open_report

    after = date(2028, 1, 10)
    report = open_report(world.viewer(tools.OFFICER), zone="example-young", year=2027, now=moment(after), today=after)
    tools.save(world, report, tools.figures(report, {"jobs": 5}), on=after)
    assert tools.version(world, report, on=after).content["folds"] == 2026
    sign_in(client, world.account(tools.OFFICER))
    page = client.get(reverse("report", args=[report.case.number])).content.decode()
    assert "2026년 보고를 이 보고서에 합쳤습니다" in page


def test_the_due_day_is_warned_of_by_mail(world):
    from teukgu.portal.services.reminders import queue_reminders

    tools.opened(world)
    day = date(2027, 3, 24)
    assert queue_reminders(now=moment(day), today=day) == 1
    mail = OutgoingMail.objects.get(kind="case.reminder")
    assert mail.parties == [["applicant", ""]]
    assert "7일 전" in mail.subject_ko
    assert queue_reminders(now=moment(day) + timedelta(hours=1), today=day) == 0


def noting(depths, real):
    def write(letter, **more):
        depths.append(len(connection.savepoint_ids))
        return real(letter, **more)

    return write


@pytest.fixture
def drawn(monkeypatch):
    """How deep in transactions each paper was drawn."""
    depths = []
    for name in ("write_hwpx", "write_pdf"):
        monkeypatch.setattr(enclosing, name, noting(depths, getattr(enclosing, name)))
    for kept in (enclosing._hwpx, enclosing._pdf):
        kept.cache_clear()
    return depths


def test_papers_are_drawn_before_the_transaction_of_the_filing(world, drawn):
    report = tools.opened(world)
    life = tools.approved(world, report)
    outside = len(connection.savepoint_ids)
    life(tools.OFFICER, "file_report", "applicant")
    assert drawn == [outside, outside]
    enclosed = FileUse.objects.filter(event=life.events[-1]).values_list("file", flat=True)
    version = report.versions.get()
    assert set(enclosed) == {sha256(write(enclosing.record_of(version))).hexdigest() for write in DOCUMENTS.values()}


def test_nothing_is_drawn_for_whoever_may_not_file(world, drawn):
    life = tools.approved(world, tools.opened(world))
    with pytest.raises(Refused):
        life("town-gaon.officer", "file_report", "applicant")
    assert drawn == []
