"""Many files at once: province, ministry and municipality; every file gets its own right answer; nothing leaks."""

import csv
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.jobs.reading import read_all
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.reports.uploads import HandedIn, hand_in_many
from teukgu.portal.store.models import CaseNow, ReportSave, UploadBatch, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))
NOW = moment(tools.OPENED)
PROVINCE, MINISTRY = "province-garam.officer", "ministry-policy.officer"
"""Garam holds neulnuri, deulbina and gaon; soldasom lies in nuri."""


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return make_world(tools.OPENED)


@pytest.fixture
def reports(world):
    """Three zones: two in the province of Garam, one outside."""
    towns = ("town-neulnuri", "town-gaon", "town-soldasom")
    return [
        tools.opened(world, f"{town}.officer", zone=f"example-report-{place}", towns=(town,), name=f"{town} 특구")
        for place, town in enumerate(towns, 1)
    ]


def workbook(report, value, **stamp) -> bytes:
    from dataclasses import replace

    form = replace(form_of(report, ReportDraft({JOBS: Figure(JOBS, value)}, {})), **stamp)
    return write_workbook(form, report_contents(), indicators())


def pack(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return kept.getvalue()


def send(client, files: dict[str, bytes], *, once="a"):
    sent = {"once": once, "workbooks": [SimpleUploadedFile(name, content) for name, content in files.items()]}
    return client.post(reverse("uploads"), sent, follow=True)


def codes(batch=None) -> dict[str, list[str]]:
    rows = WorkbookUpload.objects.order_by("place")
    return {one.name: [found["code"] for found in one.answer["findings"]] for one in rows}


def test_a_province_hands_in_for_its_municipalities_and_no_others(client, world, reports):
    sign_in(client, world.account(PROVINCE))
    page = send(client, {f"{place}.xlsx": workbook(report, 50 + place) for place, report in enumerate(reports)})
    assert page.context["waits"]
    assert len(page.context["lines"]) == 3
    assert read_all() == 3
    values = [report_draft(report.pk).figures.get(JOBS) for report in reports]
    assert [one.value if one else None for one in values] == [50, 51, None]
    assert codes()["2.xlsx"] == ["upload.no_such_report"]
    page = client.get(reverse("upload_batch", args=[UploadBatch.objects.get().pk]))
    assert [one.tone for one in page.context["lines"]] == ["success", "success", "danger"]
    assert [one.case for one in page.context["lines"]] == ["", "", ""]  # a draft stays the municipality's


def test_the_municipality_sees_who_uploaded_and_the_draft_says_so(client, world, reports):
    hand_in_many(world.viewer(PROVINCE), [HandedIn("가.xlsx", workbook(reports[0], 57))], once="a", now=NOW)
    read_all()
    upload = WorkbookUpload.objects.get()
    save = ReportSave.objects.get(report=reports[0])
    assert (save.door, save.upload_id) == ("bulk", upload.pk)
    sign_in(client, world.account(tools.OFFICER))
    office = world.organisation("province-garam").name_ko
    assert office in client.get(reverse("report", args=[reports[0].case.number])).content.decode()
    answer = client.get(reverse("upload", args=[upload.pk]))
    assert answer.context["office"] == office
    assert answer.context["batch"] is None  # the batch names other municipalities' files
    assert client.get(reverse("upload_batch", args=[upload.batch_id])).status_code == 404


def test_what_the_municipality_changed_meanwhile_is_not_overwritten(world, reports):
    content = workbook(reports[0], 57)
    tools.save(world, reports[0], tools.figures(reports[0], {"jobs": 61}))
    hand_in_many(world.viewer(PROVINCE), [HandedIn("가.xlsx", content)], once="a", now=NOW)
    read_all()
    assert report_draft(reports[0].pk).figures[JOBS].value == 61
    assert ReportSave.objects.get(set_aside=True).content["value"] == 57


@pytest.mark.parametrize("stage", ["approved", "filed", "registered", "settled"])
def test_others_hand_in_only_while_it_is_written(world, reports, stage):
    CaseNow.objects.filter(case=reports[0].case).update(stage=stage)
    hand_in_many(world.viewer(MINISTRY), [HandedIn("가.xlsx", workbook(reports[0], 57))], once="a", now=NOW)
    read_all()
    assert codes() == {"가.xlsx": ["upload.not_open_to_others"]}
    assert not ReportSave.objects.exists()


def test_the_ministry_hands_in_for_all_and_a_municipality_for_its_own(world, reports):
    files = [HandedIn(f"{place}.xlsx", workbook(report, 57)) for place, report in enumerate(reports)]
    hand_in_many(world.viewer(tools.OFFICER), files, once="a", now=NOW)
    read_all()
    assert set(ReportSave.objects.values_list("report", flat=True)) == {reports[0].pk}
    hand_in_many(world.viewer(MINISTRY), files, once="b", now=NOW + timedelta(seconds=1))
    read_all()
    assert set(ReportSave.objects.values_list("report", flat=True)) == {one.pk for one in reports}


def test_a_municipality_hands_in_its_own_also_after_approval(world, reports):
    CaseNow.objects.filter(case=reports[0].case).update(stage="approved")
    hand_in_many(world.viewer(tools.OFFICER), [HandedIn("가.xlsx", workbook(reports[0], 57))], once="a", now=NOW)
    read_all()
    assert report_draft(reports[0].pk).figures[JOBS].value == 57


def test_every_wrong_file_gets_its_own_answer(world, reports):
    twice = workbook(reports[1], 70)
    files = {
        "맞음.xlsx": workbook(reports[1], 57),
        "두 번.xlsx": twice,
        "다른 해.xlsx": workbook(reports[0], 57, year=2025),
        "다른 프로그램.xlsx": workbook(reports[0], 57, programme="kr_special_zones"),
        "없는 특구.xlsx": workbook(reports[0], 57, zone="EX99999"),
        "표.csv": "코드,값\nfigure:jobs,57\n".encode(),
        "보고서.pdf": b"%PDF-1.7 x",
        "깨짐.xlsx": b"PK\x03\x04 broken",
    }
    sent = [HandedIn(name, content) for name, content in files.items()]
    hand_in_many(world.viewer(PROVINCE), [*sent, HandedIn("빈.xlsx", b"")], once="a", now=NOW)
    read_all()
    assert codes() == {
        "맞음.xlsx": [],
        "두 번.xlsx": ["upload.twice_in_batch"],
        "다른 해.xlsx": ["upload.other_year"],
        "다른 프로그램.xlsx": ["upload.other_programme"],
        "없는 특구.xlsx": ["upload.no_such_report"],
        "표.csv": ["upload.no_zone_in_file"],
        "보고서.pdf": ["upload.pdf"],
        "깨짐.xlsx": ["upload.broken"],
    }
    assert report_draft(reports[1].pk).figures[JOBS].value == 57
    assert [one["code"] for one in UploadBatch.objects.get().left_out] == ["upload.not_kept"]


def test_a_hidden_zone_answers_as_one_that_is_not_there(world, reports):
    hidden = workbook(reports[2], 57)
    absent = workbook(reports[2], 57, zone="EX99999")
    hand_in_many(world.viewer(PROVINCE), [HandedIn("a", hidden), HandedIn("b", absent)], once="a", now=NOW)
    read_all()
    found = [one.answer["findings"][0] for one in WorkbookUpload.objects.order_by("place")]
    texts = [str(one).replace("example-report-3", "…").replace("EX99999", "…").replace("'a'", "'b'") for one in found]
    assert texts[0] == texts[1]
    assert set(WorkbookUpload.objects.values_list("report", flat=True)) == {None}


def test_an_archive_is_opened_and_a_double_click_counts_once(client, world, reports):
    sign_in(client, world.account(PROVINCE))
    inside = pack({"늘누리/보고서.xlsx": workbook(reports[0], 57), "가온/보고서.xlsx": workbook(reports[1], 58)})
    send(client, {"모음.zip": inside})
    send(client, {"모음.zip": inside})
    assert UploadBatch.objects.count() == 1
    assert WorkbookUpload.objects.count() == 2
    read_all()
    assert [report_draft(one.pk).figures[JOBS].value for one in reports[:2]] == [57, 58]
    send(client, {"고친 보고서.xlsx": workbook(reports[0], 61)})  # back in the browser: the same form, another file
    read_all()
    assert report_draft(reports[0].pk).figures[JOBS].value == 61


def test_the_list_as_a_file(client, world, reports):
    sign_in(client, world.account(PROVINCE))
    send(client, {"=1+1.xlsx": workbook(reports[0], 57), "보고서.pdf": b"%PDF-1.7 x"})
    read_all()
    batch = UploadBatch.objects.get()
    table = client.get(reverse("upload_list", args=[batch.pk, "csv"])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [one["파일"] for one in rows] == ["'=1+1.xlsx", "보고서.pdf"]
    assert [one["결과"] for one in rows] == ["넣음", "넣은 것 없음"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("upload_list", args=[batch.pk, "xlsx"])).content))
    assert [row[0].value for row in book.worksheets[0]][1:] == ["=1+1.xlsx", "보고서.pdf"]
    assert client.get(reverse("upload_list", args=[batch.pk, "doc"])).status_code == 404


