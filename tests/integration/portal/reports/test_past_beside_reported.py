"""A figure of an earlier report and one handed in here, of the same year and cell: both are kept, never mixed."""

from datetime import date

import pytest
from django.urls import reverse
from tests import report_tools as tools
from tests.people_tools import make_world, sign_in
from tests.portal_case_tools import moment

from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation
from teukgu.portal.store.queries.office_desk.mid_year import paths_of
from teukgu.portal.store.queries.reports.beside import context_of
from teukgu.portal.store.queries.reports.drafts import figure_key
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.observed import past_of
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

pytestmark = pytest.mark.django_db
JOBS = Cell(IndicatorId("jobs"))
EXEMPTIONS, BUDGET = Cell(IndicatorId("exemptions_planned")), Cell(IndicatorId("budget_planned"))


@pytest.fixture
def world(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: tools.OPENED)
    return make_world(tools.OPENED)


def copied(report, year: int, cell: Cell, value: int) -> Observation:
    version = indicators().version(cell.indicator, year)
    assert version is not None
    return Observation.objects.create(
        programme_id=report.case.programme_id,
        zone_id=report.zone_id,
        year=year,
        indicator=cell.indicator,
        part=cell.part,
        value=value,
        status="given",
        provenance="earlier_report",
        confidence="counted",
        version=version.version,
        recorded_at=moment(date(2026, 5, 4)),
    )


def test_filing_the_report_of_a_year_that_an_earlier_report_spoke_of(world):
    report = tools.opened(world)
    row = copied(report, tools.YEAR, Cell(IndicatorId("jobs")), 99)
    tools.filed(world, report)
    both = Observation.objects.filter(year=tools.YEAR, indicator="jobs", part="")
    assert {(one.provenance, one.value) for one in both} == {("earlier_report", 99), ("reported", 57)}
    past = past_of(report.zone_id, tools.YEAR + 1)
    assert past.values[(tools.YEAR, Cell(IndicatorId("jobs")))] == 57
    assert (tools.YEAR, Cell(IndicatorId("jobs"))) not in past.earlier
    assert row.pk in {one.pk for one in both}


def rows_of_form(client, report, before=""):
    """The rows of every section of the form, by their cell, and the pages as text."""
    number = report.case.number
    overview = client.get(reverse("report", args=[number]))
    pages = [
        client.get(before + reverse("report_section", args=[number, one.slug])) for one in overview.context["sections"]
    ]
    return {row.key: row for page in pages for row in page.context["rows"]}, "".join(
        page.content.decode() for page in pages
    )


@pytest.mark.parametrize(
    ("year", "is_broken"), [(2025, True), (2026, False)], ids=["the definition changed", "it is the same"]
)
def test_the_form_says_where_a_changed_definition_cuts_last_year_off(client, world, year, is_broken):
    report = tools.opened(world, year=year)
    copied(report, year - 1, JOBS, 99)
    sign_in(client, world.account(tools.OFFICER))
    rows, text = rows_of_form(client, report)
    row = rows[figure_key(JOBS)]
    assert row.last_is_broken is is_broken
    assert row.last == ("" if is_broken else "99")
    assert text.count("정의가 바뀌어 지난해와 견줄 수 없음") == int(is_broken)
    english = rows_of_form(client, report, "/en")[1]
    assert english.count("Definition changed: not comparable with last year") == int(is_broken)


def test_last_year_from_an_earlier_report_is_named_as_such_on_the_form_and_in_the_checks(world):
    report = tools.opened(world)
    copied(report, tools.YEAR - 1, EXEMPTIONS, 3)
    form = form_of(report)
    assert form.last[EXEMPTIONS] == 3
    assert form.earlier == {EXEMPTIONS}
    context = context_of(report)
    assert context.past[(tools.YEAR - 1, EXEMPTIONS)] == 3
    assert context.earlier == {(tools.YEAR - 1, EXEMPTIONS)}


def test_an_early_warning_is_never_made_of_earlier_reports(world):
    report = tools.opened(world)
    tools.filed(world, report)
    copied(report, tools.YEAR, Cell(IndicatorId("jobs")), 99)
    copied(report, tools.YEAR - 1, EXEMPTIONS, 3)
    path = paths_of([report.zone.now], tools.YEAR + 1, 6)[report.zone_id]
    assert path.past[tools.YEAR, Cell(IndicatorId("jobs"))] == 57
    assert (tools.YEAR - 1, EXEMPTIONS) not in path.past
