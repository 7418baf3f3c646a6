"""The municipality's page: found beside reported, disputes with evidence, what came of them."""

import uuid
from typing import BinaryIO, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.access import may_act
from teukgu.portal.access_office import is_addressed
from teukgu.portal.services.office_desk.delegation import effect_words
from teukgu.portal.services.verification.disputes import Evidence, dispute_found
from teukgu.portal.services.verification.found import stands_signed
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.office_desk.desks import zones_of_municipality
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.facts import standing_sha256
from teukgu.portal.store.queries.verification.found import (
    found_figures,
    standing_draft,
    told_at,
    verification_state,
)
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases
from teukgu.portal.web.acting import viewer_of
from teukgu.portal.web.guard import child_or_404, needs
from teukgu.portal.web.presenting.office_desk.desk_page import zone_name
from teukgu.portal.web.presenting.verification.figures import (
    counts_line,
    dispute_texts,
    figure_lines,
    state_badge,
    state_name,
)
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.designation.asked import tried
from teukgu.procedures.party import Party
from teukgu.procedures.report.tracks import HANDED_IN


def _report(request: HttpRequest, number: str) -> Report:
    """Return a report of the viewer's municipality."""
    viewer = viewer_of(request)
    rows = Report.objects.filter(case__in=visible_cases(viewer), zone__in=zones_of_municipality(viewer).values("pk"))
    return child_or_404(rows.select_related("case__now", "zone__now"), case__number=number)


@needs(is_addressed)
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was told: before that there is only that the report was chosen."""
    report, today = _report(request, number), clock.today()
    state = situation_of(report.case, today=today, now=clock.now()).state
    at, told = verification_state(state), told_at(report.case)
    if at == "none":
        raise Http404
    draft = standing_draft(report, state)
    found = found_figures(report.pk, told) if told else {}
    lines = figure_lines(report, draft, found, checked(report, draft, today), only_found=True)
    acts = may_act(viewer_of(request), case_facts(report.case), Party.APPLICANT.value)
    context = {
        "case": report.case,
        "year": report.year,
        "zone": zone_name(report.zone.now),
        "state": at,
        "state_name": state_name(at),
        "badge": state_badge(at),
        "lines": lines,
        "counts": counts_line(lines) if lines else "",
        "told": told,
        "may_dispute": acts and at == "found" and state.stage in HANDED_IN,
        "acts": acts,
        "agreed": [one for one in lines if one.agreed],
        "sha256": standing_sha256(state) or "",
        "signed": stands_signed(state),
        "effect": said(effect_words(today)),
        "once": uuid.uuid4().hex,
        "trail": trail((_("현장확인"), "verifications"), zone_name(report.zone.now)),
    }
    return render(request, "verification/own.html", context)


@csrf_protect
@needs(is_addressed)
@require_POST
def dispute(request: HttpRequest, number: str) -> HttpResponse:
    """Dispute found values."""
    _report(request, number)
    file = request.FILES.get("evidence")
    evidence = Evidence(file.name or "", cast(BinaryIO, file.file)) if file is not None else None
    tried(
        request,
        lambda: dispute_found(
            viewer_of(request),
            number,
            dispute_texts(request.POST),
            evidence=evidence,
            once=request.POST.get("once", "")[:64] or uuid.uuid4().hex,
            now=clock.now(),
            today=clock.today(),
        ),
        _("이의를 냈습니다. 지방청이 값마다 답합니다."),
    )
    return redirect("report_verification", number)
