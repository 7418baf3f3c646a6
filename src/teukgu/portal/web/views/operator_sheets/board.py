"""The county's survey of operators for one report: begun, seen as a whole, closed."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.services.operator_sheets.held import HeldSurvey
from teukgu.portal.services.operator_sheets.listing import sheets_before
from teukgu.portal.services.operator_sheets.surveying import answer_days, close_survey, is_open, open_survey
from teukgu.portal.store.models import AccessAction, Post
from teukgu.portal.store.queries.operator_sheets.board import survey_lines
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.operator_sheets.lines import operator_lines, tally
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.operator_sheets.asked import held_or_404, note, survey_trail


@signed_in
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the operators with where each stands, or the form to begin."""
    held = held_or_404(request, number)
    context = _head(held) | _list(request, held)
    return render(request, "operator_sheets/board.html", context)


def _head(held: HeldSurvey) -> dict[str, Any]:
    return {
        "held": held,
        "case": held.report.case,
        "year": held.report.year,
        "survey": held.survey,
        "before": len(sheets_before(held)),
        "section": "work",
        "trail": survey_trail(held.report.case),
    }


def _list(request: HttpRequest, held: HeldSurvey) -> dict[str, Any]:
    survey, now = held.survey, clock.now()
    if survey is None:
        post = Post.objects.filter(pk__in=[one.post for one in viewer_of(request).posts]).order_by("pk").first()
        today = clock.today()
        return {"phone": post.phone if post else "", "first_day": today + timedelta(days=answer_days(today))}
    lines = survey_lines(survey, now)
    if lines:
        note(request, held, AccessAction.READ, f"survey {survey.pk}", subjects=len(lines))
    there = {one.sheet.operator_id for one in lines}
    return {
        "phone": survey.phone,
        "first_day": survey.closes_on,
        "lines": operator_lines(lines),
        "tally": tally(lines),
        "is_open": is_open(survey, now),
        "to_link": sum(one.waits and one.link is None for one in lines),
        "to_call": sum(one.waits for one in lines),
        "carries": [one for one in sheets_before(held) if one.operator_id not in there],
    }


@signed_in
@require_POST
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Begin the survey, or change its department, telephone and last day."""
    held_or_404(request, number)
    posted = request.POST
    tried(
        request,
        lambda: open_survey(
            viewer_of(request),
            number,
            desk=posted.get("desk", ""),
            phone=posted.get("phone", ""),
            closes_on=day_in(posted.get("closes_on", "")),
            now=clock.now(),
            today=clock.today(),
        ),
        _("조사를 저장했습니다."),
    )
    return redirect("operators", number)


@signed_in
@require_POST
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Close the survey for links, or open it again."""
    held_or_404(request, number)
    closed = request.POST.get("closed") == "1"
    tried(
        request,
        lambda: close_survey(viewer_of(request), number, closed=closed, now=clock.now(), today=clock.today()),
        _("조사를 마쳤습니다. 링크로는 더 적을 수 없습니다.") if closed else _("조사를 다시 열었습니다."),
    )
    return redirect("operators", number)
