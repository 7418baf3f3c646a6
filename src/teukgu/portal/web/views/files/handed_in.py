"""Files handed in with acts of a case: given to those who see the act; personal ones against a reason that is noted."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import may_see_event, may_see_personal
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.files import open_file
from teukgu.portal.services.meetings.laying import laid_before
from teukgu.portal.store.models import FileUse
from teukgu.portal.store.models.access_log import AccessAction
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import case_or_404, child_or_404, signed_in
from teukgu.portal.web.trail import trail


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def download(request: HttpRequest, number: str, file: UUID) -> HttpResponseBase:
    """Give the file as a download; for a personal one ask why first, and note it."""
    viewer, case = viewer_of(request), case_or_404(request, number)
    use = child_or_404(case.files.select_related("event", "file"), pk=file)
    facts = case_facts(case)
    if use.event is None or not (
        may_see_event(viewer, facts, use.event.party, use.event.key) or laid_before(viewer, use, clock.today())
    ):
        raise Http404
    if not use.personal:
        return given(use)
    if not may_see_personal(viewer, facts, use.event.party, use.event.key):
        raise Http404
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        note_access(
            viewer, AccessAction.DOWNLOAD, what="file", subject=str(use.pk), case=case, reason=reason,
            address=client_address(request), now=clock.now(),
        )  # fmt: skip
        return given(use)
    context = {"use": use, "case": case, "missing": request.method == "POST", "trail": trail(_("개인정보 파일"))}
    return render(request, "files/reason.html", context, status=422 if request.method == "POST" else 200)


def given(use: FileUse) -> FileResponse:
    """Send the bytes under their name; never shown inside a page."""
    response = FileResponse(open_file(use), as_attachment=True, filename=use.name, content_type=use.file.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
