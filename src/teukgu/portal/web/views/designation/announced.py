"""Plans on public notice: for everybody, with the form for opinions."""

from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from teukgu.portal import clock
from teukgu.portal.plan_rules import plan_contents
from teukgu.portal.programmes import DEMONSTRATION, PROGRAMME
from teukgu.portal.services.designation.opinions import GivenOpinion, send_opinion
from teukgu.portal.store.queries.announced_plans import (
    AnnouncedPlan,
    announced_cases,
    announced_plan,
    shown_opinions,
)
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.presenting.designation.plan_text import paragraphs
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import day_in, tried
from teukgu.portal.web.views.files.handed_in import given


def programmes_shown() -> tuple[str, ...]:
    """Return the programmes whose notices are public here: invented ones in a demonstration only."""
    return (PROGRAMME, DEMONSTRATION) if settings.DEMONSTRATION else (PROGRAMME,)


def plan_or_404(number: str) -> AnnouncedPlan:
    """Return the plan on notice of this number.

    Raises:
        Http404: when there is none, or it is not on notice.
    """
    found = announced_plan(programmes_shown(), number)
    if found is None:
        raise Http404
    return found


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the plans that are or were on notice."""
    plans = [announced_plan(programmes_shown(), case.number) for case in announced_cases(programmes_shown())]
    context = {
        "plans": [plan for plan in plans if plan is not None],
        "demonstration_programme": DEMONSTRATION,
        "section": "plans",
        "trail": trail(_("공고된 계획")),
    }
    return render(request, "designation/announced_list.html", context)


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show a plan on notice, or take an opinion on it."""
    plan = plan_or_404(number)
    if request.method == "POST":
        if request.POST.get("website"):
            return redirect("announced_thanks", number=number)  # a machine: thanked like everybody, nothing kept
        kept = tried(request, lambda: send_opinion(viewer_of(request), plan, _given(request), now=clock.now()), "")
        if kept is not None:
            return redirect("announced_thanks", number=number)
    context = {
        "plan": plan,
        "points": _points(plan),
        "hearing_on": day_in(str(plan.hearing.get("hearing_on", ""))),
        "opinions": shown_opinions(plan.case),
        "given": request.POST,
        "invented": plan.case.programme_id == DEMONSTRATION,
        "section": "plans",
        "trail": trail((_("공고된 계획"), "announced_plans"), case_title(plan.case.title)),
    }
    return render(request, "designation/announced.html", context, status=422 if request.method == "POST" else 200)


def _given(request: HttpRequest) -> GivenOpinion:
    given = request.POST
    return GivenOpinion(
        name=given.get("name", ""),
        contact=given.get("contact", ""),
        text=given.get("text", ""),
        stance=given.get("stance", ""),
        consents="consents" in given,
        public_wanted="public_wanted" in given,
    )


def _points(plan: AnnouncedPlan) -> list[tuple[str, list[str]]]:
    items = [(key, plan_contents().item(key)) for key in plan.points]
    return [(said(item.name), paragraphs(item, plan.points[key])) for key, item in items if item is not None]


@never_cache
@require_safe
def file(request: HttpRequest, number: str, file: UUID) -> FileResponse:
    """Give anybody a file that the announcement encloses; every other file of the case is not there."""
    found = next((one for one in plan_or_404(number).files if one.pk == file), None)
    if found is None:
        raise Http404
    return given(found)


@require_safe
def thanks(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the opinion came in."""
    plan = plan_or_404(number)
    context = {
        "plan": plan,
        "section": "plans",
        "trail": trail((_("공고된 계획"), "announced_plans"), case_title(plan.case.title)),
    }
    return render(request, "designation/announced_thanks.html", context)
