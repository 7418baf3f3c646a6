"""Rounds of an evaluation and their results."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.bands import reader
from teukgu.portal.kept import kept_page
from teukgu.portal.once import once
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.store.queries import RoundPage
from teukgu.portal.store.queries.records import Place, ZoneLine
from teukgu.portal.visibility import round_is_shown
from teukgu.portal.web.presenting.figures import maps
from teukgu.portal.web.presenting.round_list import round_line
from teukgu.portal.web.presenting.rounds import Around
from teukgu.portal.web.presenting.words import said
from teukgu.portal.web.programme import boundaries
from teukgu.portal.web.schemes import tiers_of
from teukgu.portal.web.trail import trail
from teukgu.portal.web.views.round_page import render_round


@require_safe
@kept_page(PROGRAMME)
def listing(request: HttpRequest) -> HttpResponse:
    """Every round that is shown."""
    rounds = [one for one in queries.rounds_of(ANONYMOUS, PROGRAMME) if round_is_shown(one)]
    lines = [round_line(one, reverse("round", args=[one.key])) for one in rounds]
    context = {"rounds": lines, "section": "rounds", "trail": trail(_("평가 결과"))}
    return render(request, "web/pages/rounds.html", context)


@require_safe
@kept_page(PROGRAMME)
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Table, chart, map, what the results hang on, files."""
    found = queries.round_by_key(ANONYMOUS, PROGRAMME, key)
    if found is None or not round_is_shown(found.round):
        raise Http404
    around = _around(found)
    return render_round(request, found, around, section=("rounds", _("평가 결과")))


def _around(found: RoundPage) -> Around:
    labels = queries.labels_of(ANONYMOUS, PROGRAMME)
    language = get_language() or "ko"
    version = found.round.kept_at.isoformat()
    drawn = once(version, ("round map", found.round.key, language), lambda: _map(found))
    kinds = ("type", "sector")
    return Around(
        zone_route="zone",
        file_route="round_file",
        labels={key: said(labels.of(kind, key).name) for kind in kinds for key in labels.keys(kind)},
        tiers={number: said(name) for number, name in tiers_of(found.round).items()},
        map=drawn,
        units_of=boundaries().units_of,
        example=False,
    )


def _map(found: RoundPage) -> SafeString:
    places = {zone.address: (zone, where) for zone, where in queries.all_zones(ANONYMOUS, PROGRAMME)}
    provinces = {place.province for _zone, where in places.values() for place in where}
    return maps.country(
        boundaries(),
        _("구간을 표시한 지도"),
        {},
        language=get_language() or "ko",
        provinces=sorted(provinces),
        markers=_markers(found, places),
    )


def _markers(found: RoundPage, places: Mapping[str, tuple[ZoneLine, Sequence[Place]]]) -> list[maps.Marker]:
    read = reader(found.round, found.results, {n: said(t) for n, t in tiers_of(found.round).items()})
    markers = []
    for unit in found.scored:
        if unit.address not in places or not places[unit.address][1]:
            continue
        zone, where = places[unit.address]
        band = read.band(unit)
        name = f"{said(zone.name)}: {band.label}"
        letter = band.short if band.tier else "?"
        markers.append(maps.Marker(where[0].region, reverse("zone", args=[zone.address]), name, band.class_, letter))
    return markers
