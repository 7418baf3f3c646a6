"""Provinces and how many zones each has."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import OfficialCount, Region, ZonePlace
from teukgu.values import Bilingual

CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A province; joint zones of two provinces count in both.

    ``official`` is the latest published count of operating zones (None where there is none) as of ``official_on``;
    a province that was merged since has its own count and lists what its municipalities hold.
    """

    id: str
    name: Bilingual
    ended_on: date | None
    zones: int
    not_known_cancelled: int
    official: int | None
    official_on: date | None


def provinces_with_zones(viewer: Viewer, programme: str) -> tuple[ProvinceLine, ...]:
    """Return all provinces, those that have ended last. Three queries."""
    listed, alive = _counts(programme)
    official = _official(programme)
    provinces = Region.objects.filter(programme=programme, kind="province")
    lines = [_line(row, listed, alive, official) for row in provinces]
    return tuple(sorted(lines, key=lambda line: (line.ended_on is not None, line.id)))


def _counts(programme: str) -> tuple[Counter[str], Counter[str]]:
    """Return zones by province: all, and those not known to be cancelled; former provinces have their last ones."""
    zones: dict[str, set[str]] = defaultdict(set)
    alive: dict[str, set[str]] = defaultdict(set)
    places = ZonePlace.objects.filter(zone__programme=programme).values_list(
        "zone_id", "zone__status", "province_id", "region__parents__province_id", "region__parents__province__valid_to"
    )
    for zone, status, now, once, ended in places:
        for province in {now, once if once and ended else now}:
            zones[province].add(zone)
            if status != CANCELLED:
                alive[province].add(zone)
    return Counter({key: len(ids) for key, ids in zones.items()}), Counter(
        {key: len(ids) for key, ids in alive.items()}
    )


def _official(programme: str) -> dict[str, tuple[int, date]]:
    rows = OfficialCount.objects.filter(programme=programme, key="zones_operating_by_province", shown=True)
    return {row.region_id: (row.value, row.as_of) for row in rows.order_by("as_of") if row.region_id}


def _line(
    row: Region, listed: Counter[str], alive: Counter[str], official: dict[str, tuple[int, date]]
) -> ProvinceLine:
    count, day = official.get(row.id, (None, None))
    name = Bilingual(row.name_ko, row.name_en)
    return ProvinceLine(row.id, name, row.valid_to, listed[row.id], alive[row.id], count, day)
