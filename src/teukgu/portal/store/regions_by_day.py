"""What regions are called and where they belong on a day, read once for many questions. Needs three queries."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from teukgu.portal.store.models import DeclineArea, Region, RegionName, RegionParent


class _Dated(Protocol):
    valid_from: date | None
    valid_to: date | None


DatedT = TypeVar("DatedT", bound=_Dated)


def on_day(rows: list[DatedT], day: date) -> DatedT | None:
    """Return the row that holds on ``day``; where the region has ended or not begun, the nearest row."""
    for row in rows:
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to):
            return row
    past = [row for row in rows if row.valid_to is not None and row.valid_to <= day]
    return max(past, key=lambda row: row.valid_to or day) if past else (rows[0] if rows else None)


@dataclass
class Regions:
    """All regions of a programme with their dated names and provinces."""

    day: date
    regions: dict[str, Region]
    names: dict[str, list[RegionName]] = field(default_factory=dict)
    parents: dict[str, list[RegionParent]] = field(default_factory=dict)

    @classmethod
    def of(cls, programme: str, day: date) -> "Regions":
        """Read the regions of ``programme`` as of ``day``."""
        found = cls(day, {region.id: region for region in Region.objects.filter(programme=programme)})
        for name in RegionName.objects.filter(region__programme=programme):
            found.names.setdefault(name.region_id, []).append(name)
        for parent in RegionParent.objects.filter(region__programme=programme):
            found.parents.setdefault(parent.region_id, []).append(parent)
        return found

    def name(self, region: str) -> tuple[str, str]:
        """Return the Korean and English name on the day."""
        row = on_day(self.names.get(region, []), self.day) or self.regions[region]
        return row.name_ko, row.name_en

    def province(self, region: str) -> str:
        """Return the id of the province on the day; a province is its own, a region without one is its own too."""
        row = on_day(self.parents.get(region, []), self.day)
        return row.province_id if row is not None else region

    def every_name(self, region: str) -> list[str]:
        """Return all names the region and its provinces ever had, Korean and English."""
        ids = [region, *(parent.province_id for parent in self.parents.get(region, []))]
        return [text for one in ids for name in self.names.get(one, []) for text in (name.name_ko, name.name_en)]


def decline_ids(programme: str, day: date) -> frozenset[str]:
    """Return the ids of the municipalities that are population-decline areas on ``day``."""
    rows = DeclineArea.objects.filter(programme=programme, status="decline")
    return frozenset(
        row.region_id
        for row in rows
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)
    )
