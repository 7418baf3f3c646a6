"""Versions of a report: kept, and read as a whole with their hash."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.services.reports.versions import make_report_version
from teukgu.portal.store.models import ReportVersion
from teukgu.portal.store.queries.reports.attachments import attachments_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.reports.reading import read_version
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import reader_of, report_trail


@signed_in
@require_POST
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the draft as a version for approval."""
    reader = reader_of(request, number)
    tried(
        request,
        lambda: make_report_version(reader.viewer, number, now=clock.now(), today=clock.today()),
        _("지금의 보고서를 판으로 남겼습니다."),
    )
    return redirect("report", number=number)


@signed_in
@require_safe
def show(request: HttpRequest, number: str, version: int) -> HttpResponse:
    """Show a version with its hash."""
    reader = reader_of(request, number)
    found = (
        ReportVersion.objects.filter(report=reader.report, number=version).select_related("account", "report").first()
    )
    if found is None:
        raise Http404
    context = {
        "reader": reader,
        "case": reader.case,
        "version": found,
        "year": reader.report.year,
        "parts": read_version(found),
        "files": attachments_of(found),
        "section": "work",
        "trail": report_trail(reader, _("%(number)s판") % {"number": found.number}),
    }
    return render(request, "reports/version.html", context)
