"""Sums of operators' answers: taken into the report by the county; who reads the report sees what was taken."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access_operators import may_see_operators
from teukgu.portal.keeping import rules
from teukgu.portal.services.operator_sheets.held import survey_for
from teukgu.portal.services.operator_sheets.summing import Seen, sums_of, take_sums
from teukgu.portal.store.models import OperatorSurvey, SheetSum
from teukgu.portal.store.queries.operator_sheets.board import counts_of, states_of
from teukgu.portal.store.queries.reports.drafts import current_saves
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.operator_sheets.lines import standing_name
from teukgu.portal.web.presenting.operator_sheets.sums import sum_lines, taken_lines
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.reports.asked import Reader, reader_of, report_trail
from teukgu.reporting.figure import Number
from teukgu.reporting.operator_sheets.sums import Standing


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the sums beside what stands in the report, or take those that were chosen."""
    reader = reader_of(request, number)
    if not reader.asks or not OperatorSurvey.objects.filter(report=reader.report).exists():
        raise Http404
    own = may_see_operators(reader.viewer, case_facts(reader.case))
    if request.method == "POST":
        if not own:
            raise Http404
        _take(request, reader)
        return redirect("operator_sums", number)
    return render(request, "operator_sheets/sums.html", _context(reader, own))


def _context(reader: Reader, own: bool) -> dict[str, Any]:
    report, counts = reader.report, counts_of(reader.report)
    context = {
        "case": reader.case,
        "year": report.year,
        "own": own,
        "tally": [(standing_name(one), counts[one]) for one in Standing],
        "asked": sum(counts.values()) - counts[Standing.GONE],
        "taken": taken_lines(SheetSum.objects.filter(report=report).select_related("account"), report.year),
        "section": "work",
        "trail": report_trail(reader, _("특화사업자 조사의 합")),
    }
    if own:
        least = rules(clock.today()).whole("operator_sheet_least_operators")
        lines = sum_lines(sums_of(report), current_saves(report.pk), report.year, least, states_of(report))
        context |= {
            "lines": lines,
            "found": [one for one in lines if one.summed.given or one.value],
            "empty": [one for one in lines if not one.summed.given and not one.value],
            "writes": reader.edits and survey_for(reader.viewer, reader.case.number, clock.today()).writes,
            "least": least,
        }
    return context


def _take(request: HttpRequest, reader: Reader) -> None:
    posted = request.POST
    chosen: dict[str, Seen] = {}
    for key in posted.getlist("take"):
        value, follows = _number(posted.get(f"sum-{key}", "")), posted.get(f"follows-{key}", "")
        if value is not None and follows.isascii() and follows.isdigit() and len(follows) < 10:
            chosen[key] = Seen(value, int(follows))
    number = reader.case.number
    done = tried(request, lambda: take_sums(reader.viewer, number, chosen, now=clock.now(), today=clock.today()), "")
    if done is None:
        return
    aside = [one for one in done if one.set_aside]
    if aside:
        messages.error(
            request, _("그사이 다른 사람이 적은 칸이 있어 그 합은 따로 보관했습니다. 아래의 지금 값을 확인하십시오.")
        )
    count = len(done) - len(aside)
    if count:
        text = ngettext("%(number)s칸을 보고서에 옮겼습니다.", "%(number)s칸을 보고서에 옮겼습니다.", count)
        messages.success(request, text % {"number": count})


def _number(text: str) -> Number | None:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return None
