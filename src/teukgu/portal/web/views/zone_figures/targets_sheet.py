"""Targets of several years by a sheet: downloaded, handed in with their approval."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.documents.years_workbook.writer import write_years
from teukgu.portal import clock
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.zone_figures.targets_upload import hand_in_targets
from teukgu.portal.store.queries.zone_figures.forms import targets_form
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.zone_figures.asked import LARGEST, approval_in, given_sheet, language, zone_reader


@signed_in
@never_cache
@require_safe
def download(request: HttpRequest, zone: str) -> HttpResponse:
    """Give the sheet of targets from this year on, with those that are set."""
    reader = zone_reader(request, zone)
    form = targets_form(reader.zone, clock.today())
    if not form.years:
        raise Http404
    name = f"targets-{zone}-{form.years[0]}-{form.years[-1]}.xlsx"
    return given_sheet(write_years(form, indicators(), language()), name)


@signed_in
@require_POST
def hand_in(request: HttpRequest, zone: str) -> HttpResponse:
    """Take a sheet of targets and go to its answer."""
    reader = zone_reader(request, zone)
    sent = request.FILES.get("sheet")
    content, name = (sent.read(LARGEST), sent.name or "") if sent else (b"", "")
    upload = tried(
        request,
        lambda: hand_in_targets(
            reader.viewer,
            zone,
            name=name,
            content=content,
            approval=approval_in(request),
            why=request.POST.get("why", ""),
            once=f"{reader.viewer.account}:{request.POST.get('once', '')}"[:64],
            now=clock.now(),
            today=clock.today(),
        ),
        "",
    )
    return redirect("zone_upload", zone, upload.pk) if upload else redirect("zone_targets", zone)
