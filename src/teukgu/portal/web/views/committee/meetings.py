"""Calling a meeting, the meeting itself, and a member's own meetings."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer, is_staff
from teukgu.portal.services.meetings.calling import call_meeting
from teukgu.portal.services.meetings.known import Hidden, body_for, manages, meeting_for
from teukgu.portal.store.models import Body, Meeting
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.committee.call_page import call_page
from teukgu.portal.web.presenting.committee.meeting_page import meeting_page
from teukgu.portal.web.presenting.committee.my_page import my_meetings
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.committee.asked import day, moment, new_key, once_of, text, tried
from teukgu.portal.web.views.committee.meeting_acts import ACTS, MEMBER_ACTS


@needs(is_staff)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, body: str) -> HttpResponse:
    """Show the form that calls a meeting or a written resolution, or call it."""
    viewer = viewer_of(request)
    found = _body(viewer, body)
    if not manages(viewer, found):
        raise Http404
    made: list[Meeting] = []
    problems = tried(lambda: made.append(_call(viewer, found, request))) if request.method == "POST" else []
    if made:
        messages.success(request, _("소집을 기록했습니다."))
        return redirect("meeting", meeting=made[0].pk)
    context = {
        "page": call_page(found, clock.today()),
        "problems": problems,
        "given": request.POST,
        "once": new_key(),
        "section": "work",
        "trail": (*trail((_("위원회"), "bodies")), _step(found), Step(_("회의 소집"))),
    }
    return render(request, "committee/call.html", context, status=422 if problems else 200)


def _call(viewer: Viewer, body: Body, request: HttpRequest) -> Meeting:
    given = request.POST
    return call_meeting(
        viewer,
        body.key,
        form=text(given, "form"),
        starts_at=moment(given, "day", "time"),
        purpose=text(given, "purpose"),
        place=text(given, "place"),
        ground=text(given, "ground"),
        reason=text(given, "reason"),
        replies_until=day(given, "replies_until"),
        once=once_of(given),
        now=clock.now(),
        today=clock.today(),
    )


@needs(is_staff)
@never_cache
@require_safe
def show(request: HttpRequest, meeting: int) -> HttpResponse:
    """Show a meeting to its secretary or a member."""
    return _page(request, _meeting(viewer_of(request), meeting), "", [])


@needs(is_staff)
@require_POST
def act(request: HttpRequest, meeting: int, act: str) -> HttpResponse:
    """Do one act in a meeting."""
    viewer = viewer_of(request)
    found = _meeting(viewer, meeting)
    if act not in ACTS or not (manages(viewer, found.body) or act in MEMBER_ACTS):
        raise Http404
    problems = tried(lambda: ACTS[act](viewer, found.pk, request.POST))
    if problems:
        return _page(request, found, act, problems)
    messages.success(request, _("기록했습니다."))
    place = text(request.POST, "place_on_page")
    response = redirect("meeting", meeting=found.pk)
    if place.replace("-", "").isalnum():
        response["Location"] += f"#{place}"
    return response


@needs(is_staff)
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show a member what waits for them: meetings to come, written votes, seats held."""
    page = my_meetings(viewer_of(request), clock.today())
    context = {"page": page, "section": "work", "trail": trail(_("나의 회의"))}
    return render(request, "committee/mine.html", context)


def _page(request: HttpRequest, meeting: Meeting, acted: str, problems: list[str]) -> HttpResponse:
    meeting.refresh_from_db()
    page = meeting_page(viewer_of(request), meeting)
    typed = request.POST if acted == "minutes" else {}
    context = {
        "page": page,
        "minutes_items": [(key, name, typed.get(f"minutes-{key}", found)) for key, name, found in page.minutes_items],
        "meeting": meeting,
        "acted": acted,
        "problems": problems,
        "given": request.POST,
        "once": new_key(),
        "today": clock.today(),
        "section": "work",
        "trail": (*trail((_("위원회"), "bodies")), _step(meeting.body), Step(_("회의"))),
    }
    return render(request, "committee/meeting.html", context, status=422 if problems else 200)


def _step(body: Body) -> Step:
    name = body.organisation.name_en if english() else body.organisation.name_ko
    return Step(name, reverse("body", args=[body.key]))


def _body(viewer: Viewer, key: str) -> Body:
    try:
        return body_for(viewer, key, clock.today())
    except Hidden as hidden:
        raise Http404 from hidden


def _meeting(viewer: Viewer, meeting: int) -> Meeting:
    try:
        return meeting_for(viewer, meeting, clock.today())
    except Hidden as hidden:
        raise Http404 from hidden
