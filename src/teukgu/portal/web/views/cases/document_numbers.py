"""Numbers and days of an official document: typed, or pasted from a document system."""

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
from teukgu.portal.services.cases.document_numbers import record_number, recording_party
from teukgu.portal.services.cases.pasted import parse_pasted
from teukgu.portal.services.cases.refusals import CHANGED
from teukgu.portal.store.models import Case, OfficialDocument
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, child_or_404, signed_in
from teukgu.portal.web.presenting.cases.form import problems_at
from teukgu.portal.web.presenting.cases.names import act_name, organisation_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step, trail
from teukgu.portal.web.views.cases.asked import whole
from teukgu.procedures.legal_day import RECEIVED, SENT
from teukgu.values import Finding, Refused

FIELDS = {
    SENT: ("production_number", "sent_on", "approver", "approval", "medium"),
    RECEIVED: ("receipt_number", "received_on", "received_at", "medium"),
}


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Show what was recorded and ask for the sender's or the receiver's numbers, whichever are the viewer's."""
    viewer, case, today = viewer_of(request), case_or_404(request, number), clock.today()
    paper = child_or_404(case.documents.select_related("event", "sender", "receiver"), event__seq=seq)
    open_to = [one for one in (SENT, RECEIVED) if recording_party(viewer, case, paper.event, one, today)]
    if not open_to:
        raise Http404
    typed, findings = request.POST.copy(), []
    if request.method == "POST" and typed.get("step") == "paste":
        _fill(typed)
    elif request.method == "POST":
        recording = typed.get("recording", "")
        try:
            if recording not in open_to:
                raise Http404
            data = {"event": seq, **{name: typed.get(name, "").strip() for name in FIELDS[recording]}}
            record_number(
                *(viewer, case, recording, data),
                seen_version=whole(typed.get("seen_version", "")),
                once=typed.get("once", "")[:64],
                now=clock.now(),
                today=today,
            )
            messages.success(request, _("공문 번호를 적었습니다. 기한을 다시 세었습니다."))
            return redirect("case", number=case.number)
        except Refused as refused:
            findings = list(refused.findings)
    context = _context(case, paper, open_to, typed, findings)
    return render(request, "cases/document_numbers.html", context, status=422 if findings else 200)


def _fill(typed: QueryDict) -> None:
    """Put what was found in the pasted text into the fields; what was typed already stays unless something is found."""
    found = parse_pasted(typed.get("pasted", ""))
    for name in ("production_number", "sent_on", "receipt_number", "received_on", "approver", "approval"):
        value = getattr(found, name)
        if value:
            typed[name] = value
    if not found.receipt_number and found.production_number:
        typed.setdefault("receipt_number", "")


def _context(
    case: Case, paper: OfficialDocument, open_to: list[str], typed: QueryDict, findings: list[Finding]
) -> dict[str, Any]:
    changed = any(finding.code == CHANGED for finding in findings)
    name = act_name(case.procedure, paper.event.act)
    places = ("production_number", "sent_on", "approver", "receipt_number", "received_on", "received_at")
    return {
        "case": case,
        "paper": paper,
        "name": name,
        "sender": organisation_name(paper.sender),
        "receiver": organisation_name(paper.receiver),
        "sends": SENT in open_to,
        "receives": RECEIVED in open_to,
        "typed": typed,
        "problems": [f"{said(one.message)} {said(one.cure)}" for one in findings],
        "at": {place: problems_at(findings, place) for place in places},
        "once": typed.get("once") or uuid4().hex,
        "seen_version": typed.get("seen_version") if findings and not changed else case.version,
        "section": "work",
        "trail": (
            *trail((_("내 업무"), "work"), "")[:-1],
            Step(case.number, reverse("case", args=[case.number])),
            Step(_("공문 번호")),
        ),
    }
