"""Stages of a zone's value chain: shown with their history, and set from a day on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.access_figures import may_set_stages
from teukgu.portal.services.zone_figures.stages import StagesGiven, StagesSet, set_stages
from teukgu.portal.store.models import ZoneFact
from teukgu.portal.store.queries.zone_figures.stages import stage_facts, stages_among, standing_facts
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.zone_figures.stages_page import (
    report_lines,
    stage_boxes,
    stage_lines,
    stage_names,
)
from teukgu.portal.web.views.designation.asked import HIDDEN, day_in, sentences
from teukgu.portal.web.views.zone_figures.asked import FiguresReader, reports_of, steps, whole, zone_reader
from teukgu.values import Refused


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, zone: str) -> HttpResponse:
    """Show in which stages the zone works, and take new ones or a correction."""
    reader = zone_reader(request, zone)
    if not reader.staged:
        raise Http404
    if request.method == "POST" and _saved(request, reader):
        return redirect("zone_stages", zone=zone)
    status = 422 if request.method == "POST" else 200
    return render(request, "zone_figures/stages.html", _context(request, reader), status=status)


def _context(request: HttpRequest, reader: FiguresReader) -> dict[str, Any]:
    today, zone, posted = clock.today(), reader.zone, request.POST
    rows = stage_facts(zone.pk)
    standing = standing_facts(rows)
    now = stages_among(rows, today)
    corrected = _corrected(request, standing)
    begins = corrected.valid_from if corrected else zone.designated_on if not standing else None
    chosen = posted.getlist("stage") if posted else (corrected.value if corrected else [one.value for one in now])
    document = ", ".join(one.title for one in corrected.sources.all()) if corrected else ""
    return {
        "reader": reader,
        "sets": may_set_stages(reader.viewer, reader.facts),
        "now": stage_names(now),
        "lines": stage_lines(rows, today),
        "reports": report_lines(zone, reports_of(reader), rows),
        "boxes": stage_boxes(zone, today.year, chosen),
        "corrected": corrected,
        "corrected_names": next((one.stages for one in stage_lines(rows, today) if one.row == corrected), ""),
        "is_change": bool(standing),
        "valid_from": posted.get("valid_from", begins.isoformat() if begins else ""),
        "document": posted.get("document", document),
        "why": posted.get("why", ""),
        "seen": max((one.pk for one in rows), default=0),
        "every": _("모든 단계"),
        "page": "stages",
        "section": "reports",
        "trail": steps(reader, _("가치사슬 단계")),
    }


def _corrected(request: HttpRequest, standing: list[ZoneFact]) -> ZoneFact | None:
    """Return the record that is to be corrected, if one that stands was chosen."""
    wanted = whole(request.POST.get("corrects") or request.GET.get("corrects", ""))
    return next((one for one in standing if one.pk == wanted), None)


def _saved(request: HttpRequest, reader: FiguresReader) -> bool:
    posted = request.POST
    given = StagesGiven(
        stages=posted.getlist("stage"),
        valid_from=day_in(posted.get("valid_from", "")),
        document=posted.get("document", ""),
        why=posted.get("why", ""),
        corrects=whole(posted.get("corrects", "")),
        seen=whole(posted.get("seen", "")),
    )
    try:
        done = set_stages(reader.viewer, reader.zone.pk, given, now=clock.now(), today=clock.today())
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
        return False
    messages.success(request, _told(done))
    return True


def _told(done: StagesSet) -> str:
    if not done.new:
        return _("이미 그렇게 적혀 있습니다.")
    if not done.reports:
        return _("단계를 저장했습니다.")
    told = ngettext(
        "단계를 저장했습니다. 작성 중인 보고서 %(number)d건의 양식이 따라 바뀌었습니다.",
        "단계를 저장했습니다. 작성 중인 보고서 %(number)d건의 양식이 따라 바뀌었습니다.",
        len(done.reports),
    )
    return told % {"number": len(done.reports)}
