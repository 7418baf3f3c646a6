"""The early warning of a zone (내부검토): a word and its reasons, for the desk that made it and nobody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal import rules as portal_rules
from teukgu.portal.access_office import reads_desk, works_at_desk
from teukgu.portal.services.office_desk.early_warning import KEEP_MONTHS, make_warning
from teukgu.portal.store.queries.office_desk.mid_year import months_reported
from teukgu.portal.store.queries.office_desk.warnings import warnings_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.office_desk.warnings import shown_warning
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.office_desk.asked import desk_or_404, whole, zone_or_404


@needs(reads_desk)
@never_cache
@require_safe
def show(request: HttpRequest, key: str, zone: str) -> HttpResponse:
    """Show the warnings that are still kept, the newest first, and the months that can be judged."""
    today = clock.today()
    desk = desk_or_404(request, key)
    found = zone_or_404(desk, zone)
    name = zone_name(found)
    context = {
        "desk": desk,
        "zone": found,
        "name": name,
        "warnings": [shown_warning(one) for one in warnings_of(desk, zone, today)],
        "months": months_reported(zone),
        "keep_months": portal_rules.programme().rulebook.on(today).whole(KEEP_MONTHS),
        "trail": (
            Step(organisation_said(desk.organisation), reverse("office_desk", args=[key])),
            Step(name, reverse("office_zone", args=[key, zone])),
            Step(_("조기경보")),
        ),
    }
    return render(request, "office/warning.html", context)


@csrf_protect
@needs(works_at_desk)
@require_POST
def make(request: HttpRequest, key: str, zone: str) -> HttpResponse:
    """Judge the zone by the figures of a month."""
    desk = desk_or_404(request, key, acting=True)
    zone_or_404(desk, zone)
    year, _dash, month = request.POST.get("month", "").partition("-")
    tried(
        request,
        lambda: make_warning(
            viewer_of(request),
            key,
            zone,
            year=whole(year) or 0,
            month=whole(month) or 0,
            now=clock.now(),
            today=clock.today(),
        ),
        _("조기경보를 만들었습니다. 이 지방청에서만 보입니다."),
    )
    return redirect("early_warning", key, zone)
