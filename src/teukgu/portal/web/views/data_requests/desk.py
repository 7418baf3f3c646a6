"""The desk: what is asked, by when, and where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access_data import answers_data_requests
from teukgu.portal.store.queries.data_requests.desk import OVER, desk_lines
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.data_requests.shown import desk_rows
from teukgu.portal.web.trail import trail


@needs(answers_data_requests)
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List the requests, those still to be answered first."""
    today = clock.today()
    lines = desk_lines(viewer_of(request))
    context = {
        "rows": desk_rows(lines, today),
        "open": sum(line.standing not in OVER for line in lines),
        "late": sum(line.is_late(today) for line in lines),
        "trail": trail(_("자료 요구")),
    }
    return render(request, "data_requests/desk.html", context)
