"""The workbook of a report: downloaded, handed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.report_workbook.guide_sheet import Cover
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.portal import clock
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.rules import programme
from teukgu.portal.services.reports.uploads import hand_in_workbook
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import reader_of
from teukgu.portal.web.views.reports.sent_files import file_answer, page_language, workbook_name

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
    content = write_workbook(form, report_contents(), indicators(), page_language(), cover)
    return file_answer(content, workbook_name(reader.report))


@signed_in
@require_POST
def hand_in(request: HttpRequest, number: str) -> HttpResponse:
    """Take a workbook and go to where it is answered."""
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
            once=request.POST.get("once", ""),
            now=clock.now(),
            today=clock.today(),
        ),
        "",
    )
    return redirect("upload", upload.pk) if upload else redirect("report", number)
