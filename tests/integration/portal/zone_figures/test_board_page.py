"""The figures of a zone over the years as a page and as tables; who reads them, and that the public sees nothing."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests import report_tools as tools
from tests.people_tools import sign_in
from tests.portal_case_tools import moment

from teukgu.documents.zone_figures import HEADINGS
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import CaseBar, Observation, Target
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
PAGES = ("zone_figures", "zone_past", "zone_targets", "zone_baselines")


def copied(zone, year, value, *, before=None, why="", indicator="jobs", note=""):
    version = indicators().version(IndicatorId(indicator), year)
    return Observation.objects.create(
        programme_id=zone.programme_id, zone_id=zone.pk, year=year, indicator=indicator, value=value, status="given",
        provenance="earlier_report", confidence="estimated", version=version.version, note=note,
        recorded_at=moment(tools.OPENED), corrects=before, why=why,
    )  # fmt: skip


@pytest.fixture
def filled(world):
    """A zone with a filed report, a corrected figure of an earlier report and a target that waits."""
    report = tools.opened(world)
    tools.filed(world, report)
    first = copied(report.zone.now, 2024, 41)
    copied(report.zone.now, 2024, 44, before=first, why="3쪽을 잘못 읽음", note="=1+1")
    Target.objects.create(
        zone_id=report.zone_id, year=2026, indicator="jobs", value=60, version=3, recorded_at=moment(tools.OPENED)
    )
    return report


def test_both_kinds_of_figures_stand_beside_each_other_with_breaks_targets_and_corrections(client, world, filled):
    sign_in(client, world.account(tools.OFFICER))
    page = client.get(reverse("zone_figures", args=[filled.zone_id]))
    text = page.content.decode()
    groups = [row for _name, rows in page.context["groups"] for row in rows]
    jobs = next(row for row in groups if row.name == "일자리" or "일자리" in row.name)
    by_year = {one.year: one for one in jobs.entries}
    assert (by_year[2024].earlier.text, by_year[2024].earlier.corrected, by_year[2024].reported) == ("44", 1, None)
    assert (by_year[2026].reported.text, by_year[2026].earlier) == ("57", None)
    assert [(one.text, one.standing) for one in by_year[2026].targets] == [("60", "승인 대기")]
    assert by_year[2025].broken
    correction = page.context["corrections"][0]
    assert (correction.before, correction.after, correction.why) == ("41 명", "44 명", "3쪽을 잘못 읽음")
    assert "옛 보고서" in text
    assert page.context["hidden"] > 0
    assert client.get(reverse("zone_figures", args=[filled.zone_id]), {"all": 1}).context["hidden"] == 0
    assert (
        reverse("zone_figures", args=[filled.zone_id])
        in client.get(reverse("report", args=[filled.case.number])).content.decode()
    )


def test_the_tables_hold_the_whole_history_and_no_formula(client, world, filled):
    sign_in(client, world.account(tools.OFFICER))
    answer = client.get(reverse("zone_figures_file", args=[filled.zone_id, "csv"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    jobs = [one for one in rows if one["코드"] == "jobs"]
    seen = [(one["연도"], one["종류"], one["지금 서 있는가"], one["값"]) for one in jobs]
    assert seen == [
        ("2024", "옛 보고서", "아니요(정정됨)", "41"),
        ("2024", "옛 보고서", "예", "44"),
        ("2026", "보고", "예", "57"),
        ("2026", "목표", "승인 대기", "60"),
    ]
    assert next(one["비고"] for one in jobs if one["값"] == "44") == "'=1+1"
    book = load_workbook(io.BytesIO(client.get(reverse("zone_figures_file", args=[filled.zone_id, "xlsx"])).content))
    sheet = book.worksheets[0]
    assert [one.value for one in sheet[1]] == [one.ko for one in HEADINGS]
    assert all(one.data_type != "f" for row in sheet.iter_rows() for one in row)
    assert sheet.max_row == len(rows) + 1
    assert client.get(reverse("zone_figures_file", args=[filled.zone_id, "pdf"])).status_code == 404


@pytest.mark.parametrize("query", [{"from": "2030", "to": "2010"}, {"from": "x"}, {"from": "2020", "to": "2026"}])
def test_any_choice_of_years_is_answered(client, world, filled, query):
    sign_in(client, world.account(tools.OFFICER))
    assert client.get(reverse("zone_figures", args=[filled.zone_id]), query).status_code == 200


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        (tools.OFFICER, 200),
        ("office-east.officer", 200),
        (tools.MINISTRY, 200),
        ("audit.auditor", 200),
        ("committee.member", 200),
        ("town-gaon.officer", 404),
        ("office-west.officer", 404),
        ("province-garam.officer", 404),
        ("council-neulnuri.clerk", 404),
        ("resident", 404),
        ("system.operator", 404),
    ],
)
def test_who_reads_the_figures_of_a_zone_whose_report_was_filed(client, world, filled, who, status, name):
    sign_in(client, world.account(who))
    assert client.get(reverse(name, args=[filled.zone_id])).status_code == status


def test_the_committee_reads_nothing_before_a_report_was_filed_and_whoever_is_excluded_never(client, world, filled):
    sign_in(client, world.account("committee.member"))
    other = tools.make_zone(world, "example-report-9")
    assert client.get(reverse("zone_figures", args=[other.pk])).status_code == 404
    member = world.account("committee.member")
    CaseBar.objects.create(case=filled.case, account=member, ground="interest", recorded_at=moment(tools.OPENED))
    assert client.get(reverse("zone_figures", args=[filled.zone_id])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_public_is_asked_to_sign_in_whether_there_is_such_a_zone_or_not(client, world, filled, name):
    for zone in (filled.zone_id, "nothing"):
        answer = client.get(reverse(name, args=[zone]))
        assert answer.status_code == 302
        assert "login" in answer["Location"]


def test_the_form_and_the_workbook_mark_last_year_when_an_earlier_report_says_it(client, world):
    from teukgu.documents.report_workbook.columns import Column
    from teukgu.documents.report_workbook.layout import figure_code, lay_out
    from teukgu.portal.report_rules import report_contents
    from teukgu.portal.store.queries.reports.forms import form_of

    report = tools.opened(world)
    copied(report.zone.now, 2025, 3, indicator="exemptions_planned")
    sign_in(client, world.account(tools.OFFICER))
    answer = client.get(reverse("report_workbook", args=[report.case.number]))
    cell = Cell(IndicatorId("exemptions_planned"))
    place = lay_out(form_of(report), report_contents(), indicators()).place(figure_code(cell), Column.LAST)
    there = load_workbook(io.BytesIO(answer.content))[place.file][place.cell]
    assert (there.value, there.number_format) == (3, '#,##0"*"')
