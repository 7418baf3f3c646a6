"""What visits say to the viewer's municipality, and its answers."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import addressed_posts, is_addressed
from teukgu.portal.services.office_desk.findings import answer_finding
from teukgu.portal.store.queries.office_desk.visits import addressed_findings
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.office_desk.visit_page import shown_findings
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried


@needs(is_addressed)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List what is addressed to the viewer's municipality: of the rest of a visit it sees nothing."""
    viewer, today = viewer_of(request), clock.today()
    rows = [
        {
            "shown": one,
            "zone": zone_name(one.visit.zone.now),
            "office": organisation_said(one.visit.organisation),
            "late": one.state == "open" and one.due_on is not None and one.due_on < today,
            "once": uuid.uuid4().hex,
        }
        for one in shown_findings(addressed_findings(viewer))
    ]
    context = {
        "rows": rows,
        "may_answer": any(post.acts for post in addressed_posts(viewer)),
        "trail": trail((_("내 업무"), "work"), _("현장점검 결과")),
    }
    return render(request, "office/outcomes.html", context)


@csrf_protect
@needs(is_addressed)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a finding."""
    viewer = viewer_of(request)
    if not addressed_findings(viewer).filter(pk=pk).exists():
        raise Http404
    text, once = request.POST.get("text", ""), request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(request, lambda: answer_finding(viewer, pk, text=text, once=once, now=clock.now()), _("회신을 기록했습니다."))
    return redirect("visit_outcomes")
