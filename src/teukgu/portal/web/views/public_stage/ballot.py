"""The public ballot: enter by code or sign-in, choose, look, send; without scripts, on a phone, in three minutes."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.identity_providers import voter_provider
from teukgu.portal.services.public_stage.casting import (
    Entry,
    cast_ballot,
    choice_findings,
    enter_by_code,
    enter_by_subject,
    has_receipt,
    shown_receipt,
)
from teukgu.portal.store.models import PublicBallot
from teukgu.portal.store.queries.public_stage.standing import ballot_at, state_of, takes_votes
from teukgu.portal.web.client_address import client_address
from teukgu.portal.web.presenting.ballot import choices_in, choosing
from teukgu.portal.web.presenting.korean import english
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.values import Finding, Refused

HEADERS = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
TOO_MANY = "public_stage.flood"
VOTER = "public_ballot_voter"
"""In the session of whoever signed in elsewhere, until they voted: the ballot's address and the voter's hash.

It goes with the vote: a session says when somebody came, and a ballot in which minute it was cast. From then on the
voter's own page carries it, so that a form sent twice is one ballot; whoever comes next to the same screen signs in.
"""


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, address: str) -> HttpResponse:
    """Show where the ballot stands, its zones to whoever entered, or take what was sent."""
    ballot = ballot_or_404(address)
    if not takes_votes(ballot, clock.now()):
        return _page(request, ballot, "enter")
    signed_in = _signed_in(request, ballot)
    if request.method != "POST":
        return _page(request, ballot, "enter") if signed_in is None else _entered(request, ballot, signed_in)
    try:
        typed = request.POST.get("code", "")
        entry = signed_in if signed_in and not typed else enter_by_code(ballot, typed, address=client_address(request))
    except Refused as refused:
        return _page(request, ballot, "enter", findings=refused.findings)
    what = request.POST.get("what", "")
    if what == "cast":
        return _cast(request, ballot, entry)
    return _looked_at(request, ballot, entry) if what == "review" else _entered(request, ballot, entry)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, address: str) -> HttpResponse:
    """Say whether a ballot with this receipt is in the box, and nothing of what it says."""
    ballot, typed = ballot_or_404(address), request.POST.get("number", "")[:60]
    found = has_receipt(ballot, typed) if typed else None
    return _page(request, ballot, "receipt", found=found)


def ballot_or_404(address: str) -> PublicBallot:
    """Return the own ballot at an address.

    Raises:
        Http404: when there is none.
    """
    found = ballot_at(address)
    if found is None:
        raise Http404
    return found


def _signed_in(request: HttpRequest, ballot: PublicBallot) -> Entry | None:
    if ballot.entry == "codes":
        return None
    for kept in (_carried(request.POST.get("entered", "")), request.session.get(VOTER)):
        if kept and kept[0] == ballot.address:
            return enter_by_subject(ballot, str(kept[1]))
    return None


def _carried(text: str) -> Any:
    """Return what the voter's page carries of who signed in, None when it is not from here."""
    try:
        return signing.loads(text, salt=VOTER) if text else None
    except signing.BadSignature:
        return None


def _forget(request: HttpRequest) -> None:
    if VOTER in request.session:
        del request.session[VOTER]


def _entered(request: HttpRequest, ballot: PublicBallot, entry: Entry) -> HttpResponse:
    if not entry.has_voted:
        return _page(request, ballot, "choose", entry=entry)
    _forget(request)
    return _page(request, ballot, "voted")


def _looked_at(request: HttpRequest, ballot: PublicBallot, entry: Entry) -> HttpResponse:
    if entry.has_voted:
        return _page(request, ballot, "voted")
    home = entry.region or request.POST.get("region", "")
    findings = choice_findings(ballot, choices_in(request.POST, ballot), home)
    return _page(request, ballot, "choose" if findings else "review", entry=entry, findings=tuple(findings))


def _cast(request: HttpRequest, ballot: PublicBallot, entry: Entry) -> HttpResponse:
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
    _forget(request)
    # in the answer itself: it is in no address, no session and no log, and goes with this page
    return _page(request, ballot, "thanks", receipt=shown_receipt(cast))


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
        "provider": voter_provider(settings.SOCIALACCOUNT_PROVIDERS) if ballot.entry != "codes" else "",
    }
    if step in {"choose", "review"} and entry is not None:
        context |= choosing(request.POST, ballot, entry) | {"once": request.POST.get("once") or uuid4().hex}
        if not context["code"]:
            context["entered"] = signing.dumps([ballot.address, entry.voter], salt=VOTER)
    status = 200 if not findings else 429 if any(one.code == TOO_MANY for one in findings) else 422
    response = render(request, "public_stage/ballot.html", context, status=status)
    for name, value in HEADERS.items():
        response[name] = value
    return response
