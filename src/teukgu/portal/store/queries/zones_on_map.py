"""How many zones lie in each municipality."""

from dataclasses import dataclass

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Region, ZonePlace
from teukgu.portal.store.queries.provinces import CANCELLED
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class RegionOnMap:
    """A region with its zones; provinces hold only zones whose municipalities are not known."""

    region: str
    name: Bilingual
    kind: str
    province: str
    province_name: Bilingual
    zones: int
    not_known_cancelled: int


def zones_on_map(viewer: Viewer, programme: str) -> tuple[RegionOnMap, ...]:
    """Return every region of ``programme``, also those without zones. Two queries."""
    zones: dict[str, int] = {}
    alive: dict[str, int] = {}
    for region, status in ZonePlace.objects.filter(zone__programme=programme).values_list("region_id", "zone__status"):
        zones[region] = zones.get(region, 0) + 1
        alive[region] = alive.get(region, 0) + (status != CANCELLED)
    rows = list(Region.objects.filter(programme=programme).order_by("id"))
    names = {row.id: Bilingual(row.name_ko, row.name_en) for row in rows}
    return tuple(
        RegionOnMap(
            region=row.id,
            name=names[row.id],
            kind=row.kind,
            province=row.province_id or row.id,
            province_name=names[row.province_id or row.id],
            zones=zones.get(row.id, 0),
            not_known_cancelled=alive.get(row.id, 0),
        )
        for row in rows
    )
