"""Verification in a year: by risk for an office, in numbers for the head office, one's own for a municipality."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access_office import is_addressed, load_programmes, verifies_reports, works_at_desk
from teukgu.portal.services.office_desk.delegation import effect_words
from teukgu.portal.services.verification.found import choose_by_risk
from teukgu.portal.store.queries.office_desk.desks import desks_of
from teukgu.portal.store.queries.verification.found import report_at_desk
from teukgu.portal.store.queries.verification.overview import by_risk_of, office_counts, own_verifications
from teukgu.portal.store.queries.verification.samples import sample_years
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.office_desk.names import organisation_said
from teukgu.portal.web.presenting.verification.figures import state_badge, state_name
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.office_desk.asked import whole


@needs(verifies_reports)
@never_cache
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show what verification means to the viewer's posts in a year."""
    viewer, now, today = viewer_of(request), clock.now(), clock.today()
    year = whole(request.GET.get("year", "")) or today.year - 1
    desks = [
        {
            "name": organisation_said(desk.organisation),
            "acts": desk.acts,
            "rows": [
                {
                    "report": one.report,
                    "zone": zone_name(one.report.zone.now),
                    "state": state_name(one.state),
                    "badge": state_badge(one.state),
                    "open": one.state == "none" and one.report.case.now.stage in {"filed", "registered"},
                    "reasons": [said(each) for each in one.risk.reasons],
                    "once": uuid.uuid4().hex,
                }
                for one in by_risk_of(viewer, desk, year, now=now, today=today)
            ],
        }
        for desk in desks_of(viewer)
    ]
    programmes = load_programmes(viewer)
    counts = [
        (organisation_said(one.organisation), one, one.states) for one in office_counts(programmes, year, today=today)
    ]
    own = own_verifications(viewer, today=today) if is_addressed(viewer) else []
    context = {
        "year": year,
        "years": range(today.year - 1, today.year - 5, -1),
        "desks": desks,
        "counts": counts,
        "programmes": programmes,
        "samples": sample_years(viewer),
        "own": [
            (one.report, zone_name(one.report.zone.now), state_name(one.state), state_badge(one.state)) for one in own
        ],
        "is_town": is_addressed(viewer),
        "effect": said(effect_words(today)),
        "trail": trail((_("내 업무"), "work"), _("현장확인")),
    }
    return render(request, "verification/list.html", context)


@csrf_protect
@needs(works_at_desk)
@require_POST
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Choose a report by its risk."""
    viewer = viewer_of(request)
    held = report_at_desk(viewer, number)
    if held is None:
        raise Http404
    once = request.POST.get("once", "")[:64] or uuid.uuid4().hex
    tried(
        request,
        lambda: choose_by_risk(viewer, number, once=once, now=clock.now(), today=clock.today()),
        _("현장확인 대상으로 골랐습니다."),
    )
    return redirect(f"{reverse('verifications')}?year={held.report.year}")