@pytest.mark.parametrize("who", ["office-east.officer", "resident", "committee.member", "audit.auditor"])
def test_who_hands_in_for_nobody_finds_no_page(client, world, who):
    sign_in(client, world.account(who))
    assert client.get(reverse("uploads")).status_code == 404
    assert send(client, {"a.xlsx": b"x"}).status_code == 404
    with pytest.raises(Refused):
        hand_in_many(world.viewer(who), [HandedIn("a", b"x")], once="a", now=NOW)


def test_a_head_reads_what_the_office_handed_in_and_hands_in_nothing(client, world):
    sign_in(client, world.account("town-neulnuri.head"))
    assert client.get(reverse("uploads")).status_code == 200
    assert send(client, {"a.xlsx": b"x"}).status_code == 404


def test_nothing_and_too_much_are_said(client, world, monkeypatch):
    from teukgu.portal.services.reports import uploads

    sign_in(client, world.account(PROVINCE))
    assert "올린 파일이 없습니다" in client.post(reverse("uploads"), {"once": "x"}, follow=True).content.decode()
    monkeypatch.setattr(uploads, "PACK_LIMITS", uploads.PACK_LIMITS.__class__(files=1, one=10, whole=10))
    assert "한 번에 1개까지" in send(client, {"a": b"123", "b": b"45"}, once="b").content.decode()
    assert "한 번에 모두" in send(client, {"a": b"123456", "b": b"1234567"}, once="c").content.decode()
    assert not UploadBatch.objects.exists()


def test_a_batch_of_another_office_is_not_there(client, world, reports):
    batch = hand_in_many(world.viewer(PROVINCE), [HandedIn("a.xlsx", workbook(reports[0], 57))], once="a", now=NOW)
    for who in ("province-nuri.officer", MINISTRY, tools.OFFICER):
        sign_in(client, world.account(who))
        assert client.get(reverse("upload_batch", args=[batch.pk])).status_code == 404
    sign_in(client, world.account(PROVINCE))
    assert client.get(reverse("upload_batch", args=[batch.pk])).status_code == 200


def test_the_answer_tells_one_office_nothing_of_anothers_upload(world, reports):
    tools_file = HandedIn("a.xlsx", workbook(reports[0], 57))
    hand_in_many(world.viewer(tools.OFFICER), [tools_file], once="a", now=NOW)
    read_all()
    hand_in_many(world.viewer(PROVINCE), [HandedIn("b.xlsx", workbook(reports[0], 60))], once="b", now=NOW)
    read_all()
    assert not WorkbookUpload.objects.get(name="b.xlsx").answer["compared"]
