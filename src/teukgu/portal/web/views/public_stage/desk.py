"""The ministry's desk of the public stage: channels, own ballot, codes, analysis, what is set aside, erasure."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.input_tables import csv_bytes
from teukgu.portal import clock
from teukgu.portal.access import opens_rounds
from teukgu.portal.services.public_stage.erasing import erase_ballots
from teukgu.portal.services.public_stage.excluding import set_ballots_aside, take_ballots_back
from teukgu.portal.services.public_stage.importing import MOST_BYTES, Channel, import_ballots, withdraw_import
from teukgu.portal.services.public_stage.own_ballot import Plan, call_off, make_ballot, make_codes
from teukgu.portal.web.guard import needs, signed_in
from teukgu.portal.web.presenting.public_stage import stage_context
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.sent import Sent, not_hidden, sent_of
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.cases.asked import whole
from teukgu.portal.web.views.designation.asked import day_in
from teukgu.portal.web.views.round_case.asked import AskedRound, round_or_404
from teukgu.values import Finding, Refused


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the public stage to whoever sees the whole round."""
    return _page(request, round_or_404(request, number))


def _page(request: HttpRequest, asked: AskedRound, sent: Sent | None = None) -> HttpResponse:
    context = {"asked": asked, "case": asked.case, "title": _("공개 평가"), "once": uuid4().hex, "sent": sent}
    # a word of its own: those of the other forms are kept, and codes follow from this one
    context |= {"codes_once": uuid4().hex, "trail": asked.trail(Step(_("공개 평가")))}
    context |= stage_context(asked.case, asked.standing, clock.now())
    return render(request, "public_stage/desk.html", context, status=422 if sent else 200)


