"""Targets of a zone's year: shown, entered with or without approval, approved later."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.targets import approve_waiting, set_targets
from teukgu.portal.store.queries.reports.approved import targets_of_zone
from teukgu.portal.store.queries.zone_figures.forms import newest_targets, target_years
from teukgu.portal.store.queries.zone_figures.holdings import uploads_of
from teukgu.portal.store.queries.zone_figures.stages import stages_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.zone_figures.years_page import target_entries, target_groups
from teukgu.portal.web.views.designation.asked import tell_notes, tell_refused, wrong_among
from teukgu.portal.web.views.zone_figures.asked import (
    FiguresReader,
    approval_in,
    shown_rows,
    steps,
    whole,
    year_in,
    zone_reader,
)
from teukgu.reporting.form import Row, rows_of
from teukgu.reporting.targets import targets_of
from teukgu.reporting.year_lines import Purpose
from teukgu.values import Finding, Refused, ZoneId


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, zone: str) -> HttpResponse:
    """Show the targets of a year, or save those that were typed."""
    reader, today = zone_reader(request, zone), clock.today()
    years = target_years(reader.zone, today)
    given = request.POST.get("year") or request.GET.get("year", "")
    year = year_in(given, min(today.year, years[-1]) if years else today.year)
    if year not in years:
        raise Http404
    rows = rows_of(indicators(), year, reader.zone.zone_type, stages_of(reader.zone.pk, year))
    refused = request.method == "POST" and not _saved(request, reader, rows, year)
    if request.method == "POST" and not refused:
        return redirect(f"{reverse('zone_targets', args=[zone])}?year={year}")
    return render(
        request,
        "zone_figures/targets.html",
        _context(request, reader, rows, year, years),
        status=422 if refused else 200,
    )


def _context(
    request: HttpRequest, reader: FiguresReader, rows: tuple[Row, ...], year: int, years: tuple[int, ...]
) -> dict[str, Any]:
    newest = {cell: row for (when, cell), row in newest_targets(reader.zone.pk).items() if when == year}
    counting = targets_of(targets_of_zone(reader.zone.pk), ZoneId(reader.zone.pk), year)
    shown = shown_rows(request, rows, newest)
    waiting = [row for row in newest.values() if row.approved_on is None]
    return {
        "reader": reader,
        "year": year,
        "years": years[::-1],
        "groups": target_groups(shown, counting, newest, year, request.POST if request.method == "POST" else None),
        "parts": len(rows) - len(shown),
        "full": any(row.part for row in rows) and len(rows) == len(shown),
        "waiting": len(waiting),
        "seen": max((row.pk for row in waiting), default=0),
        "is_over": year < clock.today().year,
        "posted": request.POST,
        "uploads": uploads_of(reader.zone.pk, Purpose.TARGETS.value),
        "once": uuid4().hex,
        "page": "targets",
        "section": "reports",
        "trail": steps(reader, _("목표")),
    }


def _saved(request: HttpRequest, reader: FiguresReader, rows: tuple[Row, ...], year: int) -> bool:
    """Save what was typed, all of it or nothing; True when it is kept."""
    findings: list[Finding] = []
    entries = target_entries(request.POST, rows, year, findings)
    try:
        if wrong_among(findings):
            raise Refused(wrong_among(findings))
        kept = set_targets(
            reader.viewer,
            reader.zone.pk,
            entries,
            approval=approval_in(request),
            why=request.POST.get("why", ""),
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        tell_refused(request, refused)
        return False
    tell_notes(request, findings)
    _done(request, len(kept))
    return True


def _done(request: HttpRequest, kept: int) -> None:
    if not kept:
        messages.info(request, _("바뀐 것이 없습니다."))
        return
    said = ngettext("목표 %(number)d개를 저장했습니다.", "목표 %(number)d개를 저장했습니다.", kept)
    messages.success(request, said % {"number": kept})


@signed_in
@require_POST
def approve(request: HttpRequest, zone: str) -> HttpResponse:
    """Record the approval of the targets of a year that wait."""
    reader = zone_reader(request, zone)
    year = year_in(request.POST.get("year", ""), 0)
    try:
        kept = approve_waiting(
            reader.viewer,
            zone,
            year,
            approval=approval_in(request),
            seen=whole(request.POST.get("seen", "")),
            now=clock.now(),
            today=clock.today(),
        )
        _done(request, len(kept))
    except Refused as refused:
        tell_refused(request, refused)
    return redirect(
        f"{reverse('zone_targets', args=[zone])}?year={year}" if year else reverse("zone_targets", args=[zone])
    )
