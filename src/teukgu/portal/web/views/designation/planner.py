"""The planner: for anybody, and for the municipalities of a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store.queries.planning import municipalities, sessions_from
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.presenting.designation.planner import planner_page
from teukgu.portal.web.presenting.designation.planner_form import read_form
from teukgu.portal.web.trail import trail

TEMPLATE = "designation/planner.html"


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Plan the days of a designation that nobody has begun yet."""
    today = clock.today()
    choices = municipalities(PROGRAMME, today)
    form = read_form(request.GET, [one.id for one in choices], today)
    context = {
        "form": form,
        "choices": choices,
        "page": planner_page(form),
        "sessions": sessions_from(form.regions, form.start),
        "section": "planner",
        "trail": trail(_("일정 계산")),
    }
    return render(request, TEMPLATE, context, status=400 if form.problems else 200)


@signed_in
@require_safe
def of_case(request: HttpRequest, number: str) -> HttpResponse:
    """Plan the days of a case for its applicants."""
    case = case_or_404(request, number)
    today = clock.today()
    choices = municipalities(case.programme_id, today)
    asked = request.GET.copy()
    if "region" not in asked:
        applicants = case.parties.filter(party="applicant", until=None).order_by("-lead", "pk")
        asked.setlist("region", [str(row.organisation.region_id) for row in applicants if row.organisation])
    form = read_form(asked, [one.id for one in choices], today)
    context = {
        "form": form,
        "choices": choices,
        "page": planner_page(form),
        "sessions": sessions_from(form.regions, form.start),
        "case": case,
        "facts": case_facts(case),
        "section": "work",
        "trail": trail(_("일정 계산")),
    }
    return render(request, TEMPLATE, context, status=400 if form.problems else 200)
