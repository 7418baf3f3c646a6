"""The desk of one office; the load of all of them for the head office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import load_programmes, reads_desk, sees_offices
from teukgu.portal.store.queries.office_desk.desks import desks_of, looked_after, zones_of_desk
from teukgu.portal.store.queries.office_desk.due import due_of, period_of
from teukgu.portal.store.queries.office_desk.load import loads
from teukgu.portal.store.queries.office_desk.stages import last_reviews, plan_cases, reports_of
from teukgu.portal.store.queries.office_desk.warnings import newest_warnings
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import (
    MOST_DUE,
    gathered,
    shown_due,
    shown_plans,
    shown_zones,
    zone_name,
)
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.office_desk.asked import checks_a_year, desk_or_404


@needs(sees_offices)
@never_cache
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Show the load of every office to the head office; whoever has one desk only goes there."""
    viewer, today = viewer_of(request), clock.today()
    programmes, desks = load_programmes(viewer), desks_of(viewer)
    if not programmes and len(desks) == 1:
        return redirect("office_desk", desks[0].organisation.key)
    checks = checks_a_year()
    start, end = period_of(today, checks)
    rows = [(organisation_said(one.organisation), one) for one in loads(programmes, today, checks)]
    context = {
        "rows": rows,
        "own": [(one.organisation.key, organisation_said(one.organisation)) for one in desks],
        "start": start,
        "end": end,
        "trail": trail(_("지방청 업무")),
    }
    return render(request, "office/offices.html", context)


@needs(reads_desk)
@never_cache
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a desk: what is due and late, the zones, what is being planned."""
    viewer, today = viewer_of(request), clock.today()
    desk = desk_or_404(request, key)
    zones = list(zones_of_desk(desk))
    ids, names = [one.pk for one in zones], {one.pk: zone_name(one) for one in zones}
    looked = looked_after(desk.organisation, ids, today)
    found = due_of(desk.organisation.pk, zones, today, checks_a_year())
    due = [shown_due(desk, one, names, today) for one in found]
    lines = gathered(due)
    plans = plan_cases(viewer, desk, today)
    reports, warnings = reports_of(viewer, ids, today), newest_warnings(desk, ids, today)
    context = {
        "desk": desk,
        "name": organisation_said(desk.organisation),
        "zones": shown_zones(zones, looked, reports, due, warnings),
        "due": lines[:MOST_DUE],
        "more_due": max(0, len(lines) - MOST_DUE),
        "late": sum(one.is_late(today) for one in found),
        "soon": sum(one.is_soon(today) for one in found),
        "unassigned": len(zones) - len(looked),
        "vacant": sum(one.is_vacant for one in looked.values()),
        "plans": shown_plans(plans, last_reviews(desk, [one.pk for one in plans])),
        "trail": trail((_("내 업무"), "work"), organisation_said(desk.organisation)),
    }
    return render(request, "office/desk.html", context)
