"""Where zones lie, for whoever decides on them: municipalities, decline, residents and how they changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from teukgu.documents.committee.live import Place
from teukgu.portal.store.models import RegionStatistic, ZonePlace
from teukgu.values import Bilingual

RESIDENTS = "korean_residents"
BACK = 5

ByYear = dict[int, float]


def places_of(zones: Collection[str], *, until: int) -> dict[str, Place]:
    """Return where each zone lies, with the last known residents up to a year and their change over five. Two queries.

    The residents of a zone in several municipalities are theirs together, only for years known of all of them.
    """
    by_zone: dict[str, list[ZonePlace]] = defaultdict(list)
    for row in ZonePlace.objects.filter(zone__in=zones).select_related("region").order_by("zone", "region"):
        by_zone[row.zone_id].append(row)
    regions = {row.region_id for rows in by_zone.values() for row in rows}
    known: dict[str, ByYear] = defaultdict(dict)
    figures = RegionStatistic.objects.filter(region__in=regions, indicator__key=RESIDENTS, year__lte=until)
    for region, year, value in figures.values_list("region", "year", "value"):
        known[region][year] = value
    return {zone: _place(rows, known) for zone, rows in by_zone.items()}


def _place(rows: list[ZonePlace], known: dict[str, ByYear]) -> Place:
    together = _together(known.get(row.region_id, {}) for row in rows)
    year = max(together, default=None)
    before = together.get(year - BACK) if year is not None else None
    return Place(
        names=Bilingual(", ".join(row.region.name_ko for row in rows), ", ".join(_english(row) for row in rows)),
        decline=any(row.decline == "decline" for row in rows),
        residents=None if year is None else together[year],
        year=year,
        change=together[year] / before - 1 if year is not None and before else None,
        since=year - BACK if year is not None and before else None,
    )


def _english(row: ZonePlace) -> str:
    return row.region.name_en or row.region.name_ko


def _together(several: Iterable[ByYear]) -> ByYear:
    parts = list(several)
    years = set.intersection(*(set(one) for one in parts)) if parts else set()
    return {year: sum(one[year] for one in parts) for year in years}
