"""What the next erasure run takes away."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access import may_sign_off_access_log
from teukgu.portal.keeping import keeping_on
from teukgu.portal.services.erasure import Due, due_for_erasure
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.oversight.access_log import kind_name
from teukgu.portal.web.trail import trail


@require_safe
@needs(may_sign_off_access_log)
def due(request: HttpRequest) -> HttpResponse:
    """List what is over its time, by kind, with how many are late."""
    today = clock.today()
    within = keeping_on(today).erase_within_days
    by_kind: dict[str, list[Due]] = defaultdict(list)
    for one in due_for_erasure(today):
        by_kind[one.kind].append(one)
    rows = [
        {
            "name": kind_name(kind),
            "count": sum(one.count for one in found),
            "since": min(one.since for one in found),
            "late": sum(one.count for one in found if one.is_late(today, within)),
        }
        for kind, found in by_kind.items()
    ]
    context = {"rows": rows, "within": within, "trail": trail(_("개인정보 파기"))}
    return render(request, "oversight/erasure.html", context)
