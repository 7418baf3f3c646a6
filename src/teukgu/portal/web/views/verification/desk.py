"""The officer's page of a report under verification: found values, telling them, answering disputes, signing off."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from teukgu.portal import clock
from teukgu.portal.access_office import reads_desk, works_at_desk
from teukgu.portal.services.office_desk.delegation import effect_words
from teukgu.portal.services.verification.disputes import Answered, answer_disputes
from teukgu.portal.services.verification.found import save_found, sign_off, stands_signed, tell_findings
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.office_desk.visits import standing_visits
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.verification.found import (
    ReportAtDesk,
    found_figures,
    report_at_desk,
    standing_draft,
    told_at,
    verification_state,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.verification.figures import (
    amount_in,
    cell_of_row,
    counts_line,
    entries_in,
    figure_lines,
    shown_lines,
    state_badge,
    state_name,
    verdict_choices,
)
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import HIDDEN, day_in, sentences, tell_notes, tried, wrong_among
from teukgu.portal.web.views.office_desk.asked import whole
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.values import Finding, Refused


def _held(request: HttpRequest, number: str) -> ReportAtDesk:
    held = report_at_desk(viewer_of(request), number)
    if held is None:
        raise Http404
    return held


@csrf_protect
@needs(reads_desk)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Show the figures of a report, and take what was found."""
    held = _held(request, number)
    problems: list[str] = []
    parts = request.GET.get("parts") == "1"
    if request.method == "POST":
        if not held.desk.acts:
            raise Http404
        findings = _saved(request, held)
        if not findings:
            return redirect(f"{reverse('verification', args=[number])}{'?parts=1' if parts else ''}")
        problems = sentences(tuple(findings))
    context = _context(held, typed=request.POST if problems else None, parts=parts) | {"problems": problems}
    return render(request, "verification/desk.html", context, status=422 if problems else 200)


def _context(held: ReportAtDesk, *, typed: QueryDict | None, parts: bool) -> dict[str, Any]:
    report, today = held.report, clock.today()
    state = situation_of(report.case, today=today, now=clock.now()).state
    draft, found = standing_draft(report, state), found_figures(report.pk)
    lines = figure_lines(report, draft, found, checked(report, draft, today), typed=typed)
    at, told = verification_state(state), told_at(report.case)
    works = held.desk.acts and state.stage in HANDED_IN and at != "none"
    rows = list(found.values())
    return {
        "held": held,
        "case": report.case,
        "year": report.year,
        "zone": zone_name(report.zone.now),
        "zone_id": report.zone_id,
        "state": at,
        "state_name": state_name(at),
        "badge": state_badge(at),
        "lines": shown_lines(lines, parts=parts),
        "parts": parts,
        "counts": counts_line(lines),
        "verdicts": verdict_choices(),
        "visits": standing_visits(held.desk, report.zone_id),
        "visit": typed.get("visit", "") if typed else "",
        "works": works,
        "told": told,
        "untold": sum(told is None or row.recorded_at > told for row in rows),
        "disputed": [one for one in lines if one.disputed],
        "sha256": standing_sha256(state) or "",
        "signed": stands_signed(state),
        "may_sign": works and at in {"found", "answered", "lapsed", "signed"} and at != "signed",
        "effect": said(effect_words(today)),
        "once": uuid.uuid4().hex,
        "today": today,
        "trail": trail((_("현장확인"), "verifications"), zone_name(report.zone.now)),
    }


def _saved(request: HttpRequest, held: ReportAtDesk) -> list[Finding]:
    """Keep what was found, all or nothing; return what is wrong."""
    report = held.report
    state = situation_of(report.case, today=clock.today(), now=clock.now()).state
    draft = standing_draft(report, state)
    entries, findings = entries_in(request.POST, report, draft, found_figures(report.pk))
    if wrong_among(findings):
        return wrong_among(findings)
    try:
        count = save_found(
            viewer_of(request),
            report.case.number,
            entries,
            visit=whole(request.POST.get("visit", "")),
            once=_once(request),
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        return list(refused.findings)
    text = ngettext("%(count)d개의 확인 결과를 저장했습니다.", "%(count)d개의 확인 결과를 저장했습니다.", count)
    messages.success(request, text % {"count": count} if count else _("바뀐 것이 없습니다."))
    tell_notes(request, findings)
    return []


def _once(request: HttpRequest) -> str:
    return request.POST.get("once", "")[:64] or uuid.uuid4().hex


Act = Callable[[HttpRequest, ReportAtDesk], Any]


@csrf_protect
@needs(works_at_desk)
@require_POST
def act(request: HttpRequest, number: str) -> HttpResponse:
    """Tell what was found, answer disputes, sign off."""
    held, name = _held(request, number), request.POST.get("act", "")
    if name not in ACTS or not held.desk.acts:
        raise Http404
    tried(request, lambda: ACTS[name](request, held), _("기록했습니다."))
    return redirect("verification", number)


def _tell(request: HttpRequest, held: ReportAtDesk) -> Any:
    return tell_findings(
        viewer_of(request),
        held.report.case.number,
        visited_on=day_in(request.POST.get("visited_on", "")),
        words=request.POST.get("findings", ""),
        once=_once(request),
        now=clock.now(),
        today=clock.today(),
    )


def _answer(request: HttpRequest, held: ReportAtDesk) -> Any:
    answers: dict[int, Answered] = {}
    told: list[Finding] = []
    for row in found_figures(held.report.pk).values():
        state = request.POST.get(f"answer-{row.pk}", "")
        value, findings = amount_in(request.POST.get(f"agreed-{row.pk}", ""), cell_of_row(row), held.report.year)
        told += findings
        if state:
            answers[row.pk] = Answered(state, request.POST.get(f"words-{row.pk}", ""), value)
    if wrong_among(told):
        raise Refused(wrong_among(told))
    kept = answer_disputes(
        viewer_of(request),
        held.report.case.number,
        answers,
        once=_once(request),
        now=clock.now(),
        today=clock.today(),
    )
    tell_notes(request, told)
    return kept


def _sign(request: HttpRequest, held: ReportAtDesk) -> Any:
    return sign_off(
        viewer_of(request),
        held.report.case.number,
        sha256=request.POST.get("sha256", "")[:64],
        once=_once(request),
        now=clock.now(),
        today=clock.today(),
    )


ACTS: Mapping[str, Act] = {"tell": _tell, "answer": _answer, "sign": _sign}
