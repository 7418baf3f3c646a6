"""The page of a case, today and as it was recorded on a past day."""

from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.store.queries.cases.page import case_page, may_look_back
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import case_or_404, signed_in
from teukgu.portal.web.presenting.cases.page import shown_case
from teukgu.portal.web.trail import trail


@signed_in
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show where the case stands; ``?as_of=`` shows auditors and the ministry what was recorded by a past day.

    ``?all=1`` shows every event and paper, not the newest alone.
    """
    viewer, case, today = viewer_of(request), case_or_404(request, number), clock.today()
    asked = request.GET.get("as_of", "")
    as_of = _day(asked)
    if asked and (as_of is None or as_of > today):
        status, as_of = 400, None
    else:
        status = 200
    if as_of is not None and not may_look_back(viewer, case_facts(case, today)):
        raise Http404
    at = _end_of(as_of) if as_of else None
    page = case_page(viewer, case, today=as_of or today, now=clock.now(), at=at)
    context = {
        "page": shown_case(page, as_of or today, whole="all" in request.GET),
        "as_of": as_of,
        "bad_day": status == 400,
        "today": today,
        "section": "work",
        "trail": trail((_("내 업무"), "work"), case.number),
    }
    return render(request, "cases/case.html", context, status=status)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
