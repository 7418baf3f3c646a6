"""The figures of a zone over the years: shown, and given as a table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.zone_figures import FiguresTable, write_csv, write_xlsx
from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.reports.uploads import SPREADSHEET
from teukgu.portal.store.queries.zone_figures.holdings import board_of, holdings_of, shares_of_zone, years_of
from teukgu.portal.store.queries.zone_figures.zones import members_of, region_names_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.zone_figures.board_page import (
    actor_names,
    shown_breaks,
    shown_corrections,
    shown_groups,
)
from teukgu.portal.web.presenting.zone_figures.shares_page import share_lines
from teukgu.portal.web.views.zone_figures.asked import (
    given_sheet,
    language,
    reports_of,
    steps,
    year_in,
    zone_reader,
)

SHOWN = 5
"""Years that are shown beside each other unless others are asked for."""
WRITERS = {"xlsx": (write_xlsx, SPREADSHEET), "csv": (write_csv, "text/csv; charset=utf-8")}


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, zone: str) -> HttpResponse:
    """Show every indicator by year: what was reported, what earlier reports said, targets, baseline, corrections."""
    reader, today = zone_reader(request, zone), clock.today()
    held = holdings_of(reader.zone.pk)
    every = years_of(reader.zone, held, today.year)
    first = year_in(request.GET.get("from", ""), max(every[0], today.year - SHOWN))
    last = year_in(request.GET.get("to", ""), today.year)
    years = tuple(year for year in every if first <= year <= last) or every[-1:]
    lines = board_of(reader.zone, held, years)
    full = request.GET.get("all") == "1"
    shown = lines if full else tuple(one for one in lines if not one.is_empty)
    context = {
        "reader": reader,
        "years": years,
        "every": every,
        "first": years[0],
        "last": years[-1],
        "full": full,
        "hidden": len(lines) - len(shown),
        "groups": shown_groups(shown),
        "corrections": shown_corrections(held, years),
        "breaks": shown_breaks(shown),
        "shares": share_lines(shares_of_zone(reader.zone.pk), region_names_of(members_of(reader.zone.pk))),
        "reports": reports_of(reader),
        "page": "figures",
        "section": "reports",
        "trail": steps(reader),
    }
    return render(request, "zone_figures/board.html", context)


@signed_in
@never_cache
@require_safe
def download(request: HttpRequest, zone: str, kind: str) -> HttpResponse:
    """Give every figure of the zone with its whole history as XLSX or CSV."""
    reader = zone_reader(request, zone)
    if kind not in WRITERS:
        raise Http404
    held = holdings_of(reader.zone.pk)
    lines = board_of(reader.zone, held, years_of(reader.zone, held, clock.today().year))
    seen = [one for chain in held.series.chains.values() for one in chain]
    title = _("%(zone)s 연도별 값") % {"zone": reader.name}
    write, content_type = WRITERS[kind]
    table = FiguresTable(title, lines, held, indicators(), actor_names(seen), language())
    return given_sheet(write(table), f"figures-{reader.zone.pk}.{kind}", content_type)
