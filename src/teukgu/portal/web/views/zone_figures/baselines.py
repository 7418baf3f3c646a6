"""Baselines of a zone: shown, and entered under the definition of then or of now."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.baselines import Origin, set_baselines, standing_rows
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.portal.store.queries.zone_figures.zones import first_year
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.zone_figures.years_page import baseline_entries, baseline_groups
from teukgu.portal.web.views.designation.asked import day_in, tell_notes, tell_refused, wrong_among
from teukgu.portal.web.views.zone_figures.asked import (
    FiguresReader,
    approval_in,
    shown_rows,
    steps,
    year_in,
    zone_reader,
)
from teukgu.reporting.form import Row, rows_of
from teukgu.values import Finding, Refused


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, zone: str) -> HttpResponse:
    """Show the baselines, or save those that were typed."""
    reader, today = zone_reader(request, zone), clock.today()
    years = (today.year, first_year(reader.zone))
    given = request.POST.get("definitions") or request.GET.get("definitions", "")
    year = year_in(given, years[0])
    if year not in years:
        raise Http404
    rows = rows_of(indicators(), year, reader.zone.zone_type, stages_of(reader.zone.pk, year))
    refused = request.method == "POST" and not _saved(request, reader, rows)
    if request.method == "POST" and not refused:
        return redirect("zone_baselines", zone=zone)
    context = _context(request, reader, rows, year, years)
    return render(request, "zone_figures/baselines.html", context, status=422 if refused else 200)


def _context(
    request: HttpRequest, reader: FiguresReader, rows: tuple[Row, ...], year: int, years: tuple[int, ...]
) -> dict[str, Any]:
    designated = reader.zone.designated_on
    posted = request.POST if request.method == "POST" else None
    standing = standing_rows(reader.zone.pk)
    shown = shown_rows(request, rows, standing)
    return {
        "parts": len(rows) - len(shown),
        "full": any(row.part for row in rows) and len(rows) == len(shown),
        "reader": reader,
        "groups": baseline_groups(shown, standing, posted),
        "year": year,
        "years": sorted(set(years), reverse=True),
        "as_of": request.POST.get("as_of", designated.isoformat() if designated else ""),
        "posted": request.POST,
        "page": "baselines",
        "section": "reports",
        "trail": steps(reader, _("기준값")),
    }


def _saved(request: HttpRequest, reader: FiguresReader, rows: tuple[Row, ...]) -> bool:
    findings: list[Finding] = []
    entries = baseline_entries(request.POST, rows, findings)
    try:
        if wrong_among(findings):
            raise Refused(wrong_among(findings))
        kept = set_baselines(
            reader.viewer,
            reader.zone.pk,
            entries,
            origin=Origin(day_in(request.POST.get("as_of", "")), request.POST.get("source", "")),
            approval=approval_in(request),
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        tell_refused(request, refused)
        return False
    tell_notes(request, findings)
    if kept:
        said = ngettext("기준값 %(number)d개를 저장했습니다.", "기준값 %(number)d개를 저장했습니다.", len(kept))
        messages.success(request, said % {"number": len(kept)})
    else:
        messages.info(request, _("바뀐 것이 없습니다."))
    return True
