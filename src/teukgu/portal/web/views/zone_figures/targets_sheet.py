"""Targets of several years by a sheet: downloaded, handed in with their approval."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teukgu.portal import clock
from teukgu.portal.services.zone_figures.targets_upload import hand_in_targets
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.views.designation.asked import tried
from teukgu.portal.web.views.zone_figures.asked import approval_in, blank_sheet, sheet_in, zone_reader
from teukgu.reporting.year_lines import Purpose


@signed_in
@never_cache
@require_safe
def download(request: HttpRequest, zone: str) -> HttpResponse:
    """Give the sheet of targets from this year on, with those that are set."""
    reader = zone_reader(request, zone)
    return blank_sheet(Purpose.TARGETS, reader.zone)


@signed_in
@require_POST
def hand_in(request: HttpRequest, zone: str) -> HttpResponse:
    """Take a sheet of targets and go to its answer."""
    reader = zone_reader(request, zone)
    sent, approval = sheet_in(request), approval_in(request)
    upload = tried(
        request,
        lambda: hand_in_targets(reader.viewer, zone, sent, approval=approval, now=clock.now(), today=clock.today()),
        "",
    )
    return redirect("zone_upload", zone, upload.pk) if upload else redirect("zone_targets", zone)
