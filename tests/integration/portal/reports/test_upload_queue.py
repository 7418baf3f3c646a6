"""Uploads wait for the worker: a receipt at once, one reader at a time, killed readers, right at the day it came."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.jobs.reading import read_all
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports import reading
from teukgu.portal.services.reports.reading import CLAIM, TRIES, answer_next, claim_next
from teukgu.portal.services.reports.uploads import hand_in_workbook
from teukgu.portal.store.models import CaseNow, Holding, ReportSave, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.uploads import ahead_of
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))
NOW = moment(tools.OPENED)


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return make_world(tools.OPENED)


def workbook(report, value) -> bytes:
    form = form_of(report, ReportDraft({JOBS: Figure(JOBS, value)}, {}))
    return write_workbook(form, report_contents(), indicators())


def handed_in(world, report, value=57, *, who=tools.OFFICER, once="a", content=None, at=NOW):
    return hand_in_workbook(
        world.viewer(who),
        report.case.number,
        name="보고서.xlsx",
        content=workbook(report, value) if content is None else content,
        once=once,
        now=at,
        today=tools.OPENED,
    )


def test_a_receipt_at_once_and_nothing_read_before_its_turn(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    sent = {"once": "a", "workbook": SimpleUploadedFile("보고.xlsx", workbook(report, 57))}
    page = client.post(reverse("report_hand_in", args=[report.case.number]), sent, follow=True)
    upload = WorkbookUpload.objects.get()
    assert page.context["waits"]
    assert upload.receipt in page.content.decode()
    assert upload.file_id in page.content.decode()
    assert not ReportSave.objects.exists()
    assert read_all() == 1
    answered = client.get(reverse("upload", args=[upload.pk]))
    assert "waits" not in answered.context
    assert answered.context["taken"] == 1
    assert report_draft(report.pk).figures[JOBS].value == 57


@pytest.mark.parametrize(("ending", "start"), [("txt", "파일 접수증".encode()), ("pdf", b"%PDF")])
def test_the_receipt_is_a_file(client, world, ending, start):
    upload = handed_in(world, tools.opened(world))
    sign_in(client, world.account(tools.OFFICER))
    answer = client.get(reverse("upload_receipt", args=[upload.pk, ending]))
    assert start in answer.content[:200]
    if ending == "txt":
        text = answer.content.decode()
        assert upload.receipt in text
        assert upload.file_id[:16] in text
        assert "2027. 1. 11.(월)" in text
    assert client.get(reverse("upload_receipt", args=[upload.pk, "doc"])).status_code == 404


@pytest.mark.parametrize("who", ["town-gaon.officer", "resident", "province-garam.officer", "office-west.officer"])
def test_others_find_no_upload(client, world, who):
    upload = handed_in(world, tools.opened(world))
    sign_in(client, world.account(who))
    for name, more in (("upload", ()), ("upload_receipt", ("txt",)), ("upload_marked", ())):
        assert client.get(reverse(name, args=[upload.pk, *more])).status_code == 404


def test_places_in_the_queue_follow_the_time(world):
    report = tools.opened(world)
    first = handed_in(world, report, once="a")
    second = handed_in(world, report, once="b", at=NOW + timedelta(seconds=1))
    assert (ahead_of(first), ahead_of(second)) == (0, 1)
    claimed = claim_next(NOW)
    assert claimed is not None
    assert claimed.pk == first.pk
    assert claim_next(NOW).pk == second.pk
    assert claim_next(NOW) is None


def test_a_killed_reader_leaves_it_to_the_next(world):
    report = tools.opened(world)
    handed_in(world, report)
    assert claim_next(NOW) is not None
    assert claim_next(NOW + CLAIM - timedelta(seconds=1)) is None
    again = claim_next(NOW + CLAIM + timedelta(seconds=1))
    assert again is not None
    assert again.tries == 2


def test_a_file_that_ends_its_reader_three_times_is_answered_as_such(world, monkeypatch):
    report = tools.opened(world)
    upload = handed_in(world, report)
    for tried in range(TRIES):
        monkeypatch.setattr(clock, "now", lambda tried=tried: NOW + (CLAIM * 2) * tried)
        assert claim_next(clock.now()) is not None
    monkeypatch.setattr(clock, "now", lambda: NOW + CLAIM * 10)
    assert answer_next()
    upload.refresh_from_db()
    assert upload.is_answered
    assert [one["code"] for one in upload.answer["findings"]] == ["upload.reader_ended"]
    assert not ReportSave.objects.exists()


def test_an_error_of_ours_is_tried_again_and_keeps_no_other_waiting(world, monkeypatch):
    report = tools.opened(world)
    bad = handed_in(world, report, once="bad")
    good = handed_in(world, report, once="good", at=NOW + timedelta(seconds=1))
    real = reading._found

    def fails(upload):
        if upload.pk == bad.pk:
            raise ValueError
        return real(upload)

    monkeypatch.setattr(reading, "_found", fails)
    assert read_all() == 2
    bad.refresh_from_db()
    good.refresh_from_db()
    assert good.is_answered
    assert not bad.is_answered
    for again in range(1, TRIES + 1):
        monkeypatch.setattr(clock, "now", lambda again=again: NOW + timedelta(minutes=again))
        read_all()
    bad.refresh_from_db()
    assert bad.answer["findings"][0]["code"] == "upload.reader_ended"


def test_a_database_that_was_away_is_no_fault_of_the_file(world, monkeypatch):
    upload = handed_in(world, tools.opened(world))

    def fails(upload):
        raise OperationalError

    monkeypatch.setattr(reading, "_found", fails)
    with pytest.raises(OperationalError):
        answer_next()
    upload.refresh_from_db()
    assert (upload.state, upload.tries, upload.claimed_until) == ("waiting", 0, NOW + reading.AGAIN)


def test_two_readers_of_one_file_take_it_once(world):
    report = tools.opened(world)
    upload = handed_in(world, report)
    first = claim_next(NOW)
    second = claim_next(NOW + CLAIM * 2)  # the first is slow, not dead
    for one in (first, second):
        reading._finish(one, reading._found(one))
    assert ReportSave.objects.filter(upload=upload).count() == 1


def test_what_was_right_on_the_day_it_came_stays_right(world):
    report = tools.opened(world)
    upload = handed_in(world, report)
    Holding.objects.filter(account=upload.account_id).update(valid_to=tools.OPENED + timedelta(days=1))
    read_all()
    assert report_draft(report.pk).figures[JOBS].value == 57


def test_a_report_that_closed_meanwhile_takes_nothing(world):
    report = tools.opened(world)
    upload = handed_in(world, report)
    CaseNow.objects.filter(case=report.case).update(stage="settled")
    read_all()
    upload.refresh_from_db()
    assert upload.answer["findings"][0]["code"] == "report.closed"
    assert upload.answer["taken"] == 0
    assert not ReportSave.objects.exists()


def test_handing_in_to_a_closed_report_is_refused(world):
    report = tools.opened(world)
    CaseNow.objects.filter(case=report.case).update(stage="settled")
    with pytest.raises(Refused):
        handed_in(world, report)
    assert not WorkbookUpload.objects.exists()


def test_two_files_of_two_officers_at_once_lose_nothing(world):
    report = tools.opened(world)
    handed_in(world, report, 57, once="a")
    handed_in(world, report, 61, who="town-neulnuri.chief", once="b", at=NOW + timedelta(seconds=1))
    read_all()
    saves = ReportSave.objects.filter(key="figure:jobs")
    assert sorted((one.content["value"], one.set_aside) for one in saves) == [(57, False), (61, True)]
    second = WorkbookUpload.objects.order_by("received_at").last()
    assert second.answer["taken"] == 0
    assert second.answer["set_aside"] == ["figure:jobs"]


def test_the_bytes_are_kept_as_they_came(world):
    from teukgu.portal.services.files.shelf import path_of

    report = tools.opened(world)
    content = workbook(report, 57)
    upload = handed_in(world, report, content=content)
    assert BytesIO(path_of(upload.file_id).read_bytes()).getvalue() == content
    assert upload.file.size == len(content)
