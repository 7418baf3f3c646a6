"""The public ballot: enter by code or log-in, choose, one receipt; without scripts, on a phone, in three minutes."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.services.public_stage.casting import (
    Entry,
    cast_ballot,
    enter_by_code,
    has_receipt,
    shown_receipt,
)
from teukgu.portal.store.models import PublicBallot
from teukgu.portal.store.queries.public_stage.standing import ballot_at, provinces_of, state_of, takes_votes, zone_names
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.values import Finding, Refused

HEADERS = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
TOO_MANY = "public_stage.flood"


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, address: str) -> HttpResponse:
    """Show where the ballot stands, its zones to whoever entered, or take what was sent."""
    ballot = _ballot_or_404(address)
    if request.method != "POST" or not takes_votes(ballot, clock.now()):
        return _page(request, ballot, "enter")
    try:
        entry = enter_by_code(ballot, request.POST.get("code", ""), address=client_address(request))
    except Refused as refused:
        return _page(request, ballot, "enter", findings=refused.findings)
    if request.POST.get("what") != "cast":
        return _page(request, ballot, "voted" if entry.has_voted else "choose", entry=entry)
    try:
        cast = cast_ballot(
            entry,
            request.POST.getlist("choices"),
            region=request.POST.get("region", ""),
            once=request.POST.get("once", "")[:64] or uuid4().hex,
            address=client_address(request),
            now=clock.now(),
        )
    except Refused as refused:
        step = "voted" if entry.has_voted else "choose"
        return _page(request, ballot, step, entry=entry, findings=() if step == "voted" else refused.findings)
    # in the answer itself: it is in no address, no session and no log, and goes with this page
    return _page(request, ballot, "thanks", receipt=shown_receipt(cast))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, address: str) -> HttpResponse:
    """Say whether a ballot with this receipt is in the box, and nothing of what it says."""
    ballot, typed = _ballot_or_404(address), request.POST.get("number", "")[:60]
    found = has_receipt(ballot, typed) if typed else None
    return _page(request, ballot, "receipt", found=found)


def _ballot_or_404(address: str) -> PublicBallot:
    found = ballot_at(address)
    if found is None:
        raise Http404
    return found


def _state(ballot: PublicBallot) -> str:
    state = state_of(ballot, clock.now())
    return "over" if state == "open" and not takes_votes(ballot, clock.now()) else state


def _page(
    request: HttpRequest,
    ballot: PublicBallot,
    step: str,
    *,
    entry: Entry | None = None,
    findings: tuple[Finding, ...] = (),
    receipt: str = "",
    found: bool | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "title": _("특구 공개 평가"),
        "ballot": ballot,
        "question": ballot.question_en if english() else ballot.question_ko,
        "state": _state(ballot),
        "step": step,
        "example": ballot.case.programme.demonstration,
        "wrong": sentences(findings),
        "receipt": receipt,
        "found": found,
        "home_address": request.path,
    }
    if step == "choose" and entry is not None:
        context |= _choosing(request, ballot, entry)
    status = 200 if not findings else 429 if any(one.code == TOO_MANY for one in findings) else 422
    response = render(request, "public_stage/ballot.html", context, status=status)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _choosing(request: HttpRequest, ballot: PublicBallot, entry: Entry) -> dict[str, Any]:
    names, chosen = zone_names(ballot.zones, english=english()), request.POST.getlist("choices")
    home = entry.region or request.POST.get("region", "")
    regions = [] if entry.region else provinces_of(ballot.case.programme_id)
    return {
        "code": request.POST.get("code", ""),
        "once": uuid4().hex,
        "zones": [(one, names.get(one, one), one in chosen) for one in entry.zones],
        "regions": [(one.pk, one.name_en if english() else one.name_ko, one.pk == home) for one in regions],
    }