@csrf_protect
@needs(opens_rounds)
@require_POST
def act(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """Do what a button of the page says, and come back to it; refused, the page shows what was typed."""
    asked = _runs_or_404(request, number)
    button = BUTTONS.get(what)
    if button is None:
        raise Http404
    done, words, place = button
    try:
        done(request, asked)
    except Refused as refused:
        return _page(request, asked, sent_of(request, what, _told(refused), _address(number), ROWS.get(what, ())))
    messages.success(request, str(words()))
    response = redirect("public_stage", number=number)
    response["Location"] += f"#{place}"
    return response


@csrf_protect
@needs(opens_rounds)
@require_POST
def codes(request: HttpRequest, number: str) -> HttpResponse:
    """Make the codes of a ballot and send them as a table, this once."""
    asked = _runs_or_404(request, number)
    ballot = whole(request.POST.get("ballot", ""))
    stamp = {"once": request.POST.get("once", "")[:60], "now": clock.now(), "today": clock.today()}
    wanted = request.POST.get("wanted", "")
    try:
        made = make_codes(asked.viewer, number, ballot, wanted, **stamp)  # type: ignore[arg-type]
    except Refused as refused:
        return _page(request, asked, sent_of(request, "codes", _told(refused), _address(number), ("ballot",)))
    rows = [(str(place), code, region) for place, (code, region) in enumerate(made, start=1)]
    response = HttpResponse(csv_bytes(("number", "code", "province"), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{number}-ballot-codes.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _address(number: str) -> str:
    return reverse("public_stage", args=[number])


def _told(refused: Refused) -> list[str]:
    """Return why something was refused; of a file with the line or cell of each problem, these last."""
    findings = sorted(not_hidden(refused).findings, key=lambda one: bool(one.place.line or one.place.cell))
    return [f"{_where(one)}{said(one.message)} {said(one.cure)}" for one in findings]


def _where(one: Finding) -> str:
    place = one.place
    if place.cell:
        return f"{place.cell}: "
    return _("%(line)s번째 줄: ") % {"line": place.line} if place.line else ""


def _runs_or_404(request: HttpRequest, number: str) -> AskedRound:
    asked = round_or_404(request, number)
    if not asked.runs:
        raise Http404
    return asked


def _stamp(request: HttpRequest) -> dict[str, Any]:
    once = request.POST.get("once", "")[:60] or uuid4().hex
    return {"once": once, "now": clock.now(), "today": clock.today()}


def _moment(text: str) -> datetime | None:
    try:
        return timezone.make_aware(datetime.fromisoformat(text.strip()[:16]).replace(tzinfo=None))
    except ValueError:
        return None


def _import(request: HttpRequest, asked: AskedRound) -> object:
    given, post = request.FILES.get("file"), request.POST
    channel = Channel(
        post.get("component", "").strip(),
        post.get("channel", "").strip(),
        post.get("method", ""),
        day_in(post.get("opened_on", "")),
        day_in(post.get("closed_on", "")),
        {name: post.get(name, "") for name in ("name", "carried_out_by", "log_in", "prizes")},
        post.get("turnout", ""),
        post.get("sampled") == "yes",
    )
    content, name = (given.read(MOST_BYTES + 1), str(given.name)) if given is not None else (b"", "")
    reason = post.get("reason", "")
    return import_ballots(asked.viewer, asked.case.number, content, name, channel, reason=reason, **_stamp(request))


def _withdraw(request: HttpRequest, asked: AskedRound) -> object:
    row, reason = whole(request.POST.get("row", "")), request.POST.get("reason", "")
    return withdraw_import(asked.viewer, asked.case.number, row, reason=reason, **_stamp(request))


def _make(request: HttpRequest, asked: AskedRound) -> object:
    post = request.POST
    plan = Plan(
        post.get("component", "").strip(),
        post.get("entry", "codes"),
        _moment(post.get("opens_at", "")),
        _moment(post.get("closes_at", "")),
        whole(post.get("most", "")),
        {name: post.get(name, "") for name in ("question_ko", "question_en", "prizes")},
        post.get("sampled") == "yes",
        post.get("acknowledged", ""),
    )
    return make_ballot(asked.viewer, asked.case.number, plan, **_stamp(request))


def _call_off(request: HttpRequest, asked: AskedRound) -> object:
    row, reason = whole(request.POST.get("row", "")), request.POST.get("reason", "")
    return call_off(asked.viewer, asked.case.number, row, reason=reason, **_stamp(request))


def _aside(request: HttpRequest, asked: AskedRound) -> object:
    names = ("component", "channel", "pattern", "about", "reason")
    told: dict[str, Any] = {name: request.POST.get(name, "") for name in names}
    return set_ballots_aside(asked.viewer, asked.case.number, **told, **_stamp(request))


def _back(request: HttpRequest, asked: AskedRound) -> object:
    row, reason = whole(request.POST.get("row", "")), request.POST.get("reason", "")
    return take_ballots_back(asked.viewer, asked.case.number, row, reason=reason, **_stamp(request))


def _erase(request: HttpRequest, asked: AskedRound) -> object:
    return erase_ballots(asked.viewer, asked.case.number, **_stamp(request))


BUTTONS: dict[str, tuple[Callable[[HttpRequest, AskedRound], object], Callable[[], str], str]] = {
    "import": (_import, lambda: _("투표 자료를 남겼습니다."), "channels"),
    "withdraw": (_withdraw, lambda: _("이 경로의 표를 세지 않습니다."), "channels"),
    "ballot": (_make, lambda: _("자체 투표를 만들었습니다."), "own"),
    "call-off": (_call_off, lambda: _("자체 투표를 취소했습니다."), "own"),
    "aside": (_aside, lambda: _("표를 제외했습니다. 제외하기 전의 집계도 남습니다."), "analysis"),
    "back": (_back, lambda: _("제외한 표를 다시 셉니다."), "analysis"),
    "erase": (_erase, lambda: _("표의 원본과 투표 번호를 파기했습니다."), "erasure"),
}
"""What each button does, what is said then, and which part of the page it belongs to."""
ROWS = {
    "withdraw": ("row",),
    "call-off": ("row",),
    "back": ("row",),
    "aside": ("component", "channel", "pattern", "about"),
}
"""The fields that tell a form of one row from the same form of another."""
