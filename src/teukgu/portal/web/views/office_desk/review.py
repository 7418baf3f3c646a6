"""The review of a draft plan by checklist; comments on its paragraphs stand with the plan."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access_office import reads_desk
from teukgu.portal.office_rules import checklists
from teukgu.portal.services.office_desk.reviews import CHECKLIST, review_plan
from teukgu.portal.store.queries.office_desk.stages import last_reviews, plan_case
from teukgu.portal.store.queries.plans import comment_threads
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import Step
from teukgu.portal.web.views.designation.asked import sentences
from teukgu.portal.web.views.office_desk.asked import desk_or_404
from teukgu.portal.web.views.office_desk.visit_form import answers_in
from teukgu.reporting.checklist import ANSWER_NAMES, Answer
from teukgu.values import Refused


@csrf_protect
@needs(reads_desk)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Show the last review and the checklist, and keep a new one."""
    viewer, today = viewer_of(request), clock.today()
    is_sent = request.method == "POST"
    desk = desk_or_404(request, key, acting=is_sent)
    case, checklist = plan_case(viewer, desk, number, today), checklists().newest(CHECKLIST)
    if case is None or checklist is None:
        raise Http404
    last = last_reviews(desk, [case.pk]).get(case.pk)
    problems: list[str] = []
    answers = answers_in(request.POST, checklist) if is_sent else (last.answers if last else {})
    if is_sent:
        once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
        opinion = request.POST.get("opinion", "")
        try:
            review_plan(viewer, key, number, answers=answers, opinion=opinion, once=once, now=clock.now(), today=today)
        except Refused as refused:
            problems = sentences(refused.findings)
        else:
            messages.success(request, _("검토를 기록했습니다."))
            return redirect("plan_review", key, number)
    rows = [
        {"id": one.id, "text": said(one.text), "hint": said(one.hint), **_filled(answers, one.id)}
        for one in checklist.questions
    ]
    threads = comment_threads(case.pk)
    context = {
        "desk": desk,
        "case": case,
        "rows": rows,
        "name": said(checklist.name),
        "last": last,
        "opinion": request.POST.get("opinion", "") if is_sent else (last.opinion if last else ""),
        "answers": [(one.value, said(ANSWER_NAMES[one])) for one in Answer],
        "comments": sum(len(one) for one in threads.values()),
        "open_comments": sum(one.state == "open" for found in threads.values() for one in found),
        "problems": problems,
        "once": uuid.uuid4().hex,
        "trail": (
            Step(organisation_said(desk.organisation), reverse("office_desk", args=[key])),
            Step(said(checklist.name)),
        ),
    }
    return render(request, "office/review.html", context, status=422 if problems else 200)


def _filled(answers: dict[str, dict[str, str]], question: str) -> dict[str, str]:
    found = answers.get(question, {})
    return {"answer": found.get("answer", ""), "remark": found.get("remark", "")}
