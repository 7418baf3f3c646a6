"""The board of all reports of a year, for the morning after the last day: a page to print, and a workbook."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.documents.report_board import Sheet, write_board
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.reports.opening import due_day, zones_reporting
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.reports.board import open_requests, year_totals
from teukgu.portal.store.queries.reports.desk import offices_by_region, reports_seen, years_of, zones_without_report
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.reports import board as shown
from teukgu.portal.web.presenting.reports.desk import DeskLine, counts_of, desk_lines, in_state, unopened_lines
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.reports.asked import reads_reports, year_in
from teukgu.portal.web.views.reports.papers import sent


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board shows of a year."""

    year: int
    reports: list[Report]
    lines: list[DeskLine]
    requests: dict[int, int]


def board_of(viewer: Viewer, year: int, today: date) -> Board:
    """Return the reports and the zones without one that the viewer sees."""
    reports = list(reports_seen(viewer, year, today))
    offices = offices_by_region()
    lines = desk_lines(reports, today, offices)
    for programme in sorted({post.programme for post in viewer.posts}):
        owing = [one.pk for one in zones_reporting(programme, year)]
        zones = [one for one in zones_without_report(viewer, year, owing) if one.programme_id == programme]
        lines = unopened_lines(zones, due_day(programme, year) if zones else None, today, offices) + lines
    return Board(year, reports, lines, open_requests(reports, today, clock.now()))


@needs(reads_reports)
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show where every report of a year stands."""
    viewer, today = viewer_of(request), clock.today()
    year = year_in(request.GET.get("year", ""), today.year - 1)
    board = board_of(viewer, year, today)
    state = request.GET.get("state", "")
    lines = in_state(board.lines, state)
    context = {
        "year": year,
        "years": sorted({*years_of(viewer, today), today.year - 1, year}, reverse=True),
        "state": state,
        "counts": counts_of(board.lines),
        "columns": shown.columns(),
        "provinces": shown.board_rows(board.lines, board.requests, shown.province_of),
        "offices": shown.board_rows(board.lines, board.requests, shown.office_of),
        "totals": shown.total_lines(year_totals(board.reports, year)),
        "lines": [(one, shown.requests_of(one, board.requests)) for one in lines],
        "now": clock.now(),
        "section": "reports",
        "trail": trail((_("운영성과보고"), "reports"), _("현황판")),
    }
    return render(request, "reports/board.html", context)


@needs(reads_reports)
@never_cache
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Give the board (or the lines of one state) as a workbook."""
    viewer, today = viewer_of(request), clock.today()
    year = year_in(request.GET.get("year", ""), today.year - 1)
    board = board_of(viewer, year, today)
    lines = in_state(board.lines, request.GET.get("state", ""))
    heads = [_("곳"), *shown.columns(), _("답하지 않은 설명 요청")]
    provinces = shown.board_rows(board.lines, board.requests, shown.province_of)
    offices = shown.board_rows(board.lines, board.requests, shown.office_of)
    totals = shown.total_cells(year_totals(board.reports, year))
    title = _("%(year)s년 운영성과보고 현황 (%(day)s 현재)") % {"year": year, "day": f"{today:%Y-%m-%d}"}
    sheets: list[Sheet] = [
        (_("보고서"), shown.sheet_head(), shown.sheet_rows(lines, board.requests)),
        (_("시도별"), heads, shown.count_cells(provinces)),
        (_("지방청별"), heads, shown.count_cells(offices)),
        (_("합계"), (_("지표"), _("합계"), _("더한 특구"), _("빠진 특구")), totals),
    ]
    return sent(write_board(title, sheets), KINDS[".xlsx"].content_type, f"reports-{year}-{today:%Y%m%d}.xlsx")
