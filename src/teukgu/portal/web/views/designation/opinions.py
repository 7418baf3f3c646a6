"""The opinions of a case for the municipality: registering, hiding, answering, a list to take away."""

import io
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.opinion_list import write_opinion_list
from teukgu.portal import clock
from teukgu.portal.access import Sight, may_act, sight_of
from teukgu.portal.services.designation.opinions import moderate_opinion, register_opinion, reply_to_opinion
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.announced_plans import opinion_lines
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.procedures.party import Party

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _case(request: HttpRequest, number: str) -> Case:
    """Return a case that the viewer sees whole: an opinion of somebody else is nobody's business but theirs."""
    case = case_or_404(request, number)
    if case.procedure != "designation" or sight_of(viewer_of(request), case_facts(case)) < Sight.WHOLE:
        raise Http404
    return case


@signed_in
@never_cache
@require_safe
def listing(request: HttpRequest, number: str) -> HttpResponse:
    """Show every opinion with what became of it; names stay masked here."""
    case = _case(request, number)
    context = {
        "case": case,
        "lines": opinion_lines(case),
        "edits": may_act(viewer_of(request), case_facts(case), Party.APPLICANT.value),
        "once": str(uuid4()),
        "outcomes": outcome_names(),
        "stances": stance_names(),
        "section": "work",
        "trail": trail(_("주민 의견")),
    }
    return render(request, "designation/opinions.html", context)


def outcome_names() -> dict[str, str]:
    """Return what the outcomes of an opinion are called."""
    return {"taken_up": _("반영"), "partly": _("일부 반영"), "not_taken_up": _("반영하지 않음")}


def stance_names() -> dict[str, str]:
    """Return what the stances of an opinion are called."""
    return {"for": _("찬성"), "against": _("반대"), "other": _("그 밖의 의견")}


@signed_in
@require_POST
def act_on(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Register, hide, show or answer one opinion."""
    case, viewer, given = _case(request, number), viewer_of(request), request.POST
    now, today = clock.now(), clock.today()
    seen, once = case.version, given.get("once", "")[:40]
    seen_given = given.get("seen", "")
    if seen_given.isascii() and seen_given.isdigit() and len(seen_given) < 10:
        seen = int(seen_given)
    wanted = given.get("act", "")
    if wanted == "register":
        tried(
            request,
            lambda: register_opinion(
                viewer, number, key, seen_version=seen, once=f"{once}-{key}"[:64], now=now, today=today
            ),
            _("의견을 접수했습니다."),
        )
    elif wanted in {"hide", "show"}:
        reason = given.get("reason", "")
        tried(
            request,
            lambda: moderate_opinion(viewer, number, key, hidden=wanted == "hide", reason=reason, now=now, today=today),
            _("기록했습니다."),
        )
    elif wanted == "reply":
        tried(
            request,
            lambda: reply_to_opinion(
                viewer,
                number,
                key,
                outcome=given.get("outcome", ""),
                reply=given.get("reply", ""),
                seen_version=seen,
                once=f"{once}-r-{key}"[:64],
                now=now,
                today=today,
            ),
            _("회신을 기록했습니다."),
        )
    else:
        raise Http404
    return redirect("case_opinions", number=number)


@signed_in
@never_cache
@require_safe
def export(request: HttpRequest, number: str) -> HttpResponse:
    """Give the list as a workbook, without the names of those who wrote."""
    case = _case(request, number)
    stances, outcomes = stance_names(), outcome_names()
    head = [
        _("번호"),
        _("접수일"),
        _("찬반"),
        _("의견"),
        _("접수"),
        _("반영 여부"),
        _("검토 결과와 이유"),
        _("가림 이유"),
    ]
    rows = [
        [
            line.opinion.key,
            clock.day_of(line.opinion.received_at).isoformat(),
            stances.get(line.opinion.stance, ""),
            line.opinion.text,
            _("접수함") if line.registered else _("접수 전"),
            outcomes.get(str(line.reply.data.get("outcome")), "") if line.reply else "",
            str(line.reply.data.get("reply", "")) if line.reply else "",
            line.hidden.reason if line.hidden else "",
        ]
        for line in opinion_lines(case)
    ]
    content = io.BytesIO()
    write_opinion_list(content, case.title, head, rows)
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="opinions-{case.number}.xlsx"'
    return response
