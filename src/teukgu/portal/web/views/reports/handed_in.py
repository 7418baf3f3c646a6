"""A workbook that was handed in: its receipt, its place while it waits, its answer, their file with marks."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.report_workbook.apart import marked_apart
from teukgu.documents.upload_receipt import receipt_pdf, receipt_text
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import is_of_office
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.reports.receipts import receipt_of
from teukgu.portal.store.models import WorkbookUpload
from teukgu.portal.store.queries.reports.uploads import ahead_of, find_upload, reads_answers
from teukgu.portal.store.queries.worker import is_worker_silent
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.reports.answers import (
    change_lines,
    error_count,
    finding_lines,
    findings_of,
    names_of_keys,
)
from teukgu.portal.web.presenting.reports.handed_in import office_of, zone_of
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.reports.sent_files import file_answer, page_language, workbook_name
from teukgu.values import Refused

PACKAGE = b"PK\x03\x04"
RECEIPTS = {"txt": "text/plain; charset=utf-8", "pdf": "application/pdf"}


def upload_or_404(viewer: Viewer, key: UUID) -> WorkbookUpload:
    """Return the upload that the viewer may see.

    Raises:
        Http404: when there is none, or none for this viewer.
    """
    found = find_upload(viewer, key, clock.today())
    if found is None:
        raise Http404
    return found


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Show an upload: that it came, and the whole answer once there is one."""
    viewer = viewer_of(request)
    found = upload_or_404(viewer, upload)
    context = {
        "upload": found,
        "zone": zone_of(found),
        "office": office_of(found, viewer),
        "case": _case(viewer, found),
        "batch": found.batch if found.batch and is_of_office(viewer, found.organisation_id) else None,
        "section": "work",
        "trail": trail(_("운영성과보고서"), _("올린 파일")),
    }
    context |= _answered(found) if found.is_answered else _waiting(found)
    return render(request, "reports/upload.html", context)


def _case(viewer: Viewer, upload: WorkbookUpload) -> Any:
    report = upload.report
    return report.case if report is not None and reads_answers(viewer, report, clock.today()) else None


def _waiting(upload: WorkbookUpload) -> dict[str, Any]:
    return {"waits": True, "ahead": ahead_of(upload), "silent": is_worker_silent(clock.now())}


def _answered(upload: WorkbookUpload) -> dict[str, Any]:
    year = upload.report.year if upload.report else 0
    return {
        "lines": finding_lines(upload.answer),
        "errors": error_count(upload.answer),
        "taken": upload.answer.get("taken", 0),
        "aside": names_of_keys(upload.answer.get("set_aside", ()), year),
        "compared": upload.answer.get("compared", False),
        "changes": change_lines(upload.answer, year),
        "may_mark": upload.report is not None and _may_mark(upload),
    }


def _may_mark(upload: WorkbookUpload) -> bool:
    """Whether there is something to mark, and a workbook to mark it in."""
    findings = upload.answer.get("findings", ())
    if not findings or any(one["code"].startswith("upload.") for one in findings):
        return False
    try:
        with path_of(upload.file_id).open("rb") as kept:
            return kept.read(len(PACKAGE)) == PACKAGE
    except OSError:
        return False


@signed_in
@never_cache
@require_safe
def receipt(request: HttpRequest, upload: UUID, ending: str) -> HttpResponse:
    """Give the receipt as PDF or text."""
    found = upload_or_404(viewer_of(request), upload)
    if ending not in RECEIPTS:
        raise Http404
    told = receipt_of(found)
    content = receipt_pdf(told) if ending == "pdf" else receipt_text(told)
    return file_answer(content, f"receipt-{found.receipt}.{ending}", RECEIPTS[ending])


@signed_in
@never_cache
@require_safe
def marked(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Give their own file back with a mark on every cell that needs mending."""
    found = upload_or_404(viewer_of(request), upload)
    if not found.is_answered or found.report is None:
        raise Http404
    try:
        content = marked_apart(path_of(found.file_id).read_bytes(), findings_of(found.answer), page_language())
    except (Refused, OSError) as problem:
        raise Http404 from problem
    return file_answer(content, workbook_name(found.report, _("고칠 곳 표시")))
