"""Whose figures a page shows, and what its reader may do there."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from teukgu.documents.years_workbook.writer import write_years
from teukgu.portal import clock
from teukgu.portal.access import CaseFacts, Viewer
from teukgu.portal.access_figures import may_enter_figures
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.reports.uploads import SPREADSHEET
from teukgu.portal.services.zone_figures.approvals import ApprovalGiven
from teukgu.portal.services.zone_figures.sheets import FORMS, SentSheet
from teukgu.portal.store.models import Report, ZoneNow
from teukgu.portal.store.queries.zone_figures.zones import find_zone
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.designation.asked import day_in
from teukgu.reporting.figure import Cell
from teukgu.reporting.form import Row
from teukgu.reporting.stages import stages_offered
from teukgu.reporting.year_lines import Purpose
from teukgu.values import Language

LARGEST = 11_000_000
"""Bytes read of a sheet that is sent; the service says what is too large."""


@dataclass(frozen=True, slots=True)
class FiguresReader:
    """Who reads the figures of a zone: may they enter some?"""

    viewer: Viewer
    zone: ZoneNow
    facts: CaseFacts
    name: str
    enters: bool
    joint: bool
    staged: bool = False
    """Whether zones of its type are asked by stage of the value chain."""


def zone_reader(request: HttpRequest, zone: str) -> FiguresReader:
    """Return who reads the figures of this zone.

    Raises:
        Http404: when there is no such zone for this viewer.
    """
    viewer = viewer_of(request)
    found = find_zone(viewer, zone)
    if found is None:
        raise Http404
    row = found.zone
    name = (row.name_en if english() and row.name_en else row.name_ko) or row.pk
    joint = row.places.count() > 1
    staged = bool(stages_offered(indicators(), row.zone_type, clock.today().year))
    return FiguresReader(viewer, row, found.facts, name, may_enter_figures(viewer, found.facts), joint, staged)


def steps(reader: FiguresReader, last: str = "") -> tuple[Step, ...]:
    """Return the breadcrumb of a page below the zone's figures."""
    start = trail((_("운영성과보고"), "reports"))
    here = Step(reader.name, reverse("zone_figures", args=[reader.zone.pk])) if last else Step(reader.name)
    return (*start, here, *([Step(last)] if last else []))


def reports_of(reader: FiguresReader) -> list[Report]:
    """Return the zone's reports in the portal, the newest first."""
    return list(Report.objects.filter(zone=reader.zone.pk).select_related("case").order_by("-year"))


def approval_in(request: HttpRequest) -> ApprovalGiven:
    """Return the approval that a form tells."""
    posted = request.POST
    return ApprovalGiven(
        day_in(posted.get("approved_on", "")), posted.get("approved_by", ""), posted.get("document", "")
    )


def shown_rows(request: HttpRequest, rows: Iterable[Row], known: Collection[Cell]) -> tuple[Row, ...]:
    """Return the rows that a form shows: parts only where asked for (``parts=1``), or where something is known."""
    full = (request.POST.get("parts") or request.GET.get("parts")) == "1"
    return tuple(row for row in rows if full or row.part is None or row.cell in known)


def year_in(text: str, default: int) -> int:
    """Return a year that somebody typed or chose."""
    return int(text) if re.fullmatch(r"[0-9]{4}", text) else default


def whole(text: str) -> int:
    """Return a number that a form carries, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def language() -> Language:
    """Return the language of the page."""
    return "en" if english() else "ko"


def sheet_in(request: HttpRequest) -> SentSheet:
    """Return the sheet over several years that a form sends."""
    sent, posted = request.FILES.get("sheet"), request.POST
    content, name = (sent.read(LARGEST), sent.name or "") if sent else (b"", "")
    return SentSheet(name, content, posted.get("once", ""), posted.get("why", ""))


def blank_sheet(purpose: Purpose, zone: ZoneNow) -> HttpResponse:
    """Send the sheet over several years of a zone with what is known.

    Raises:
        Http404: when it has no year to fill in.
    """
    form = FORMS[purpose](zone, clock.today())
    if not form.years:
        raise Http404
    name = f"{purpose.value}-{zone.pk}-{form.years[0]}-{form.years[-1]}.xlsx"
    return given_sheet(write_years(form, indicators(), language()), name)


def given_sheet(content: bytes, name: str, kind: str = SPREADSHEET) -> HttpResponse:
    """Send a table as a download."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
