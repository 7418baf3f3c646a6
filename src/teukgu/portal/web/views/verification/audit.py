"""In which order an auditor may look at the zones of a province; made anew each time, kept nowhere."""

from collections import defaultdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal import rules as portal_rules
from teukgu.portal.access_office import audit_programmes, sees_audit_order
from teukgu.portal.store.models import Observation, Region, ZoneNow
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.reporting.audit_order import Ordered, limits_from, order
from teukgu.reporting.figure import FigureStatus


@needs(sees_audit_order)
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the zones of a province in the order in which their digits are unusual."""
    programmes = audit_programmes(viewer_of(request))
    provinces = Region.objects.filter(programme__in=programmes, province=None).order_by("pk")
    asked = request.GET.get("province", "")
    chosen = next((one for one in provinces if one.pk == asked), None)
    if asked and chosen is None:
        raise Http404
    context = {
        "provinces": [(one.pk, one.name_en if english() and one.name_en else one.name_ko) for one in provinces],
        "chosen": asked,
        "rows": _rows(programmes, asked) if chosen else [],
        "trail": trail((_("내 업무"), "work"), _("감사가 볼 차례")),
    }
    return render(request, "verification/audit.html", context)


def _rows(programmes: tuple[str, ...], province: str) -> list[dict[str, object]]:
    places = ZoneNow.objects.filter(programme__in=programmes, places__province=province).distinct()
    zones = {one.pk: one for one in places}
    figures: dict[str, list[float]] = {zone: [] for zone in zones}
    rows = Observation.objects.filter(zone__in=zones, status=FigureStatus.GIVEN.value, corrected_by=None)
    values: dict[str, list[float]] = defaultdict(list)
    for zone, value in rows.values_list("zone", "value"):
        if isinstance(value, int | float) and not isinstance(value, bool):
            values[zone].append(value)
    limits = limits_from(portal_rules.programme().rulebook.on(clock.today()))
    return [_row(one, zones[one.zone]) for one in order(figures | values, limits)]


def _row(one: Ordered, zone: ZoneNow) -> dict[str, object]:
    return {
        "zone": zone,
        "name": zone_name(zone),
        "figures": one.figures,
        "signs": [said(each.text) for each in one.signs],
        "left_out": [said(each) for each in one.left_out],
    }
