"""The calendar as a feed for calendar programs: days and case numbers, nothing personal."""

from dataclasses import replace
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe
from icalendar import Calendar, Event

from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.services.calendar_feeds import feed_of, held_by, make_feed, revoke_feeds
from teukgu.portal.store.models import CalendarFeed, CaseClock, Post
from teukgu.portal.store.queries.cases.calendar import clock_ends
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.cases.names import clock_name
from teukgu.portal.web.trail import trail
from teukgu.values import Refused

BACK = timedelta(days=60)
AHEAD = timedelta(days=730)


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """Give the deadlines of the post; who left it, or revoked the address, finds nothing."""
    feed = feed_of(secret)
    if feed is None:
        raise Http404
    today = clock.today()
    viewer = viewer_of_account(feed.account_id, today)
    held = held_by(viewer, feed)
    if held is None:
        raise Http404
    ends = clock_ends(replace(viewer, posts=(held,)), today - BACK, today + AHEAD, today=today)
    calendar = Calendar()
    calendar.add("prodid", "-//Teukgu//Deadlines//KO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("특구 기한"))
    for one in ends:
        calendar.add_component(_entry(request, one))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _entry(request: HttpRequest, one: CaseClock) -> Event:
    entry = Event()
    entry.add("uid", f"{one.case.number}-{one.clock}-{one.key}@{request.get_host()}")
    entry.add("dtstamp", one.case.opened_at)
    entry.add("dtstart", one.due)
    name = clock_name(one.case.procedure, one.clock)
    provisional = _(" (잠정)") if one.provisional else ""
    entry.add("summary", f"{one.case.number} {name}{provisional}")
    entry.add("url", request.build_absolute_uri(f"/cases/{one.case.number}/"))
    return entry


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@needs(is_staff)
def manage(request: HttpRequest) -> HttpResponse:
    """Make an address for a post of one's own (shown once), or revoke it."""
    viewer = viewer_of(request)
    address = ""
    if request.method == "POST":
        chosen = request.POST.get("post", "")
        if not chosen.isdecimal():
            raise Http404
        try:
            if request.POST.get("do") == "revoke":
                revoke_feeds(viewer, int(chosen), now=clock.now())
                messages.success(request, _("구독 주소를 없앴습니다. 그 주소로는 더 볼 수 없습니다."))
                return redirect("calendar_feeds")
            secret = make_feed(viewer, int(chosen), now=clock.now())
        except Refused:
            raise Http404 from None
        address = request.build_absolute_uri(f"/calendar/{secret}.ics")
    open_feeds = CalendarFeed.objects.filter(account=int(viewer.account), revoked_at=None)
    made = dict(open_feeds.values_list("post", "made_at"))
    posts = Post.objects.filter(pk__in=[held.post for held in viewer.posts]).select_related("organisation")
    context = {
        "posts": [(post, made.get(post.pk)) for post in posts.order_by("pk")],
        "address": address,
        "section": "calendar",
        "trail": trail((_("내 업무"), "work"), (_("달력"), "case_calendar"), _("달력 구독")),
    }
    return render(request, "work/feeds.html", context)
