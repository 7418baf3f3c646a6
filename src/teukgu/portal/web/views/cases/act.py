"""The form of an act: filled in, looked at once more, recorded. Nothing that was typed is ever lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import CaseFacts, Viewer, may_act, parties_of
from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.cases.act import act as record
from teukgu.portal.services.cases.preview import preview
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.presenting.cases.act_page import act_page, confirm_page
from teukgu.portal.web.presenting.cases.form import read_data, with_kept_version
from teukgu.portal.web.presenting.cases.threads import chosen_key
from teukgu.portal.web.presenting.files.draft import draft_context
from teukgu.portal.web.presenting.round_case import BY_DESK
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.cases.asked import own_findings, read_day, whole
from teukgu.portal.web.views.cases.files_in import keep_files, names_of_kept
from teukgu.procedures.definition import Act
from teukgu.procedures.state import Situation
from teukgu.values import Finding, Refused

CONFIRM, EDIT = "confirm", "edit"


@dataclass(frozen=True, slots=True)
class Desk:
    """Who fills in the form of which act, for which party, before which situation."""

    viewer: Viewer
    case: Case
    situation: Situation
    spec: Act
    party: str
    today: date


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Show the form; then what the act would do; then record it."""
    desk = _desk(request, number, name)
    if desk.case.procedure == ROUND and name in BY_DESK:
        return redirect("round_desk", number=number)
    return _answered(request, desk)


def _answered(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.method != "POST":
        return _form(request, desk, with_kept_version(desk.spec, desk.situation, request.GET.copy()), [])
    typed, findings = keep_files(request, desk.viewer, desk.spec, clock.now())
    step = typed.get("step", "")
    if step == EDIT:
        return _form(request, desk, typed, [])
    findings += own_findings(typed, request.user, desk.today)
    asked = _asked(desk, typed)
    try:
        if step == CONFIRM and not findings:
            return _recorded(request, desk, asked, typed)
        found = preview(desk.viewer, desk.case.number, **asked)
    except Refused as refused:
        return _form(request, desk, typed, list(refused.findings))
    findings += found.standing.findings
    if found.follows is None or len(findings) > len(found.standing.findings):
        return _form(request, desk, typed, findings, overridable=found.standing.overridable)
    context = confirm_page(desk, typed, found, names_of_kept(desk.viewer, desk.case, typed))
    paper = draft_context(desk.viewer, desk.case, desk.spec, asked)
    return render(request, "cases/confirm.html", {**context, **paper, **_around(desk)})


def _desk(request: HttpRequest, number: str, name: str) -> Desk:
    viewer, case, today = viewer_of(request), case_or_404(request, number), clock.today()
    situation = situation_of(case, today=today, now=clock.now())
    spec = situation.state.procedure.act(name)
    facts = case_facts(case, today)
    held = {party for party, _key in parties_of(viewer, facts)}
    mine = [party.value for party in sorted(spec.by) if party.value in held] if spec else []
    typed = request.POST if request.method == "POST" else request.GET
    asked = typed.get("party", "")
    if spec is None or not mine or (asked and asked not in mine):
        raise Http404
    party = asked or mine[0]
    if not _may_open(viewer, facts, party, chosen_key(spec, typed)):
        raise Http404
    return Desk(viewer, case, situation, spec, party, today)


def _may_open(viewer: Viewer, facts: CaseFacts, party: str, key: str) -> bool:
    """Whether the form may be seen: its notes tell how the thread ``key`` stands; without a key they tell nothing."""
    return not key or may_act(viewer, facts, party, key)


def _asked(desk: Desk, typed: QueryDict) -> dict[str, Any]:
    return {
        "act": desk.spec.id,
        "key": chosen_key(desk.spec, typed),
        "party": desk.party,
        "happened_on": read_day(typed.get("happened_on", "")) or desk.today,
        "data": read_data(desk.spec, typed),
        "reason": typed.get("reason", "") if typed.get("override") else "",
        "override": bool(typed.get("override")),
        "seen_version": whole(typed.get("seen_version", "")),
        "now": clock.now(),
        "today": desk.today,
    }


def _recorded(request: HttpRequest, desk: Desk, asked: dict[str, Any], typed: QueryDict) -> HttpResponse:
    row = record(desk.viewer, desk.case.number, once=typed.get("once", "")[:64], **asked)
    words = _("기록 %(seq)d번으로 적었습니다.") % {"seq": row.seq}
    if desk.spec.direction.value == "out":
        words += " " + _("공문을 시행한 뒤 번호를 적어 주십시오. 그때까지 기한은 잠정입니다.")
    messages.success(request, words)
    return redirect("case", number=desk.case.number)


def _form(
    request: HttpRequest, desk: Desk, typed: QueryDict, findings: list[Finding], *, overridable: bool = False
) -> HttpResponse:
    typed.setdefault("once", uuid4().hex)
    typed.setdefault("happened_on", desk.today.isoformat())
    kept = names_of_kept(desk.viewer, desk.case, typed)
    context = act_page(desk, typed, findings, kept, overridable=overridable or bool(typed.get("override")))
    return render(request, "cases/act.html", {**context, **_around(desk)}, status=422 if findings else 200)


def _around(desk: Desk) -> dict[str, Any]:
    steps = trail((_("내 업무"), "work"), "")[:-1]
    name = context_name(desk)
    return {"section": "work", "trail": (*steps, _step(desk.case), Step(name)), "case": desk.case, "act_name": name}


def _step(case: Case) -> Step:
    return Step(case.number, reverse("case", args=[case.number]))


def context_name(desk: Desk) -> str:
    """Return the name of the act in the page's language."""
    return said(desk.spec.name)
