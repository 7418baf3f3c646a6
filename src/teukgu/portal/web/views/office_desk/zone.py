"""One zone at the desk: who looks after it, milestones, visits, coaches, mid-year figures and early warning."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import reads_desk, works_at_desk
from teukgu.portal.services.office_desk.coaching import assign_coach
from teukgu.portal.services.office_desk.zones import assign_zone, set_milestone, turn_milestone
from teukgu.portal.store.models import Milestone
from teukgu.portal.store.queries.office_desk.coaching import coaches_of, experts, is_running, later_ties
from teukgu.portal.store.queries.office_desk.desks import Desk, acting_posts, looked_after
from teukgu.portal.store.queries.office_desk.due import due_of, milestone_lines
from teukgu.portal.store.queries.office_desk.stages import reports_of
from teukgu.portal.store.queries.office_desk.visits import standing_visits
from teukgu.portal.store.queries.office_desk.warnings import newest_warnings
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.cases.names import stage_name
from teukgu.portal.web.presenting.office_desk.desk_page import shown_due, zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.office_desk.warnings import ShownWarning, shown_warning
from teukgu.portal.web.presenting.office_desk.zone_page import shown_milestones, shown_visits
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.office_desk.asked import checks_a_year, desk_or_404, whole, zone_or_404


@needs(reads_desk)
@never_cache
@require_safe
def show(request: HttpRequest, key: str, zone: str) -> HttpResponse:
    """Show a zone at the desk."""
    viewer, today = viewer_of(request), clock.today()
    desk = desk_or_404(request, key)
    found = zone_or_404(desk, zone)
    office, name = desk.organisation, zone_name(found)
    due = due_of(office.pk, [found], today, checks_a_year())
    report = reports_of(viewer, [zone], today).get(zone)
    context = {
        "desk": desk,
        "zone": found,
        "name": name,
        "looked": looked_after(office, [zone], today).get(zone),
        "posts": acting_posts(office, today),
        "due": [shown_due(desk, one, {zone: name}, today) for one in due],
        "milestones": shown_milestones(
            milestone_lines(Milestone.objects.filter(organisation=office, zone=zone)), today
        ),
        "visits": shown_visits(standing_visits(desk, zone)),
        "report": report,
        "report_stage": stage_name("report", report.case.now.stage) if report else "",
        "coaches": [(one, is_running(one, today), bool(later_ties(one, today))) for one in coaches_of(office.pk, zone)],
        "experts": experts(office.programme_id, today),
        "warning": _warning(desk, zone),
        "once": uuid.uuid4().hex,
        "today": today,
        "trail": (Step(organisation_said(office), reverse("office_desk", args=[key])), Step(name)),
    }
    return render(request, "office/zone.html", context)


def _warning(desk: Desk, zone: str) -> ShownWarning | None:
    found = newest_warnings(desk, [zone], clock.today()).get(zone)
    return shown_warning(found) if found else None


Act = Callable[[HttpRequest, str, str, str], Any]


@csrf_protect
@needs(works_at_desk)
@require_POST
def act(request: HttpRequest, key: str, zone: str) -> HttpResponse:
    """Do one of the zone's acts."""
    desk = desk_or_404(request, key, acting=True)
    zone_or_404(desk, zone)
    name = request.POST.get("act", "")
    if name not in ACTS:
        raise Http404
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(request, lambda: ACTS[name](request, key, zone, once), _("기록했습니다."))
    return redirect("office_zone", key, zone)


def _assign(request: HttpRequest, key: str, zone: str, once: str) -> Any:
    post = whole(request.POST.get("post", ""))
    return assign_zone(viewer_of(request), key, zone, post=post, once=once, now=clock.now(), today=clock.today())


def _milestone(request: HttpRequest, key: str, zone: str, once: str) -> Any:
    return set_milestone(
        viewer_of(request),
        key,
        zone,
        title=request.POST.get("title", ""),
        due_on=day_in(request.POST.get("due_on", "")),
        source=request.POST.get("source", ""),
        once=once,
        now=clock.now(),
    )


def _turn(request: HttpRequest, key: str, zone: str, once: str) -> Any:
    return turn_milestone(
        viewer_of(request),
        key,
        whole(request.POST.get("milestone", "")) or 0,
        state=request.POST.get("state", ""),
        day=day_in(request.POST.get("day", "")),
        note=request.POST.get("note", ""),
        once=once,
        now=clock.now(),
        today=clock.today(),
    )


def _coach(request: HttpRequest, key: str, zone: str, once: str) -> Any:
    return assign_coach(
        viewer_of(request),
        key,
        zone,
        coach=whole(request.POST.get("coach", "")),
        until=day_in(request.POST.get("until", "")),
        task=request.POST.get("task", ""),
        once=once,
        now=clock.now(),
        today=clock.today(),
    )


ACTS: Mapping[str, Act] = {"assign": _assign, "milestone": _milestone, "turn": _turn, "coach": _coach}
