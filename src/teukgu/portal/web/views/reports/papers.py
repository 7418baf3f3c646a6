"""A version of a report as a document, and the receipt of what was filed."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.package import file_name
from teukgu.documents.report_paper.receipt import ReceiptRecord, receipt_letter
from teukgu.portal import clock
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.reports.enclosing import DOCUMENTS
from teukgu.portal.store.models import ReportVersion
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.reports.paper import record_of
from teukgu.portal.store.queries.reports.receipts import receipts_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.reports.receipts import kind_name
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.reports.asked import Reader, reader_of
from teukgu.rulebook.hashing import canonical_json

WRITERS: Mapping[str, tuple[str, Callable[[ReportVersion], bytes]]] = {
    "json": ("application/json", lambda version: canonical_json(version.content).encode()),
} | {
    ending: (KINDS[f".{ending}"].content_type, lambda version, write=write: write(record_of(version)))
    for ending, write in DOCUMENTS.items()
}
"""Files of a version; the SHA-256 of the JSON file is the hash of the version."""


def paper_response(version: ReportVersion, ending: str) -> HttpResponse:
    """Return a version as a file.

    Raises:
        Http404: for an ending in which there is none.
    """
    if ending not in WRITERS:
        raise Http404
    kind, write = WRITERS[ending]
    return sent(write(version), kind, f"{file_name(version.report.case.title)} {version.number}판.{ending}")


def sent(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a download that no search engine lists."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


@signed_in
@require_safe
def download(request: HttpRequest, number: str, version: int, ending: str) -> HttpResponse:
    """Give a version as PDF, HWPX, XLSX of its figures, or the very data that were hashed."""
    reader = reader_of(request, number)
    rows = ReportVersion.objects.filter(report=reader.report, number=version).select_related("report__case")
    found = rows.first()
    if found is None:
        raise Http404
    return paper_response(found, ending)


def _receipt(reader: Reader, seq: int) -> ReceiptRecord:
    state = situation_of(reader.case, today=clock.today(), now=clock.now()).state
    found = next((one for one in receipts_of(reader.report, state, now=clock.now()) if one.seq == seq), None)
    if found is None:
        raise Http404
    return found


@signed_in
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Show the receipt of a filing or correction."""
    reader = reader_of(request, number)
    found = _receipt(reader, seq)
    context = {
        "case": reader.case,
        "receipt": found,
        "kind": kind_name(found),
        "section": "work",
        "trail": trail(_("운영성과보고서"), _("접수 확인서")),
    }
    return render(request, "reports/receipt.html", context)


@signed_in
@never_cache
@require_safe
def receipt_file(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Give the receipt as PDF."""
    found = _receipt(reader_of(request, number), seq)
    content = write_pdf(receipt_letter(found))
    return sent(content, KINDS[".pdf"].content_type, f"{file_name(found.title)} {found.number}판 접수 확인서.pdf")
