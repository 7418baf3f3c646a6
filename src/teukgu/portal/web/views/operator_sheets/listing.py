"""Operators are put on the list: one by one, pasted, from a file, from last year."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.documents.operator_sheets.reading import LARGEST, rows_of_file, rows_of_text
from teukgu.portal import clock
from teukgu.portal.report_rules import operator_sheet
from teukgu.portal.services.operator_sheets.held import HeldSurvey
from teukgu.portal.services.operator_sheets.listing import add_operator, carry_over, import_operators
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.operator_sheets.lines import kind_of
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences, tried
from teukgu.portal.web.views.operator_sheets.asked import held_or_404, survey_or_404, survey_trail
from teukgu.reporting.operator_sheets.listed import COLUMNS
from teukgu.values import Finding, Refused, Severity


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: str) -> HttpResponse:
    """Show the forms to add operators, or add what was written; everything wrong is told at once."""
    held = held_or_404(request, number)
    survey_or_404(held)
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            findings, count = _added(request, number)
        except Refused as refused:
            if any(one.code in HIDDEN for one in refused.findings):
                raise Http404 from refused
            findings, count = refused.findings, 0
        known = bool(findings) and all(one.severity is Severity.NOTE for one in findings)
        if count or known:
            text = ngettext("%(number)s곳을 명단에 넣었습니다.", "%(number)s곳을 명단에 넣었습니다.", count)
            messages.success(request, text % {"number": count})
            for sentence in sentences(findings):
                messages.info(request, sentence)
            return redirect("operators", number)
    return render(
        request, "operator_sheets/add.html", _context(request, held, findings), status=422 if findings else 200
    )


def _added(request: HttpRequest, number: str) -> tuple[tuple[Finding, ...], int]:
    """Return what is wrong or worth knowing, and how many were added."""
    viewer, now, today = viewer_of(request), clock.now(), clock.today()
    if request.POST.get("what") == "one":
        add_operator(viewer, number, {key: request.POST.get(key, "") for key in COLUMNS}, now=now, today=today)
        return (), 1
    sent = request.FILES.get("file")
    rows = rows_of_file(sent.read(LARGEST + 1)) if sent else rows_of_text(request.POST.get("list", ""))
    done = import_operators(viewer, number, rows, now=now, today=today)
    return done.read.findings, done.count


def _context(request: HttpRequest, held: HeldSurvey, findings: tuple[Finding, ...]) -> dict[str, Any]:
    posted = request.POST
    return {
        "held": held,
        "case": held.report.case,
        "kinds": [(one.id, kind_of(one.id)) for one in operator_sheet().kinds],
        "wrong": sentences(findings),
        "was_one": posted.get("what") == "one",
        "typed": {key: posted.get(key, "") for key in (*COLUMNS, "list")},
        "section": "work",
        "trail": survey_trail(held.report.case, _("명단에 더하기")),
    }


@signed_in
@require_POST
def carry(request: HttpRequest, number: str) -> HttpResponse:
    """Put last year's operators on the list."""
    held_or_404(request, number)
    count = tried(request, lambda: carry_over(viewer_of(request), number, now=clock.now(), today=clock.today()), "")
    if count is not None:
        text = ngettext(
            "지난 명단에서 %(number)s곳을 가져왔습니다.", "지난 명단에서 %(number)s곳을 가져왔습니다.", count
        )
        messages.success(request, text % {"number": count})
    return redirect("operators", number)
