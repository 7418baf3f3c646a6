"""Shares of a joint zone's municipalities: shown, and agreed anew."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from teukgu.portal import clock
from teukgu.portal.services.zone_figures.shares import agree_shares, newest_share
from teukgu.portal.store.queries.zone_figures.forms import target_years
from teukgu.portal.store.queries.zone_figures.holdings import shares_of_zone
from teukgu.portal.store.queries.zone_figures.zones import members_of, region_names_of
from teukgu.portal.web.guard import signed_in
from teukgu.portal.web.presenting.zone_figures.shares_page import indicator_choices, region_name, share_lines
from teukgu.portal.web.views.designation.asked import HIDDEN, sentences
from teukgu.portal.web.views.zone_figures.asked import FiguresReader, steps, whole, year_in, zone_reader
from teukgu.values import Refused


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, zone: str) -> HttpResponse:
    """Show the shares that were agreed, and take new ones."""
    reader = zone_reader(request, zone)
    if not reader.joint:
        raise Http404
    if request.method == "POST" and _saved(request, reader):
        return redirect("zone_shares", zone=zone)
    members, today = members_of(reader.zone.pk), clock.today()
    names = region_names_of(members)
    posted = request.POST
    context = {
        "reader": reader,
        "lines": share_lines(shares_of_zone(reader.zone.pk), names),
        "boxes": [(one, region_name(one, names), posted.get(f"share-{one}", "")) for one in members],
        "years": target_years(reader.zone, today)[::-1],
        "year": year_in(posted.get("first_year", ""), today.year),
        "choices": indicator_choices(),
        "indicator": posted.get("indicator", ""),
        "document": posted.get("document", ""),
        "seen": newest_share(reader.zone.pk),
        "page": "shares",
        "section": "reports",
        "trail": steps(reader, _("배분 비율")),
    }
    return render(request, "zone_figures/shares.html", context, status=422 if request.method == "POST" else 200)


def _saved(request: HttpRequest, reader: FiguresReader) -> bool:
    posted = request.POST
    try:
        kept = agree_shares(
            reader.viewer,
            reader.zone.pk,
            first_year=year_in(posted.get("first_year", ""), 0),
            indicator=posted.get("indicator", "")[:60],
            typed={one: posted.get(f"share-{one}", "")[:40] for one in members_of(reader.zone.pk)},
            document=posted.get("document", ""),
            seen=whole(posted.get("seen", "")),
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        if any(one.code in HIDDEN for one in refused.findings):
            raise Http404 from refused
        for sentence in sentences(refused.findings):
            messages.error(request, sentence)
        return False
    messages.success(request, _("배분 비율을 저장했습니다.") if kept else _("이미 그렇게 적혀 있습니다."))
    return True
