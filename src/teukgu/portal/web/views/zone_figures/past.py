"""Past years of a zone: the sheet downloaded, handed in, answered cell by cell, given back with marks."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.report_workbook.apart import marked_apart
from teukgu.portal import clock
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.zone_figures.past import hand_in_past
from teukgu.portal.store.models import YearsUpload
from teukgu.portal.store.queries.zone_figures.forms import earlier_rows
from teukgu.portal.store.queries.zone_figures.holdings import past_files, uploads_of
from teukgu.portal.store.queries.zone_figures.zones import first_year, past_years
from teukgu.portal.web.guard import child_or_404, signed_in
from teukgu.portal.web.presenting.reports.answers import error_count, finding_lines, findings_of
from teukgu.portal.web.presenting.zone_figures.years_page import changed_lines
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.zone_figures.asked import blank_sheet, given_sheet, language, sheet_in, steps, zone_reader
from teukgu.reporting.year_lines import Purpose
from teukgu.values import Refused


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, zone: str) -> HttpResponse:
    """Show what is known of past years, the sheet, what was handed in, and the old reports as files."""
    reader, today = zone_reader(request, zone), clock.today()
    years = past_years(reader.zone, today)
    context = {
        "reader": reader,
        "years": years,
        "known": len(earlier_rows(reader.zone.pk)),
        "uploads": uploads_of(reader.zone.pk, Purpose.PAST.value),
        "files": past_files(reader.zone.pk),
        "file_years": range(today.year, first_year(reader.zone) - 1, -1),
        "file_year": years[-1] if years else today.year - 1,
        "once": uuid4().hex,
        "page": "past",
        "section": "reports",
        "trail": steps(reader, _("지난 연도")),
    }
    return render(request, "zone_figures/past.html", context)


@signed_in
@never_cache
@require_safe
def sheet(request: HttpRequest, zone: str) -> HttpResponse:
    """Give the sheet of past years with what is known."""
    reader = zone_reader(request, zone)
    return blank_sheet(Purpose.PAST, reader.zone)


@signed_in
@require_POST
def hand_in(request: HttpRequest, zone: str) -> HttpResponse:
    """Take a sheet of past years and go to its answer."""
    reader = zone_reader(request, zone)
    sent = sheet_in(request)
    upload = tried(request, lambda: hand_in_past(reader.viewer, zone, sent, now=clock.now(), today=clock.today()), "")
    return redirect("zone_upload", zone, upload.pk) if upload else redirect("zone_past", zone)


@signed_in
@never_cache
@require_safe
def answer(request: HttpRequest, zone: str, upload: UUID) -> HttpResponse:
    """Show the whole answer to a sheet, of past years or of targets."""
    reader = zone_reader(request, zone)
    found = child_or_404(YearsUpload.objects.filter(zone=reader.zone.pk).select_related("account"), pk=upload)
    is_past = found.purpose == Purpose.PAST.value
    context = {
        "reader": reader,
        "upload": found,
        "is_past": is_past,
        "lines": finding_lines(found.answer),
        "errors": error_count(found.answer),
        "new": found.answer.get("new", 0),
        "corrected": found.answer.get("corrected", 0),
        "same": found.answer.get("same", 0),
        "changed": changed_lines(found.answer),
        "may_mark": bool(found.answer.get("findings")),
        "page": "past" if is_past else "targets",
        "section": "reports",
        "trail": steps(reader, _("점검 결과")),
    }
    return render(request, "zone_figures/answer.html", context)


@signed_in
@never_cache
@require_safe
def marked(request: HttpRequest, zone: str, upload: UUID) -> HttpResponse:
    """Give their own file back with a mark on every cell that needs mending."""
    reader = zone_reader(request, zone)
    found = child_or_404(YearsUpload.objects.filter(zone=reader.zone.pk), pk=upload)
    try:
        content = marked_apart(path_of(found.file_id).read_bytes(), findings_of(found.answer), language())
    except (Refused, OSError) as problem:
        raise Http404 from problem
    return given_sheet(content, f"marked-{found.purpose}-{reader.zone.pk}.xlsx")
