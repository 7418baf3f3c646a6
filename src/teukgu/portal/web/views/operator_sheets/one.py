"""One operator: what it answered, and what the officer types for it (대리입력)."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.report_rules import operator_sheet
from teukgu.portal.services.operator_sheets.by_officer import (
    Taken,
    TypedAnswer,
    record_call,
    record_refusal,
    type_answer,
)
from teukgu.portal.services.operator_sheets.held import HeldSurvey, sheet_in
from teukgu.portal.services.operator_sheets.keeping_answers import consent_shown
from teukgu.portal.services.operator_sheets.links import revoke_link
from teukgu.portal.services.operator_sheets.listing import change_operator, end_operator
from teukgu.portal.store.models import AccessAction, OperatorSheet
from teukgu.portal.store.queries.operator_sheets.board import (
    SheetLine,
    figures_of,
    last_year_of,
    rows_of_sheet,
    standing_consent,
    survey_lines,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.operator_sheets.lines import door_name, kind_of, operator_lines, state_name
from teukgu.portal.web.presenting.operator_sheets.questions import question_boxes, typed_from
from teukgu.portal.web.views.designation.asked import HIDDEN, day_in, sentences, tried
from teukgu.portal.web.views.operator_sheets.asked import (
    held_or_404,
    moment_in,
    moment_text,
    note,
    own_name,
    survey_or_404,
    survey_trail,
)
from teukgu.reporting.operator_sheets.listed import COLUMNS
from teukgu.values import Finding, Refused


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str, sheet: int) -> HttpResponse:
    """Show one operator."""
    held, found = _found(request, number, sheet)
    return render(request, "operator_sheets/one.html", _context(request, held, found))


def _found(request: HttpRequest, number: str, sheet: int) -> tuple[HeldSurvey, OperatorSheet]:
    held = held_or_404(request, number)
    survey_or_404(held)
    try:
        return held, sheet_in(held, sheet)
    except Refused as refused:
        raise Http404 from refused


def _context(
    request: HttpRequest,
    held: HeldSurvey,
    sheet: OperatorSheet,
    typed: dict[str, str] | None = None,
    findings: tuple[Finding, ...] = (),
) -> dict[str, Any]:
    note(request, held, AccessAction.READ, f"sheet {sheet.pk}", subjects=1)
    lines = survey_lines(survey_or_404(held), clock.now())
    line = next(one for one in lines if one.sheet.pk == sheet.pk)
    answer = line.answer if line.answer and line.answer.values else None
    figures = figures_of(answer.values) if answer else {}
    rows, last = rows_of_sheet(sheet), last_year_of([sheet]).get(sheet.operator_id, {})
    return {
        "held": held,
        "case": held.report.case,
        "year": held.report.year,
        "sheet": sheet,
        "operator": line.operator,
        "shown": operator_lines([line])[0],
        "line": line,
        "questions": question_boxes(rows, figures, last, typed, findings),
        "answers": question_boxes(rows, figures, last) if answer else [],
        "wrong": sentences(findings),
        "asks": bool(findings) and all(one.severity.value != "error" for one in findings),
        "history": _history(sheet),
        "consent": standing_consent(sheet),
        "consent_lines": consent_shown(sheet, clock.today()),
        "kinds": [(one.id, kind_of(one.id)) for one in operator_sheet().kinds],
        "others": _others(lines, sheet),
        "state": state_name(line.operator.state),
        "once": uuid4().hex,
        "follows": line.answer.number if line.answer else 0,
        "posted": request.POST,
        "said_at": request.POST.get("said_at") or moment_text(clock.now()),
        "told_to": request.POST.get("told_to") or own_name(viewer_of(request)),
        "section": "work",
        "trail": survey_trail(held.report.case, line.operator.name),
    }


def _others(lines: list[SheetLine], sheet: OperatorSheet) -> list[tuple[int, str]]:
    """Return the operators of the list that this one may have been merged into."""
    return [
        (one.operator.pk, one.operator.name)
        for one in lines
        if one.sheet.pk != sheet.pk and one.operator.state == "active"
    ]


def _history(sheet: OperatorSheet) -> list[dict[str, Any]]:
    outcomes = {"given": _("답함"), "refused": _("거절"), "unreached": _("전화를 받지 않음")}
    rows = sheet.answers.select_related("account").order_by("-number")
    return [
        {"row": one, "outcome": outcomes.get(one.outcome, one.outcome), "door": door_name(one.door)} for one in rows
    ]


@signed_in
@never_cache
@require_POST
def answer(request: HttpRequest, number: str, sheet: int) -> HttpResponse:
    """Keep an answer that came on paper or by phone; what cannot be kept stays in the form, everything wrong told."""
    held, found = _found(request, number, sheet)
    typed = typed_from(request.POST, rows_of_sheet(found))
    try:
        done = _typed(request, number, sheet, typed)
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        return render(
            request, "operator_sheets/one.html", _context(request, held, found, typed, refused.findings), status=422
        )
    if done.kept is None:
        context = _context(request, held, found, typed, done.read.findings)
        return render(request, "operator_sheets/one.html", context, status=422)
    messages.success(request, _("답을 남겼습니다."))
    return redirect("operator", number, sheet)


def _typed(request: HttpRequest, number: str, sheet: int, typed: dict[str, str]) -> TypedAnswer:
    posted = request.POST
    follows = posted.get("follows", "")
    return type_answer(
        viewer_of(request),
        number,
        sheet,
        typed,
        _taken(request),
        follows=int(follows) if follows.isascii() and follows.isdigit() and len(follows) < 10 else 0,
        confirmed=posted.get("confirmed") == "1",
        once=posted.get("once", "")[:40],
        now=clock.now(),
        today=clock.today(),
    )


def _taken(request: HttpRequest) -> Taken:
    posted = request.POST
    return Taken(
        door=posted.get("door", ""),
        said_by=posted.get("said_by", ""),
        said_at=moment_in(posted.get("said_at", "")),
        told_to=posted.get("told_to", ""),
        agreed=posted.get("agreed") == "1",
        note=posted.get("note", ""),
    )


@signed_in
@require_POST
def act(request: HttpRequest, number: str, sheet: int) -> HttpResponse:
    """Change the operator, say that it ended, keep a refusal or a call, close its link."""
    _found(request, number, sheet)
    chosen = ACTS.get(request.POST.get("act", ""))
    if chosen is None:
        raise Http404
    do, done = chosen
    tried(request, lambda: do(request, number, sheet), str(done()))
    return redirect("operator", number, sheet)


def _change(request: HttpRequest, number: str, sheet: int) -> object:
    values = {key: request.POST.get(key, "") for key in COLUMNS}
    return change_operator(viewer_of(request), number, sheet, values, follows=_seen(request), **_when())


def _end(request: HttpRequest, number: str, sheet: int) -> object:
    into = request.POST.get("merged_into", "")
    return end_operator(
        viewer_of(request),
        number,
        sheet,
        state=request.POST.get("state", ""),
        ended_on=day_in(request.POST.get("ended_on", "")),
        merged_into=int(into) if into.isascii() and into.isdigit() and len(into) < 15 else None,
        follows=_seen(request),
        **_when(),
    )


def _refuse(request: HttpRequest, number: str, sheet: int) -> object:
    once = request.POST.get("once", "")[:40]
    return record_refusal(viewer_of(request), number, sheet, _taken(request), once=once, **_when())


def _call(request: HttpRequest, number: str, sheet: int) -> object:
    once, said = request.POST.get("once", "")[:40], request.POST.get("note", "")
    return record_call(viewer_of(request), number, sheet, note=said, once=once, **_when())


def _revoke(request: HttpRequest, number: str, sheet: int) -> object:
    return revoke_link(viewer_of(request), number, sheet, **_when())


def _when() -> dict[str, Any]:
    return {"now": clock.now(), "today": clock.today()}


def _seen(request: HttpRequest) -> int:
    text = request.POST.get("number", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


Act = Callable[[HttpRequest, str, int], object]
ACTS: dict[str, tuple[Act, Callable[[], str]]] = {
    "change": (_change, lambda: _("고쳤습니다.")),
    "end": (_end, lambda: _("사업자의 상태를 바꾸었습니다.")),
    "refuse": (_refuse, lambda: _("거절을 남겼습니다. 앞의 답은 지웠습니다.")),
    "call": (_call, lambda: _("전화한 것을 남겼습니다.")),
    "revoke": (_revoke, lambda: _("링크를 닫았습니다.")),
}
