"""The first page of somebody new to a post."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access import is_staff
from teukgu.portal.store.models import CaseTask
from teukgu.portal.store.queries.people import holdings_of
from teukgu.portal.store.queries.people.welcome import DAYS, welcome
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.procedures.registry import PROCEDURES


@needs(is_staff)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show my posts, what is due in 90 days with what was filed before beside it, and handover records."""
    viewer, today = viewer_of(request), clock.today()
    found = welcome(viewer, today)
    rows = [
        {"one": one, "act": act_name(one.task), "late": bool(one.task.due and one.task.due < today)}
        for one in found.due
    ]
    context = {
        "rows": rows,
        "found": found,
        "days": DAYS,
        "holdings": holdings_of(viewer.account, today),
        "trail": trail(_("새로 맡은 일")),
    }
    return render(request, "people/welcome.html", context)


def act_name(task: CaseTask) -> str:
    """Return the name of the act that waits, in the page's language."""
    procedure = PROCEDURES.get(task.case.procedure)
    act = procedure.act(task.act) if procedure else None
    return said(act.name) if act else task.act
