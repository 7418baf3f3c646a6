"""A sheet of past years: taken as earlier reports, corrected with a reason, never in the place of what was reported."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from tests import report_tools as tools
from tests.people_tools import sign_in
from tests.portal_case_tools import moment
from tests.years_tools import saved

from teukgu.documents.years_workbook.layout import lay_out
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.past import hand_in_past
from teukgu.portal.services.zone_figures.sheets import SentSheet
from teukgu.portal.store.models import Observation, YearsUpload
from teukgu.portal.store.queries.reports.observed import past_of, series_of
from teukgu.portal.store.queries.zone_figures.forms import past_form
from teukgu.portal.store.queries.zone_figures.zones import past_years
from teukgu.reporting.figure import Cell, Provenance
from teukgu.values import IndicatorId, Refused

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))


def place(zone, code: str, column: str):
    return lay_out(past_form(zone, tools.OPENED), indicators()).place(f"figure:{code}", column)


def downloaded(client, zone):
    answer = client.get(reverse("zone_past_sheet", args=[zone.pk]))
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def write(book, zone, values):
    for (code, column), value in values.items():
        there = place(zone, code, column)
        book[there.file][there.cell] = value
    return book


def hand_in(client, zone, book, *, once="a", why="", name="옛 값.xlsx"):
    content = book if isinstance(book, bytes) else saved(book)
    sent = {"once": once, "why": why, "sheet": SimpleUploadedFile(name, content)}
    return client.post(reverse("zone_past_hand_in", args=[zone.pk]), sent, follow=True)


@pytest.fixture
def town(client, world):
    sign_in(client, world.account(tools.OFFICER))
    return client


def test_the_years_end_before_the_oldest_report_in_the_portal(world, zone):
    assert past_years(zone, tools.OPENED) == (2020, 2021, 2022, 2023, 2024, 2025)
    tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=2025, now=moment(tools.OPENED), today=tools.OPENED
    )
    assert past_years(zone, tools.OPENED)[-1] == 2024


def test_what_is_fine_is_taken_as_an_earlier_report_and_the_rest_told_by_cell(town, world, zone):
    book = write(
        downloaded(town, zone),
        zone,
        {("jobs@2", "y2020"): "４１명", ("jobs@2", "y2021"): "약 50", ("jobs@2", "note"): "2020년 보고서 3쪽"},
    )
    answer = hand_in(town, zone, book)
    assert answer.status_code == 200
    row = Observation.objects.get()
    assert (row.year, row.value, row.provenance, row.report, row.version) == (2020, 41, "earlier_report", None, 2)
    assert (row.note, row.account, row.upload.name) == ("2020년 보고서 3쪽", world.account(tools.OFFICER), "옛 값.xlsx")
    assert answer.context["errors"] == 1
    assert "약 50" in answer.content.decode()
    marked = town.get(reverse("zone_upload_marked", args=[zone.pk, row.upload_id]))
    there = place(zone, "jobs@2", "y2021")
    assert load_workbook(io.BytesIO(marked.content))[there.file][there.cell].comment is not None


def test_a_double_click_takes_a_sheet_once_and_the_same_sheet_again_changes_nothing(town, zone):
    book = saved(write(downloaded(town, zone), zone, {("jobs@2", "y2020"): 41}))
    hand_in(town, zone, book)
    hand_in(town, zone, book)
    assert YearsUpload.objects.count() == 1
    answer = hand_in(town, zone, book, once="b")
    assert (answer.context["new"], answer.context["same"], answer.context["errors"]) == (0, 1, 0)
    assert Observation.objects.count() == 1


def test_a_mended_sheet_or_reason_from_the_same_form_gets_its_own_answer(town, zone):
    book = write(downloaded(town, zone), zone, {("jobs@2", "y2020"): "마흔하나"})
    assert hand_in(town, zone, book).context["errors"] == 1
    mended = saved(write(book, zone, {("jobs@2", "y2020"): 41}))
    answer = hand_in(town, zone, mended)  # back in the browser, the same form
    assert (answer.context["new"], answer.context["errors"]) == (1, 0)
    other = saved(write(book, zone, {("jobs@2", "y2020"): 14}))
    assert hand_in(town, zone, other).context["corrected"] == 0  # it says no reason
    assert hand_in(town, zone, other, why="두 쪽을 바꾸어 읽음").context["corrected"] == 1
    assert [row.value for row in Observation.objects.order_by("pk")] == [41, 14]


def test_one_form_for_two_zones_answers_each_for_itself(town, world, zone):
    hand_in(town, zone, b"nothing")
    other = tools.make_zone(world, "example-report-3")
    assert hand_in(town, other, b"nothing").status_code == 200
    assert YearsUpload.objects.count() == 2


def test_a_name_or_reason_longer_than_its_column_is_no_fault_of_the_server(town, zone):
    book = saved(write(downloaded(town, zone), zone, {("jobs@2", "y2020"): 41}))
    assert hand_in(town, zone, book, name=f"{'가' * 240}.xlsx").context["new"] == 1
    answer = hand_in(town, zone, book, why="가" * 501)
    assert "500자를 넘습니다" in next(str(one) for one in answer.context["messages"])
    assert len(YearsUpload.objects.get().name) == 200


def test_a_correction_needs_its_reason_and_keeps_what_was_before(town, zone):
    book = write(downloaded(town, zone), zone, {("jobs@2", "y2020"): 41, ("jobs@2", "y2021"): 44})
    hand_in(town, zone, book)
    write(book, zone, {("jobs@2", "y2020"): 14, ("jobs@2", "y2022"): 50, ("jobs@2", "y2021"): None})
    answer = hand_in(town, zone, book, once="b")
    found = [one["code"] for one in answer.context["upload"].answer["findings"]]
    assert sorted(found) == ["years_upload.emptied", "years_upload.no_reason"]
    assert answer.context["new"] == 1
    answer = hand_in(town, zone, book, once="c", why="3쪽과 4쪽을 바꾸어 읽음")
    assert answer.context["corrected"] == 1
    chain = [row.value for row in Observation.objects.filter(year=2020).order_by("pk")]
    assert chain == [41, 14]
    last = Observation.objects.get(year=2020, corrected_by=None)
    assert (last.why, last.corrects.value, last.material) == ("3쪽과 4쪽을 바꾸어 읽음", 41, False)
    assert series_of(zone.pk).values(zone.pk, earlier=True)[(2021, JOBS)] == 44


def test_what_a_colleague_took_meanwhile_is_not_overwritten(client, world, zone):
    sign_in(client, world.account(tools.OFFICER))
    mine = write(downloaded(client, zone), zone, {("jobs@2", "y2020"): 41})
    sign_in(client, world.account("town-neulnuri.chief"))
    hand_in(client, zone, write(downloaded(client, zone), zone, {("jobs@2", "y2020"): 61}))
    sign_in(client, world.account(tools.OFFICER))
    answer = hand_in(client, zone, mine, once="b", why="내 값이 맞음")
    assert Observation.objects.get().value == 61
    assert answer.context["errors"] == 1


def test_a_year_whose_report_is_in_the_portal_is_left_to_that_report(town, world, zone):
    book = write(downloaded(town, zone), zone, {("exemptions_planned@1", "y2025"): 3, ("jobs@2", "y2024"): 9})
    report = tools.open_report(
        world.viewer(tools.OFFICER), zone=zone.pk, year=2025, now=moment(tools.OPENED), today=tools.OPENED
    )
    hand_in(town, zone, book)
    assert [row.year for row in Observation.objects.all()] == [2024]
    assert report.year == 2025


def test_figures_of_earlier_reports_are_in_the_past_and_named_as_such(town, zone):
    hand_in(town, zone, write(downloaded(town, zone), zone, {("jobs@2", "y2024"): 9}))
    past = past_of(zone.pk, 2026)
    assert past.values == {(2024, JOBS): 9}
    assert past.earlier == {(2024, JOBS)}
    assert not series_of(zone.pk).values(zone.pk)
    assert all(row.provenance == Provenance.EARLIER_REPORT.value for row in Observation.objects.all())


def test_sums_that_do_not_add_up_are_taken_and_told(town, zone):
    values = {("budget_used@1", "y2022"): 10, ("budget_used/source.national@1", "y2022"): 30}
    hand_in(town, zone, write(downloaded(town, zone), zone, values))
    upload = YearsUpload.objects.get()
    assert {one["code"] for one in upload.answer["findings"]} == {"years_upload.cannot_be"}
    assert Observation.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"nothing", b"%PDF-1.7 x", b"PK\x03\x04 broken"])
def test_a_wrong_file_gets_its_answer_and_changes_nothing(town, zone, content):
    answer = hand_in(town, zone, content)
    assert answer.status_code == 200
    assert not Observation.objects.exists()


@pytest.mark.parametrize("who", ["town-gaon.officer", "province-garam.officer", "agriculture.contact", "resident"])
def test_others_hand_in_nothing(world, zone, who):
    with pytest.raises(Refused) as refused:
        hand_in_past(
            world.viewer(who),
            zone.pk,
            SentSheet("a.xlsx", b"x", "x"),
            now=moment(tools.OPENED),
            today=tools.OPENED,
        )
    assert refused.value.findings[0].code == "case.not_found"


@pytest.mark.parametrize("who", ["ministry-policy.officer", "office-east.officer", "audit.auditor"])
def test_readers_hand_in_nothing_either(client, world, zone, who):
    sign_in(client, world.account(who))
    assert client.get(reverse("zone_past", args=[zone.pk])).status_code == 200
    hand_in(client, zone, b"x")
    assert not YearsUpload.objects.exists()


def test_a_zone_whose_reports_all_are_in_the_portal_has_nothing_to_copy(town, world):
    young = tools.make_zone(world, "example-young", designated=date(2026, 3, 2))
    page = town.get(reverse("zone_past", args=[young.pk]))
    assert "옮길 것이 없습니다" in page.content.decode()
    assert town.get(reverse("zone_past_sheet", args=[young.pk])).status_code == 404
    older = tools.make_zone(world, "example-older")
    answer = hand_in(town, young, downloaded(town, older))
    assert "적을 해가 없습니다" in next(str(one) for one in answer.context["messages"])
    assert not YearsUpload.objects.exists()


def test_the_sheet_of_another_zone_is_refused_whole(town, world, zone):
    other = tools.make_zone(world, "example-report-2", name="솔다솜 강 특구")
    book = write(downloaded(town, other), other, {("jobs@2", "y2020"): 41})
    answer = hand_in(town, zone, book)
    assert answer.context["errors"] == 1
    assert "다른 특구의 파일입니다: 파일 솔다솜 강 특구, 여기 늘누리 약초 특구." in answer.content.decode()
    assert "example-report-2" not in str(answer.context["lines"])
    assert not Observation.objects.exists()
