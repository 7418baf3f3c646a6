"""The desk of reports: those the reader may see in a year, where each stands, and opening those that are owed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import Viewer, may_open_report
from teukgu.portal.services.reports.opening import open_own_reports, open_reports
from teukgu.portal.store.queries.reports.desk import reports_seen, years_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.reports.desk import counts_of, desk_lines, in_state, refused_lines
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.reports.asked import reads_reports, year_in
from teukgu.values import Refused


def opens_reports(viewer: Viewer) -> bool:
    """Whether the viewer may open reports: of every zone, or of their own."""
    return any(post.acts and post.kind in {"ministry", "municipality"} for post in viewer.posts)


@needs(reads_reports)
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the reports of a year, those due and late first."""
    viewer, today = viewer_of(request), clock.today()
    years = years_of(viewer, today)
    year = year_in(request.GET.get("year", ""), today.year - 1)
    state = request.GET.get("state", "")
    lines = desk_lines(reports_seen(viewer, year, today), today)
    context = {
        "year": year,
        "years": sorted({*years, today.year - 1, year}, reverse=True),
        "lines": in_state(lines, state),
        "state": state,
        "counts": counts_of(lines),
        "opens": opens_reports(viewer) and year < today.year,
        "all": any(may_open_report(viewer, post.programme) for post in viewer.posts),
        "section": "reports",
        "trail": trail((_("내 업무"), "work"), _("운영성과보고")),
    }
    return render(request, "reports/desk.html", context)


@needs(opens_reports)
@require_POST
def open_all(request: HttpRequest) -> HttpResponse:
    """Open every report that is owed: of all zones for the ministry, of their own for a municipality."""
    viewer, year = viewer_of(request), year_in(request.POST.get("year", ""), 0)
    if not year:
        raise Http404
    now, today = clock.now(), clock.today()
    opened, stood, told = 0, 0, False
    try:
        for programme in sorted({post.programme for post in viewer.posts if post.acts}):
            act = open_reports if may_open_report(viewer, programme) else open_own_reports
            found = act(viewer, programme=programme, year=year, now=now, today=today)
            opened, stood = opened + len(found.reports), stood + found.stood
            for sentence in refused_lines(found.refused):
                messages.error(request, sentence)
                told = True
    except Refused as refused:
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
            told = True
    if opened:
        messages.success(
            request,
            ngettext("보고서 %(number)d건을 열었습니다.", "보고서 %(number)d건을 열었습니다.", opened)
            % {"number": opened},
        )
    elif stood:
        messages.info(request, _("열려야 할 보고서가 이미 모두 열려 있습니다."))
    elif not told:
        messages.info(request, _("%(year)s년에 지정되어 있던 특구가 없어 열 보고서가 없습니다.") % {"year": year})
    return redirect("reports")
