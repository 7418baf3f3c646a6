"""The calendar: ends of clocks of visible cases, a month at a time."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.store.models import CaseClock, Organisation
from teukgu.portal.store.queries.cases.calendar import clock_ends
from teukgu.portal.store.queries.cases.named import organisations_in
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.cases.names import clock_name, key_text, party_name, urgency
from teukgu.portal.web.presenting.cases.titles import case_title
from teukgu.portal.web.presenting.korean import day_text, month_text
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.cases.asked import read_day


@signed_in
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show one month, day by day."""
    today = clock.today()
    asked = request.GET.get("month", "")
    day = read_day(f"{asked}-01") if asked else today
    status = 200 if day is not None and 2000 <= day.year <= 2100 else 400
    first = (day if day is not None and status == 200 else today).replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    ends = list(clock_ends(viewer_of(request), first, last, today=today))
    named = organisations_in((one.case.programme_id, one.key) for one in ends)
    context = {
        "days": [
            {
                "day": due,
                "text": day_text(due, weekday=True),
                "today": due == today,
                "ends": [_end(one, today, named) for one in some],
            }
            for due, some in groupby(ends, key=lambda one: one.due)
            if due is not None
        ],
        "month": month_text(first),
        "previous": (first - timedelta(days=1)).strftime("%Y-%m"),
        "next": (last + timedelta(days=1)).strftime("%Y-%m"),
        "section": "calendar",
        "trail": trail((_("내 업무"), "work"), _("달력")),
    }
    return render(request, "work/calendar.html", context, status=status)


def _end(row: CaseClock, today: date, named: Mapping[str, Organisation]) -> dict[str, object]:
    return {
        "number": row.case.number,
        "title": case_title(row.case.title),
        "clock": clock_name(row.case.procedure, row.clock),
        "about": key_text(row.key, named) if row.key else "",
        "who": party_name(row.party),
        "badge": urgency(row.due, today),
        "provisional": row.provisional,
    }
