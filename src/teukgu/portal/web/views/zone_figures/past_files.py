"""Old reports as files: attached, downloaded (with personal data only for a reason that is noted), withdrawn."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.access_figures import may_open_personal_file
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.zone_figures.past_files import attach_past_file, withdraw_past_file
from teukgu.portal.store.models import PastFile
from teukgu.portal.store.models.access_log import AccessAction
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import child_or_404, signed_in
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.files.handed_in import given
from teukgu.portal.web.views.zone_figures.asked import FiguresReader, steps, year_in, zone_reader


@signed_in
@require_POST
def attach(request: HttpRequest, zone: str) -> HttpResponse:
    """Keep the report of an earlier year as a file."""
    reader = zone_reader(request, zone)
    sent, posted = request.FILES.get("file"), request.POST
    if sent is None or sent.file is None:
        messages.error(request, _("보관할 파일을 고르십시오."))
        return redirect("zone_past", zone)
    content, name = cast(BinaryIO, sent.file), sent.name or ""
    tried(
        request,
        lambda: attach_past_file(
            reader.viewer,
            zone,
            year=year_in(posted.get("year", ""), 0),
            name=name,
            content=content,
            note=posted.get("note", ""),
            personal=bool(posted.get("personal")),
            now=clock.now(),
            today=clock.today(),
        ),
        _("파일을 보관했습니다."),
    )
    return redirect("zone_past", zone)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, zone: str, file: int) -> HttpResponseBase:
    """Give an old report as a download; for one with personal data ask why first, and note it."""
    reader = zone_reader(request, zone)
    rows = PastFile.objects.filter(zone=reader.zone.pk, withdrawn_at=None).select_related("use__file")
    found = child_or_404(rows, pk=file)
    if not found.use.personal:
        return given(found.use)
    if not may_open_personal_file(reader.viewer, reader.facts):
        raise Http404
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        _note(request, reader, found, reason)
        return given(found.use)
    context = {
        "use": found.use,
        "case": None,
        "missing": request.method == "POST",
        "trail": steps(reader, _("개인정보 파일")),
    }
    return render(request, "files/reason.html", context, status=422 if request.method == "POST" else 200)


def _note(request: HttpRequest, reader: FiguresReader, found: PastFile, reason: str) -> None:
    note_access(
        reader.viewer,
        AccessAction.DOWNLOAD,
        what="file",
        subject=str(found.use_id),
        reason=reason,
        address=client_address(request),
        programme=reader.zone.programme_id,
        now=clock.now(),
    )


@signed_in
@require_POST
def withdraw(request: HttpRequest, zone: str, file: int) -> HttpResponse:
    """Take back a file that was attached by mistake."""
    reader = zone_reader(request, zone)
    why = request.POST.get("why", "")
    tried(
        request,
        lambda: withdraw_past_file(reader.viewer, zone, file=file, why=why, now=clock.now()),
        _("파일을 거두었습니다."),
    )
    return redirect("zone_past", zone)
