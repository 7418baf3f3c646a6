"""What regions are called and where they belong on a day, read once for many questions. Needs three queries."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from teukgu.portal.store.models import (
    DeclineArea,
    Jurisdiction,
    Region,
    RegionName,
    RegionParent,
    RegionSuccession,
)


class _Dated(Protocol):
    valid_from: date | None
    valid_to: date | None


DatedT = TypeVar("DatedT", bound=_Dated)


def on_day(rows: list[DatedT], day: date) -> DatedT | None:
    """Return the row that holds on ``day``; where the region has ended or not begun, the nearest row."""
    for row in rows:
        if _holds(row, day):
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


def _holds(row: _Dated, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)


def decline_statuses(programme: str, day: date) -> dict[str, str]:
    """Return ``decline`` or ``watch`` for each municipality named so on ``day``."""
    rows = DeclineArea.objects.filter(programme=programme)
    return {row.region_id: row.status for row in rows if _holds(row, day)}


def zone_work_offices(programme: str) -> dict[str, Jurisdiction]:
    """Return for each municipality the jurisdiction for zone work; its office is None where there is none."""
    rows = Jurisdiction.objects.filter(region__programme=programme, scope__in=("full", "zone_work"))
    return {row.region_id: row for row in rows.select_related("office")}


def region_events(programme: str) -> dict[str, list[dict[str, str]]]:
    """Return what happened to each region: mergers, splits, renames, moves, in order of days."""
    events: dict[str, list[dict[str, str]]] = {}
    for row in RegionSuccession.objects.filter(programme=programme).order_by("day", "pk"):
        event = {"day": row.day.isoformat(), "ko": row.event_ko, "en": row.event_en, "basis": row.basis}
        for region in (row.from_region_id, row.to_region_id):
            kept = events.setdefault(region, [])
            if event not in kept:
                kept.append(event)
    return events
