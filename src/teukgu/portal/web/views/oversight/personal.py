"""Shows personal data in clear, against a reason that is noted."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock, masking
from teukgu.portal.services.personal import find_personal, read_personal
from teukgu.portal.store.models import PersonalDetail
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.oversight.access_log import kind_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.values import Refused


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unmask(request: HttpRequest, detail: UUID) -> HttpResponse:
    """Show the masked values and ask why they are needed; given a reason, show them once."""
    viewer = viewer_of(request)
    found = find_personal(viewer, str(detail))
    if found is None:
        raise Http404
    shown, problems = None, []
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        try:
            shown = read_personal(viewer, str(detail), reason=reason, address=client_address(request), now=clock.now())
        except Refused as refused:
            problems = [f"{said(one.message)} {said(one.cure)}" for one in refused.findings]
    context = {
        "detail": found,
        "kind": kind_name(found.kind),
        "rows": _rows(found, shown),
        "shown": shown is not None,
        "reason": reason,
        "problems": problems,
        "trail": trail(_("가린 개인정보")),
    }
    return render(request, "oversight/personal.html", context, status=422 if problems else 200)


def _rows(found: PersonalDetail, shown: dict[str, object] | None) -> list[tuple[str, str]]:
    if shown is not None:
        return [(key, _plain(value)) for key, value in shown.items()]
    return [(key, masking.masked(value, masking.mask_for(key))) for key, value in found.values.items()]


def _plain(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
