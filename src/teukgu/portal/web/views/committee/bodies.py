"""Bodies, their members, rules and conflicts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer, is_staff
from teukgu.portal.services.access_log import note_read
from teukgu.portal.services.meetings.bodies import establish_own_bodies
from teukgu.portal.services.meetings.known import Hidden, body_for, manages
from teukgu.portal.store.models import Body
from teukgu.portal.store.queries.meetings.members import memberships_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.committee.body_page import body_page
from teukgu.portal.web.presenting.committee.conflict_page import conflict_page
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.committee.asked import day, new_key, tried
from teukgu.portal.web.views.committee.body_acts import ACTS


@needs(is_staff)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the bodies that the viewer manages or sits on."""
    viewer, today = viewer_of(request), clock.today()
    establish_own_bodies(viewer)
    rows = Body.objects.filter(programme__in={post.programme for post in viewer.posts}).select_related("organisation")
    mine = set(memberships_of(viewer.account, today).values_list("body", flat=True))
    shown = [body for body in rows.order_by("programme", "pk") if body.pk in mine or manages(viewer, body)]
    entries = [(body, _name(body), manages(viewer, body)) for body in shown]
    context = {"bodies": entries, "section": "work", "trail": trail(_("위원회"))}
    return render(request, "committee/bodies.html", context)


@needs(is_staff)
@never_cache
@require_safe
def show(request: HttpRequest, body: str) -> HttpResponse:
    """Show a body: who sits where on a day, vacancies, terms that end, its own rules, its meetings."""
    return _page(request, _found(viewer_of(request), body), [])


@needs(is_staff)
@require_POST
def act(request: HttpRequest, body: str, act: str) -> HttpResponse:
    """Do one act of the secretary on members or rules."""
    viewer = viewer_of(request)
    found = _found(viewer, body)
    if act not in ACTS or not manages(viewer, found):
        raise Http404
    problems = tried(lambda: ACTS[act](viewer, found, request.POST))
    if problems:
        return _page(request, found, problems)
    messages.success(request, _("기록했습니다."))
    return redirect("body", body=found.key)


def _page(request: HttpRequest, body: Body, problems: list[str]) -> HttpResponse:
    viewer = viewer_of(request)
    on = day(request.GET, "day") or clock.today()
    context = {
        "page": body_page(viewer, body, on),
        "problems": problems,
        "given": request.POST,
        "once": new_key(),
        "today": clock.today(),
        "section": "work",
        "trail": trail((_("위원회"), "bodies"), _name(body)),
    }
    return render(request, "committee/body.html", context, status=422 if problems else 200)


@needs(is_staff)
@never_cache
def conflicts(request: HttpRequest, body: str) -> HttpResponse:
    """Show what may keep members from matters: everything to the secretary, their own to a member; take a new fact."""
    viewer, problems = viewer_of(request), []
    found = _found(viewer, body)
    if request.method == "POST":
        name = "withdraw" if "fact_id" in request.POST else "declare"
        problems = tried(lambda: ACTS[name](viewer, found, request.POST))
        if not problems:
            messages.success(request, _("기록했습니다."))
            return redirect("body_conflicts", body=found.key)
    page = conflict_page(viewer, found, clock.today())
    subject, where, now = f"body-{found.pk}", client_address(request), clock.now()
    note_read(viewer, what="conflict_fact", subject=subject, subjects=len(page.people), address=where, now=now)
    context = {
        "page": page,
        "problems": problems,
        "given": request.POST,
        "once": new_key(),
        "today": clock.today(),
        "section": "work",
        "trail": trail((_("위원회"), "bodies"), _("이해관계")),
    }
    return render(request, "committee/conflicts.html", context, status=422 if problems else 200)


def _found(viewer: Viewer, key: str) -> Body:
    try:
        return body_for(viewer, key, clock.today())
    except Hidden as hidden:
        raise Http404 from hidden


def _name(body: Body) -> str:
    return body.organisation.name_en if english() else body.organisation.name_ko
