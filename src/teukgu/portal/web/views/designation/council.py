"""The session table of local councils: shown to everybody signed in, entered by those who answer for a council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.access import Viewer, is_staff
from teukgu.portal.services.designation.council_sessions import (
    SessionDays,
    add_session,
    may_write_sessions,
    withdraw_session,
)
from teukgu.portal.store.models import Region
from teukgu.portal.store.queries.planning import sessions_from
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, tried


@needs(is_staff)
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Show the sessions of the viewer's councils with a form, or keep a new one."""
    viewer = viewer_of(request)
    if request.method == "POST" and _added(request, viewer):
        return redirect("council_sessions")
    regions = _regions(viewer)
    context = {
        "regions": regions,
        "sessions": sessions_from([one.pk for one in regions], clock.today()),
        "given": request.POST,
        "section": "work",
        "trail": trail(_("의회 회기표")),
    }
    return render(
        request, "designation/council_sessions.html", context, status=422 if request.method == "POST" else 200
    )


def _added(request: HttpRequest, viewer: Viewer) -> bool:
    given = request.POST
    days = SessionDays(
        day_in(given.get("agenda_closes_on", "")), day_in(given.get("opens_on", "")), day_in(given.get("closes_on", ""))
    )
    kept = tried(
        request,
        lambda: add_session(
            viewer,
            given.get("region", ""),
            name=given.get("name", ""),
            days=days,
            source=given.get("source", ""),
            now=clock.now(),
        ),
        _("회기를 넣었습니다."),
    )
    return kept is not None


def _regions(viewer: Viewer) -> list[Region]:
    rows = Region.objects.filter(programme__in={post.programme for post in viewer.posts}, valid_to=None)
    return [row for row in rows.order_by("pk") if may_write_sessions(viewer, row)]


@needs(is_staff)
@require_POST
def withdraw(request: HttpRequest, session: int) -> HttpResponse:
    """Take a session back that was entered wrongly."""
    viewer = viewer_of(request)
    tried(request, lambda: withdraw_session(viewer, session, now=clock.now()), _("회기를 뺐습니다."))
    return redirect("council_sessions")
