"""A request: registered, shown with its clock and answers, extended or closed."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_data import answers_data_requests
from teukgu.portal.disclosure_rules import disclosure_rules
from teukgu.portal.services.data_requests import NewRequest, close, extend, register, statutory_due
from teukgu.portal.store.models import DataRequest
from teukgu.portal.store.queries.data_requests.desk import OVER, answers_of, line_of, requests_of, tables_of
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.data_requests.shown import BADGES, answer_rows, asker_name, standing_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, sentences
from teukgu.values import Refused

FIELDS = ("asker_kind", "asker", "wording", "received_on", "asked_for", "document_number", "once")


@csrf_protect
@needs(answers_data_requests)
@require_http_methods(["GET", "HEAD", "POST"])
def register_one(request: HttpRequest) -> HttpResponse:
    """Ask for a new request, and keep it."""
    given = {key: request.POST.get(key, "") for key in FIELDS}
    problems: list[str] = []
    if request.method == "POST":
        try:
            kept = register(
                viewer_of(request), _typed(given), once=given["once"][:64], now=clock.now(), today=clock.today()
            )
        except Refused as refused:
            problems = sentences(refused.findings)
        else:
            messages.success(request, _("자료 요구를 등록했습니다."))
            return redirect("data_request", kept.number)
    given["once"] = given["once"] or uuid.uuid4().hex
    given["received_on"] = given["received_on"] or clock.today().isoformat()
    askers = [(one.id, said(one.name), said(one.note) if one.note else "") for one in disclosure_rules().askers]
    context = {
        "given": given,
        "askers": askers,
        "problems": problems,
        "today": clock.today(),
        "trail": trail((_("자료 요구"), "data_requests"), _("등록")),
    }
    return render(request, "data_requests/new.html", context, status=422 if problems else 200)


def _typed(given: dict[str, str]) -> NewRequest:
    return NewRequest(
        given["asker_kind"],
        given["asker"],
        given["wording"],
        day_in(given["received_on"]),
        day_in(given["asked_for"]),
        given["document_number"],
    )


@needs(answers_data_requests)
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show a request: its clock step by step, its answers, and what can be done now."""
    viewer = viewer_of(request)
    found = child_or_404(requests_of(viewer), number=number)
    line, asker = line_of(found), disclosure_rules().asker(found.asker_kind)
    extended = found.steps.filter(kind="extended").exists()
    context = {
        "found": found,
        "kind": asker_name(found.asker_kind),
        "note": said(asker.note) if asker and asker.note else "",
        "line": line,
        "late": line.is_late(clock.today()),
        "standing": standing_name(line.standing),
        "badge": BADGES[line.standing],
        "clock": _clock(found, extended=extended),
        "steps": found.steps.select_related("account").order_by("pk"),
        "answers": answer_rows(answers_of(viewer).filter(request=found).order_by("number")),
        "tables": tables_of(viewer),
        "over": line.standing in OVER,
        "extends": bool(asker and asker.extension and not extended),
        "today": clock.today(),
        "trail": trail((_("자료 요구"), "data_requests"), found.number),
    }
    return render(request, "data_requests/request.html", context)


def _clock(found: DataRequest, *, extended: bool) -> list[str]:
    """Return the reasoning of the statutory period; nothing where the law names none."""
    try:
        counted = statutory_due(found.asker_kind, found.received_on, extend=extended)
    except Refused as refused:
        return sentences(refused.findings)
    return [said(step.text) for step in counted.steps] if counted else []


@csrf_protect
@needs(answers_data_requests)
@require_POST
def step(request: HttpRequest, number: str) -> HttpResponse:
    """Extend a request, or close it without an answer."""
    act = {"extend": extend, "close": close}.get(request.POST.get("act", ""))
    viewer = viewer_of(request)
    child_or_404(requests_of(viewer), number=number)
    if act is None:
        raise Http404
    try:
        act(viewer, number, reason=request.POST.get("reason", ""), now=clock.now())
    except Refused as refused:
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
    else:
        messages.success(request, _("기록했습니다."))
    return redirect("data_request", number)
