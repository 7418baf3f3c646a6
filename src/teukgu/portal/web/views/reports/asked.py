"""Whose report a page is about, and what its reader may do there."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import may_read_report, may_write_report, sees_requests, works_with_reports
from teukgu.portal.store.models import Case, Report
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.trail import Step, trail


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a report: may they write in it, and do they see what the checks ask?"""

    viewer: Viewer
    case: Case
    report: Report
    stage: str
    edits: bool
    asks: bool


def reader_of(request: HttpRequest, number: str) -> Reader:
    """Return who reads the report of this case; whoever sees only a part of the case finds none.

    Raises:
        Http404: when there is no such report for this viewer.
    """
    case = case_or_404(request, number)
    viewer, facts = viewer_of(request), case_facts(case)
    report = Report.objects.filter(pk=case.pk).select_related("case__programme").first()
    if report is None or not may_read_report(viewer, facts):
        raise Http404
    edits, asks = may_write_report(viewer, facts), sees_requests(viewer, facts)
    return Reader(viewer, case, report, facts.stage, edits, asks)


def inside_or_404(request: HttpRequest, number: str) -> Reader:
    """Return who reads the report of this case, if they see what is asked inside the offices.

    Raises:
        Http404: when there is no such report for this viewer, or they are not of those offices.
    """
    reader = reader_of(request, number)
    if not reader.asks:
        raise Http404
    return reader


def reads_reports(viewer: Viewer) -> bool:
    """Whether the viewer has a desk of reports."""
    return works_with_reports(viewer)


def year_in(text: str, default: int) -> int:
    """Return the year written in an address, ``default`` when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else default


def report_trail(reader: Reader, last: str) -> tuple[Step, ...]:
    """Return the path to a page of a report: the desk, the report, the page."""
    here = Step(case_title(reader.case.title), reverse("report", args=[reader.case.number]))
    return (*trail((_("내 업무"), "work"), (_("운영성과보고"), "reports")), here, Step(last))
