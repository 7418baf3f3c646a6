"""The page behind a personal link: consent first, then the questions, last year beside; no account, nothing of others.

The policy on referrers stays ``same-origin``: nothing of the address goes to other sites. With ``no-referrer`` browsers
would send forms with an origin of null, which the protection against forged forms refuses.
"""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.services.operator_sheets.by_link import answer_by_link, consent_by_link
from teukgu.portal.services.operator_sheets.keeping_answers import consent_shown
from teukgu.portal.services.operator_sheets.links import sheet_behind
from teukgu.portal.services.operator_sheets.surveying import is_open
from teukgu.portal.store.models import OperatorSheet, SheetAnswer
from teukgu.portal.store.queries.operator_sheets.board import (
    figures_of,
    last_year_of,
    rows_of_sheet,
    standing_answer,
    standing_consent,
)
from teukgu.portal.web.presenting.operator_sheets.questions import question_boxes, typed_from
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences
from teukgu.values import Finding, Refused

HEADERS = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
TOO_MANY = "operator_sheet.flood"


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, secret: str) -> HttpResponse:
    """Show where the sheet stands, or keep what was said; a link that opens nothing answers like a wrong address."""
    sheet = sheet_behind(secret, clock.now())
    if sheet is None:
        raise Http404
    findings: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            findings = _kept(request, secret, sheet)
        except Refused as refused:
            if any(one.code in HIDDEN for one in refused.findings):
                raise Http404 from refused
            findings = refused.findings
        if not findings:
            return redirect("operator_link", secret)
    return _page(request, sheet, findings)


def _kept(request: HttpRequest, secret: str, sheet: OperatorSheet) -> tuple[Finding, ...]:
    """Keep what was sent; return what stands in its way."""
    what, once, now = request.POST.get("what", ""), request.POST.get("once", "")[:40], clock.now()
    if what in {"agree", "refuse"}:
        consent_by_link(secret, given=what == "agree", once=once, now=now, today=clock.today())
        return ()
    typed = typed_from(request.POST, rows_of_sheet(sheet))
    done = answer_by_link(secret, typed, confirmed=request.POST.get("confirmed") == "1", once=once, now=now)
    return done.read.findings if done.kept is None else ()


def _page(request: HttpRequest, sheet: OperatorSheet, findings: tuple[Finding, ...]) -> HttpResponse:
    status = 200 if not findings else 429 if any(one.code == TOO_MANY for one in findings) else 422
    context = _context(request, sheet, findings)
    response = render(request, "operator_sheets/behind_link.html", context, status=status)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _context(request: HttpRequest, sheet: OperatorSheet, findings: tuple[Finding, ...]) -> dict[str, Any]:
    survey, answer = sheet.survey, standing_answer(sheet)
    agreed = standing_consent(sheet) is not None
    rows = rows_of_sheet(sheet)
    typed = typed_from(request.POST, rows) if findings else None
    last = last_year_of([sheet]).get(sheet.operator_id, {}) if agreed else {}
    figures = figures_of(answer.values) if answer else {}
    return {
        "sheet": sheet,
        "survey": survey,
        "year": survey.report.year,
        "zone": survey.report.zone.now,
        "example": survey.report.case.programme.demonstration,
        "step": _step(request, sheet, answer, agreed, bool(findings)),
        "consent_lines": consent_shown(sheet, clock.today()),
        "questions": question_boxes(rows, figures, last, typed, findings) if agreed else [],
        "wrong": sentences(findings),
        "asks": bool(findings) and all(one.severity.value != "error" for one in findings),
        "answer": answer,
        "once": uuid4().hex,
        "title": _("%(year)s년 특화사업자 조사표") % {"year": survey.report.year},
    }


def _step(request: HttpRequest, sheet: OperatorSheet, answer: SheetAnswer | None, agreed: bool, is_wrong: bool) -> str:
    """Return which of its faces the page shows."""
    if not is_open(sheet.survey, clock.now()):
        return "closed"
    if agreed:
        wants = request.GET.get("change") == "1" or is_wrong
        return "thanks" if answer is not None and not wants else "questions"
    refused = sheet.answers.filter(outcome="refused").exists()
    return "refused" if refused and request.GET.get("change") != "1" else "consent"
