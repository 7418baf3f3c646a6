"""The workbook door: downloaded, filled, handed in, answered, given back with marks; wrong files; two people."""

from io import BytesIO
from urllib.parse import unquote

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import figure_code, lay_out
from teukgu.portal import clock
from teukgu.portal.jobs.reading import read_all
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.models import ReportSave, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
JOBS, SALES = Cell(IndicatorId("jobs")), Cell(IndicatorId("sales"))


@pytest.fixture
def world(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    return make_world(tools.OPENED)


def template(client, report) -> openpyxl.Workbook:
    answer = client.get(reverse("report_workbook", args=[report.case.number]))
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(answer.content))


def write(book, report, cell, value, column=Column.VALUE) -> None:
    place = lay_out(form_of(report), report_contents(), indicators(), "ko").place(figure_code(cell), column)
    book[place.file][place.cell] = value


def hand_in(client, report, book, *, once="a", name="보고.xlsx"):
    content = book
    if not isinstance(book, bytes):
        kept = BytesIO()
        book.save(kept)
        content = kept.getvalue()
    sent = {"once": once, "workbook": SimpleUploadedFile(name, content)}
    waiting = client.post(reverse("report_hand_in", args=[report.case.number]), sent, follow=True)
    read_all()
    return client.get(waiting.redirect_chain[-1][0]) if waiting.redirect_chain else waiting


def test_what_is_fine_is_taken_and_everything_else_is_told_by_cell(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    book = template(client, report)
    write(book, report, JOBS, "５７명")
    write(book, report, SALES, "별도 붙임")
    answer = hand_in(client, report, book)
    assert answer.status_code == 200
    assert report_draft(report.pk).figures[JOBS].value == 57
    assert SALES not in report_draft(report.pk).figures
    page = answer.content.decode()
    assert "별도 붙임" in page
    assert answer.context["errors"] == 1
    assert answer.context["taken"] == 1
    upload = WorkbookUpload.objects.get()
    marked = client.get(reverse("upload_marked", args=[upload.pk]))
    place = lay_out(form_of(report), report_contents(), indicators(), "ko").place(figure_code(SALES), Column.VALUE)
    assert openpyxl.load_workbook(BytesIO(marked.content))[place.file][place.cell].comment is not None


def test_a_double_click_takes_a_file_once_and_the_next_is_compared(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    book = template(client, report)
    write(book, report, JOBS, 57)
    kept = BytesIO()
    book.save(kept)
    hand_in(client, report, kept.getvalue())
    hand_in(client, report, kept.getvalue())
    assert WorkbookUpload.objects.count() == 1
    write(book, report, JOBS, 60)
    answer = hand_in(client, report, book)  # back in the browser: the same form with the mended file
    assert WorkbookUpload.objects.count() == 2
    assert answer.context["compared"]
    assert [how for _name, how in answer.context["changes"]] == ["바뀜"]
    assert report_draft(report.pk).figures[JOBS].value == 60


def test_what_somebody_saved_meanwhile_is_not_overwritten(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    book = template(client, report)
    tools.save(world, report, tools.figures(report, {"jobs": 61}), who="town-neulnuri.chief")
    write(book, report, JOBS, 57)
    answer = hand_in(client, report, book)
    assert report_draft(report.pk).figures[JOBS].value == 61
    assert ReportSave.objects.get(set_aside=True).content["value"] == 57
    assert answer.context["aside"]


def test_a_prefilled_value_that_nobody_touched_gives_way_to_what_was_saved_meanwhile(client, world):
    report = tools.opened(world)
    tools.save(world, report, tools.figures(report, {"jobs": 50, "sales": 1000}))
    sign_in(client, world.account(tools.OFFICER))
    book = template(client, report)
    tools.save(world, report, tools.figures(report, {"sales": 2000}), who="town-neulnuri.chief")
    write(book, report, JOBS, 57)
    answer = hand_in(client, report, book)
    figures = report_draft(report.pk).figures
    assert (figures[JOBS].value, figures[SALES].value) == (57, 2000)
    assert not answer.context["aside"]


@pytest.mark.parametrize(
    "content",
    [b"", b"nothing", b"%PDF-1.7 x", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
    ids=["empty", "text", "pdf", "zip", "ole"],
)
def test_a_wrong_file_gets_its_answer_and_changes_nothing(client, world, content):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    answer = hand_in(client, report, content)
    assert answer.status_code == 200
    assert not ReportSave.objects.exists()
    if content:
        assert answer.context["errors"] >= 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"PK\x03\x04 broken", "코드,값\nfigure:jobs,오십".encode("cp949")])
def test_no_marked_copy_is_offered_of_what_is_no_workbook(client, world, content):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    answer = hand_in(client, report, content)
    assert answer.context["errors"]
    assert not answer.context["may_mark"]


def test_a_file_that_was_not_read_is_compared_with_nothing(client, world):
    report, other = tools.opened(world), tools.opened(world, zone="example-report-2")
    sign_in(client, world.account(tools.OFFICER))
    book = template(client, report)
    write(book, report, JOBS, 57)
    hand_in(client, report, book)
    for once, wrong in (("b", b"%PDF-1.7 x"), ("c", template(client, other))):
        answer = hand_in(client, report, wrong, once=once)
        assert not answer.context["compared"]
        assert not answer.context["changes"]
    answer = hand_in(client, report, book, once="d")
    assert answer.context["compared"]
    assert not answer.context["changes"]


def test_the_name_of_the_file_says_whose_it_is(client, world):
    report = tools.opened(world)
    sign_in(client, world.account(tools.OFFICER))
    answer = client.get(reverse("report_workbook", args=[report.case.number]))
    name = unquote(answer["Content-Disposition"])
    assert "운영성과보고_2026_늘누리-약초-특구_example-report-1.xlsx" in name


@pytest.mark.parametrize("is_ours", [True, False])
def test_the_file_of_another_zone_is_refused_whole(client, world, is_ours):
    town = tools.TOWN if is_ours else "town-soldasom"
    report, theirs = tools.opened(world), {"zone": "example-report-2", "name": "바람 한과 특구", "towns": (town,)}
    other = tools.opened(world, f"{town}.officer", **theirs)
    sign_in(client, world.account(f"{town}.officer"))
    book = template(client, other)
    write(book, other, JOBS, 57)
    sign_in(client, world.account(tools.OFFICER))
    answer = hand_in(client, report, book)
    assert answer.context["errors"] >= 1
    assert not ReportSave.objects.exists()
    told = answer.content.decode()
    assert "늘누리 약초 특구" in told
    assert ("바람 한과 특구" in told) == is_ours
    assert ("example-report-2" in told) != is_ours


@pytest.mark.parametrize("who", ["town-gaon.officer", "resident", "office-west.officer"])
def test_others_find_nothing(client, world, who):
    report = tools.opened(world)
    sign_in(client, world.account(who))
    assert client.get(reverse("report_workbook", args=[report.case.number])).status_code == 404
    assert hand_in(client, report, b"x").status_code == 404


def test_the_office_downloads_and_does_not_hand_in(client, world):
    report = tools.opened(world)
    sign_in(client, world.account("office-east.officer"))
    assert client.get(reverse("report_workbook", args=[report.case.number])).status_code == 200
    hand_in(client, report, b"x")
    assert not WorkbookUpload.objects.exists()
