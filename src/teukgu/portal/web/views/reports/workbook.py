"""The workbook of a report: downloaded, handed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.services.reports.uploads import hand_in_workbook
from teukgu.portal.services.reports.workbooks import workbook_of
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
    return file_answer(workbook_of(reader.report, page_language()), workbook_name(reader.report))


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
