"""The whole registry, for dumps."""

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Award, ZoneFact, ZoneNow, ZonePlace
from teukgu.portal.store.queries.records import AwardLine, FactLine, Place, ZoneLine
from teukgu.portal.store.queries.visible import sources_of, visible
from teukgu.portal.store.queries.zone_lines import place, zone_line
from teukgu.portal.store.queries.zone_page import award_line, facts_with_state


def all_zones(viewer: Viewer, programme: str) -> tuple[tuple[ZoneLine, tuple[Place, ...]], ...]:
    """Return every zone with its places, by id. Two queries."""
    rows = ZoneNow.objects.filter(programme=programme).defer("search", "region_events").order_by("pk")
    places: dict[str, list[Place]] = {}
    found = ZonePlace.objects.filter(zone__programme=programme).select_related("region", "province")
    for one in found.order_by("region_id"):
        places.setdefault(one.zone_id, []).append(place(one))
    return tuple((zone_line(row), tuple(places.get(row.pk, ()))) for row in rows)


def all_facts(viewer: Viewer, programme: str) -> tuple[FactLine, ...]:
    """Return every fact, by zone and order of recording. Three queries."""
    days = dict(ZoneNow.objects.filter(programme=programme).values_list("pk", "as_of"))
    rows = list(visible(viewer, ZoneFact.objects.filter(zone__programme=programme)).order_by("zone_id", "pk"))
    (links,) = sources_of(viewer, (ZoneFact, [row.pk for row in rows]))
    by_zone: dict[str, list[ZoneFact]] = {}
    for row in rows:
        by_zone.setdefault(row.zone_id, []).append(row)
    return tuple(line for zone, facts in by_zone.items() for line in facts_with_state(facts, links, days[zone]))


def all_awards(viewer: Viewer, programme: str) -> tuple[AwardLine, ...]:
    """Return every award the viewer may see, by year. Two queries."""
    rows = list(visible(viewer, Award.objects.filter(programme=programme)).order_by("year", "zone_id", "pk"))
    (links,) = sources_of(viewer, (Award, [row.pk for row in rows]))
    return tuple(award_line(row, links) for row in rows)
