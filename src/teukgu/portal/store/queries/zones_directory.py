"""Which zones match a search and filters, a page at a time."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.store.hangul import search_terms
from teukgu.portal.store.models import RegionParent, ZoneNow, ZonePlace
from teukgu.portal.store.queries.records import ZoneLine
from teukgu.portal.store.queries.zone_lines import by_name, zone_line

PER_PAGE = 20
MOST_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class ZoneFilter:
    """What is asked for; an empty field asks for nothing. ``year`` is the year of designation.

    ``province`` may be one that has ended: its municipalities on its last day are meant.
    """

    search: str = ""
    province: str = ""
    region: str = ""
    sector: str = ""
    status: str = ""
    type: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """One page; ``number`` counts from 1, ``pages`` is at least 1; beyond the last page ``zones`` is empty."""

    zones: tuple[ZoneLine, ...]
    total: int
    number: int
    pages: int
    per_page: int


def matching(viewer: Viewer, programme: str, asked: ZoneFilter) -> "QuerySet[ZoneNow]":
    """Return the rows that match, in no order. No query is made yet."""
    rows = ZoneNow.objects.filter(programme=programme)
    for column in ("sector", "status"):
        if getattr(asked, column):
            rows = rows.filter(**{column: getattr(asked, column)})
    if asked.type:
        rows = rows.filter(zone_type=asked.type)
    if asked.year is not None:
        rows = rows.filter(designated_year=asked.year)
    if asked.region:
        rows = rows.filter(pk__in=ZonePlace.objects.filter(region=asked.region).values("zone"))
    if asked.province:
        rows = rows.filter(pk__in=_in_province(programme, asked.province))
    for term in search_terms(asked.search):
        rows = rows.filter(search__contains=term)
    return rows


def _in_province(programme: str, province: str) -> "QuerySet[ZonePlace, Any]":
    """Return zones of a province: by today's provinces, or by its municipalities when it ended."""
    places = ZonePlace.objects.filter(zone__programme=programme)
    now = places.filter(province=province)
    former = places.filter(
        region__in=RegionParent.objects.filter(province=province, province__valid_to__isnull=False).values("region")
    )
    return (now | former).values("zone")


def find_zones(
    viewer: Viewer, programme: str, asked: ZoneFilter, *, page: int = 1, per_page: int = PER_PAGE
) -> DirectoryPage:
    """Return one page of the zones that match, by name. Two queries."""
    per_page = min(max(per_page, 1), MOST_PER_PAGE)
    number = max(page, 1)
    rows = matching(viewer, programme, asked)
    total = rows.count()
    pages = max(1, -(-total // per_page))
    if number > pages:
        return DirectoryPage((), total, number, pages, per_page)
    start = (number - 1) * per_page
    found = rows.defer("search", "region_events").order_by(by_name(), "pk")[start : start + per_page]
    return DirectoryPage(tuple(zone_line(row) for row in found), total, number, pages, per_page)
