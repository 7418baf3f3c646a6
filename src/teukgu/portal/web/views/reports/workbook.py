"""The workbook of a report: downloaded, handed in, answered, given back with marks."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.report_workbook.apart import marked_apart
from teukgu.documents.report_workbook.guide_sheet import Cover
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.rules import programme
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.reports.uploads import SPREADSHEET, hand_in_workbook
from teukgu.portal.store.models import WorkbookUpload
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.reports.answers import (
    change_lines,
    error_count,
    finding_lines,
    findings_of,
    names_of_keys,
)
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import Reader, reader_of
from teukgu.values import Language, Refused

LARGEST = 11_000_000
"""Bytes read of what is sent; the service says what is too large."""


@signed_in
@never_cache
@require_safe
def download(request: HttpRequest, number: str) -> HttpResponse:
    """Give the workbook of this zone and year, with what was entered so far."""
    reader = reader_of(request, number)
    form = form_of(reader.report)
    due = reader.case.clocks.filter(clock="report_due").first()
    cover = Cover(due=due.due if due else None, zone_type=programme().type_names.get(form.zone_type))
    content = write_workbook(form, report_contents(), indicators(), _language(), cover)
    return _sheet(content, f"report-{form.zone}-{form.year}.xlsx")


def _language() -> Language:
    return "en" if english() else "ko"


def _sheet(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=SPREADSHEET)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_POST
def hand_in(request: HttpRequest, number: str) -> HttpResponse:
    """Take a workbook and go to its answer."""
    reader = reader_of(request, number)
    sent = request.FILES.get("workbook")
    content, name = (sent.read(LARGEST), sent.name or "") if sent else (b"", "")
    upload = tried(
        request,
        lambda: hand_in_workbook(
            reader.viewer,
            number,
            name=name,
            content=content,
            once=f"{reader.viewer.account}:{request.POST.get('once', '')}"[:64],
            now=clock.now(),
            today=clock.today(),
        ),
        "",
    )
    return redirect("report_upload", number, upload.pk) if upload else redirect("report", number)


def _upload(reader: Reader, upload: UUID) -> WorkbookUpload:
    found = WorkbookUpload.objects.filter(pk=upload, report=reader.report).select_related("account").first()
    if found is None or not reader.asks:
        raise Http404
    return found


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str, upload: UUID) -> HttpResponse:
    """Show the whole answer to a workbook."""
    reader = reader_of(request, number)
    found = _upload(reader, upload)
    year = reader.report.year
    context = {
        "case": reader.case,
        "upload": found,
        "lines": finding_lines(found.answer),
        "errors": error_count(found.answer),
        "taken": found.answer.get("taken", 0),
        "aside": names_of_keys(found.answer.get("set_aside", ()), year),
        "compared": found.answer.get("compared", False),
        "changes": change_lines(found.answer, year),
        "may_mark": bool(found.answer.get("findings")),
        "section": "work",
        "trail": trail(_("운영성과보고서"), _("점검 결과")),
    }
    return render(request, "reports/upload.html", context)


@signed_in
@never_cache
@require_safe
def marked(request: HttpRequest, number: str, upload: UUID) -> HttpResponse:
    """Give their own file back with a mark on every cell that needs mending."""
    reader = reader_of(request, number)
    found = _upload(reader, upload)
    try:
        content = marked_apart(path_of(found.file_id).read_bytes(), findings_of(found.answer), _language())
    except (Refused, OSError) as problem:
        raise Http404 from problem
    return _sheet(content, f"marked-{reader.report.zone_id}-{reader.report.year}.xlsx")
