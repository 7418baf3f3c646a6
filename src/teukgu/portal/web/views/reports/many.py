"""Many workbooks at once: handed in together, listed with what became of each, the list as a file."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.documents.case_list import write_case_list
from teukgu.documents.handed_in_list import write_csv
from teukgu.loading.packed_files import PACK_LIMITS
from teukgu.loading.upload_guard import LIMITS
from teukgu.portal import clock
from teukgu.portal.access_reports import gathering_posts as posts_of
from teukgu.portal.access_reports import gathers, hands_in_many, sees_handed_in
from teukgu.portal.services.reports.uploads import hand_in_many, read_files
from teukgu.portal.store.models import UploadBatch
from teukgu.portal.store.queries.reports.uploads import batches_of, find_batch, uploads_of_batch
from teukgu.portal.store.queries.worker import is_worker_silent
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.reports.handed_in import counts_of, file_lines, headings, left_out_lines, rows_of
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.sent_files import file_answer

SHOWN = 50
CSV = "text/csv; charset=utf-8"


@needs(sees_handed_in)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show the batches of the viewer's office and the form for another; take one."""
    viewer = viewer_of(request)
    if request.method == "POST":
        return _take(request)
    batches = batches_of(viewer)
    context = {
        "may_hand_in": hands_in_many(viewer),
        "for_others": any(gathers(post) for post in posts_of(viewer)),
        "batches": batches[:SHOWN],
        "more": max(0, batches.count() - SHOWN),
        "most": PACK_LIMITS.files,
        "largest": LIMITS.bytes // 1_000_000,
        "once": uuid4().hex,
        "section": "uploads",
        "trail": trail(_("운영성과보고"), _("여러 파일 올리기")),
    }
    return render(request, "reports/many.html", context)


def _take(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if not hands_in_many(viewer):
        raise Http404
    once = request.POST.get("once", "")
    sent = request.FILES.getlist("workbooks")
    batch = tried(request, lambda: hand_in_many(viewer, read_files(sent), once=once, now=clock.now()), "")
    return redirect("upload_batch", batch.pk) if batch else redirect("uploads")


def _batch(request: HttpRequest, key: UUID) -> UploadBatch:
    found = find_batch(viewer_of(request), key)
    if found is None:
        raise Http404
    return found


@needs(sees_handed_in)
@never_cache
@require_safe
def show(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show what became of each file of a batch."""
    viewer, found = viewer_of(request), _batch(request, batch)
    lines, left_out = file_lines(viewer, uploads_of_batch(found)), left_out_lines(found)
    waiting = sum(not one.upload.is_answered for one in lines)
    context = {
        "batch": found,
        "lines": lines,
        "left_out": left_out,
        "counts": counts_of(lines, len(left_out)),
        "waits": bool(waiting),
        "waiting": waiting,
        "silent": bool(waiting) and is_worker_silent(clock.now()),
        "section": "uploads",
        "trail": trail(_("운영성과보고"), _("한꺼번에 올린 파일")),
    }
    return render(request, "reports/batch.html", context)


@needs(sees_handed_in)
@never_cache
@require_safe
def listing(request: HttpRequest, batch: UUID, ending: str) -> HttpResponse:
    """Give the list of a batch as XLSX or CSV."""
    found = _batch(request, batch)
    rows = rows_of(file_lines(viewer_of(request), uploads_of_batch(found)), left_out_lines(found))
    name = f"uploads-{clock.day_of(found.received_at):%Y%m%d}-{found.pk.hex[:8]}.{ending}"
    if ending == "xlsx":
        return file_answer(write_case_list(_("올린 파일"), headings(), rows), name)
    if ending == "csv":
        return file_answer(write_csv(headings(), rows), name, CSV)
    raise Http404
