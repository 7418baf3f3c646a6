"""A zone's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.access import ANONYMOUS
from teukgu.portal.kept import kept_page
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.rules import programme
from teukgu.portal.store import queries
from teukgu.portal.store.queries import ZonePage, ZoneResult
from teukgu.portal.store.queries.region_names import region_names
from teukgu.portal.store.queries.zone_dormancy import dormancy_of
from teukgu.portal.visibility import round_is_shown
from teukgu.portal.web.presenting.near_map import near_map
from teukgu.portal.web.presenting.standing import Standing, standing
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.presenting.zone import zone_view
from teukgu.portal.web.programme import boundaries
from teukgu.portal.web.schemes import node_names, tiers_of
from teukgu.portal.web.trail import trail
from teukgu.rulebook.dormancy import Dormancy


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest, address: str) -> HttpResponse:
    """Facts with sources, timeline, awards, band with probability, what is around."""
    found = queries.zone_at_address(ANONYMOUS, PROGRAMME, address)
    if found is None:
        raise Http404
    view = zone_view(
        found,
        near=_near(found),
        units_of=boundaries().units_of,
        standings=_standings(found),
        dormancy=_dormancy(found),
    )
    context = {
        "page": view,
        "section": "zones",
        "back": "directory",
        "trail": trail((_("특구 찾기"), "directory"), view.name),
    }
    return render(request, "web/pages/zone.html", context)


def _dormancy(found: ZonePage) -> Dormancy:
    today = clock.today()
    years = programme().rulebook.on(today).value("dormancy_years")
    assert isinstance(years, int)
    return dormancy_of(found, years=years, today=today)


def _near(found: ZonePage) -> SafeString:
    names = once(f"{found.zone.as_of}", ("region names",), lambda: region_names(ANONYMOUS, PROGRAMME))
    return near_map(tuple(place.region for place in found.places), names)


def _standings(found: ZonePage) -> list[Standing]:
    results = queries.results_of_zone(ANONYMOUS, PROGRAMME, found.zone.id)
    return [scheme_standing(result, "round") for result in results if round_is_shown(result.round)]


def scheme_standing(result: ZoneResult, route: str) -> Standing:
    """Return the section of one round, in the words of its scheme; ``route`` names the round's page."""
    scheme = result.round.scheme
    tiers = {number: said(name) for number, name in tiers_of(result.round).items()}
    return standing(result, reverse(route, args=[result.round.key]), node_names(scheme), tiers)
