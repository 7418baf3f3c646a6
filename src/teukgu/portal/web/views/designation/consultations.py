"""The consultation desk of an agency, and the ministry's requests from the plan of a case."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access import Sight, Viewer, is_staff, may_act, sight_of
from teukgu.portal.services.designation.consultations import (
    AgencyAnswer,
    AnswerResult,
    answer_many,
    request_consultations,
)
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.consultation_desk import OpenConsultation, open_consultations
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, needs, signed_in
from teukgu.portal.web.presenting.designation.desk import desk_lines, grounds, request_lines
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, sentences, tried
from teukgu.procedures.party import Party

ANSWERS = ("agree", "agree_if", "refuse", "extend")


@needs(is_staff)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show every open consultation of the viewer's agency, or record the answers given to them."""
    viewer, today = viewer_of(request), clock.today()
    waiting = open_consultations(viewer, today)
    problems: dict[str, list[str]] = {}
    if request.method == "POST":
        results = _answered(request, viewer, waiting)
        problems = {_name(one): sentences(one.findings) for one in results if one.findings}
        done = sum(one.event is not None for one in results)
        if done:
            messages.success(request, _("회신 %(number)d건을 기록했습니다.") % {"number": done})
        if not results:
            messages.error(request, _("회신을 고른 줄이 없습니다."))
        if results and not problems:
            return redirect("consultations")
        waiting = open_consultations(viewer, today)
    context = {
        "lines": desk_lines(waiting, today, request.POST, problems),
        "grounds": grounds(today),
        "today": today,
        "once": request.POST.get("once") if problems else str(uuid4()),
        "section": "work",
        "trail": trail(_("협의 회신")),
    }
    return render(request, "designation/desk.html", context, status=422 if problems else 200)


def _name(result: AnswerResult) -> str:
    reply = result.answer.act.replace("extend_", "reply_")
    return f"{result.answer.case_number}|{result.answer.key}|{reply}"


def _answered(request: HttpRequest, viewer: Viewer, waiting: list[OpenConsultation]) -> list[AnswerResult]:
    answers = [answer for one in waiting if (answer := _answer(request, one)) is not None]
    return answer_many(
        viewer,
        answers,
        happened_on=day_in(request.POST.get("happened_on", "")) or clock.today(),
        once=request.POST.get("once", "")[:64] or str(uuid4()),
        now=clock.now(),
        today=clock.today(),
    )


def _answer(request: HttpRequest, one: OpenConsultation) -> AgencyAnswer | None:
    """Return what was answered in a row; a row that was not ticked takes the answer for all, if one was chosen."""
    given = request.POST
    chosen = given.get(f"answer|{one.name}", "")
    if not chosen and given.get(f"pick|{one.name}"):
        chosen = given.get("answer-all", "")
    if chosen not in ANSWERS:
        return None
    seen = given.get(f"seen|{one.name}", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
    reasons = given.get(f"reasons|{one.name}", "").strip() or given.get("reasons-all", "").strip()
    if chosen == "extend":
        return AgencyAnswer(one.case.number, one.key, one.extend, {"grounds": reasons}, version)
    data = {"answer": chosen, "reasons": reasons}
    if chosen != "agree" and one.act == "reply_consultation":
        data["ground"] = given.get(f"ground|{one.name}", "") or given.get("ground-all", "")
    if chosen == "agree_if" and one.act == "reply_consultation":
        data["conditions"] = given.get(f"conditions|{one.name}", "").strip()
    kept = {key: value for key, value in data.items() if value}
    return AgencyAnswer(one.case.number, one.key, one.act, kept, version)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_case(request: HttpRequest, number: str) -> HttpResponse:
    """Show where the consultations of a case stand; the ministry asks all agencies that the plan names."""
    case = case_or_404(request, number)
    viewer, today, now = viewer_of(request), clock.today(), clock.now()
    if sight_of(viewer, case_facts(case, today)) < Sight.WHOLE:
        raise Http404  # an agency answers at its desk and sees no other agency's answers
    if request.method == "POST":
        day = day_in(request.POST.get("happened_on", "")) or today
        question, once = request.POST.get("question", ""), request.POST.get("once", "")[:64] or str(uuid4())
        asked = tried(
            request,
            lambda: request_consultations(
                viewer, number, question=question, happened_on=day, once=once, now=now, today=today
            ),
            _("협의를 요청했습니다."),
        )
        if asked is not None:
            return redirect("case_consultations", number=number)
    context = {
        "case": case,
        "lines": request_lines(case, situation_of(case, today=today, now=now)),
        "may_ask": may_act(viewer, case_facts(case), Party.MINISTER.value),
        "today": today,
        "once": str(uuid4()),
        "section": "work",
        "trail": trail(_("규제특례 협의")),
    }
    return render(request, "designation/consultations.html", context, status=422 if request.method == "POST" else 200)
