"""Figures within the year: a page for the office and the municipality, typed or pasted."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_office import is_addressed, works_at_desk
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.office_desk.mid_year import asked_within_year, holder_of, save_mid_year
from teukgu.portal.store.models import ZoneNow
from teukgu.portal.store.queries.office_desk.desks import desks_of, zones_of_desk, zones_of_municipality
from teukgu.portal.store.queries.office_desk.mid_year import months_reported
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.mid_year_page import (
    last_month_over,
    mid_year_rows,
    month_choices,
    values_in,
)
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences, tell_notes, wrong_among
from teukgu.portal.web.views.office_desk.asked import whole
from teukgu.reporting.pasted_table import read_pasted
from teukgu.values import Finding, IndicatorId, Refused


def writes_figures(viewer: Viewer) -> bool:
    """Whether the viewer may write figures within the year of some zone."""
    return works_at_desk(viewer) or is_addressed(viewer)


@needs(is_addressed)
@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List the zones of the viewer's municipality, each with the months it has told."""
    zones = [one for one in zones_of_municipality(viewer_of(request)) if one.ended_on is None]
    context = {
        "rows": [(one.pk, zone_name(one), months_reported(one.pk)[:6]) for one in zones],
        "trail": trail((_("내 업무"), "work"), _("연중 실적")),
    }
    return render(request, "office/mid_year_own.html", context)


@csrf_protect
@needs(writes_figures)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, zone: str) -> HttpResponse:
    """Show the figures of a month and take new ones."""
    viewer, today = viewer_of(request), clock.today()
    holder = holder_of(viewer, zone)
    if holder is None:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    default = last_month_over(today)
    year, month = whole(asked.get("year", "")) or default[0], whole(asked.get("month", "")) or default[1]
    problems: list[str] = []
    if request.method == "POST":
        findings = _saved(request, holder.zone, year, month)
        if not findings:
            return redirect(f"{reverse('mid_year', args=[zone])}?year={year}&month={month}")
        problems = sentences(tuple(findings))
    typed = request.POST if problems else None
    context = _context(viewer, holder.zone, year, month, typed=typed) | {"problems": problems}
    return render(request, "office/mid_year.html", context, status=422 if problems else 200)


def _context(viewer: Viewer, zone: ZoneNow, year: int, month: int, *, typed: QueryDict | None) -> dict[str, Any]:
    today = clock.today()
    return {
        "zone": zone,
        "name": zone_name(zone),
        "year": year,
        "month": month,
        "rows": mid_year_rows(zone, asked_within_year(zone, year), year, month, typed),
        "choices": month_choices(today, year, month),
        "source": typed.get("source", "") if typed else "",
        "pasted": typed.get("pasted", "") if typed else "",
        "once": uuid.uuid4().hex,
        "months": months_reported(zone.pk)[:12],
        "trail": _trail(viewer, zone),
    }


def _trail(viewer: Viewer, zone: ZoneNow) -> tuple[Step, ...]:
    for desk in desks_of(viewer):
        if zones_of_desk(desk).filter(pk=zone.pk).exists():
            key = desk.organisation.key
            return (
                Step(organisation_said(desk.organisation), reverse("office_desk", args=[key])),
                Step(zone_name(zone), reverse("office_zone", args=[key, zone.pk])),
                Step(_("연중 실적")),
            )
    return trail((_("연중 실적"), "mid_year_own"), zone_name(zone))


def _saved(request: HttpRequest, zone: ZoneNow, year: int, month: int) -> list[Finding]:
    """Keep what was typed and pasted, all or nothing; return what is wrong."""
    asked = asked_within_year(zone, year)
    values, findings = values_in(request.POST, asked)
    pasted = read_pasted(request.POST.get("pasted", ""), asked, indicators())
    findings = [*findings, *pasted.findings, *pasted.notes]
    if wrong_among(findings):
        return wrong_among(findings)
    values |= dict(pasted.values)
    wrong = _keep(request, zone, year, month, values)
    if not wrong:
        tell_notes(request, findings)
    return wrong


def _keep(
    request: HttpRequest, zone: ZoneNow, year: int, month: int, values: dict[IndicatorId, int | float]
) -> list[Finding]:
    today: date = clock.today()
    try:
        count = save_mid_year(
            viewer_of(request),
            zone.pk,
            year=year,
            month=month,
            values=values,
            source=request.POST.get("source", ""),
            once=request.POST.get("once", "")[:64] or uuid.uuid4().hex,
            now=clock.now(),
            today=today,
        )
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        return list(refused.findings)
    if count:
        text = ngettext("%(count)d개의 값을 저장했습니다.", "%(count)d개의 값을 저장했습니다.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("바뀐 값이 없습니다."))
    return []
