"""Figures within the year, and everything an early warning is made of."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from teukgu.portal.store.models import MidYearFigure, Observation, ZoneNow
from teukgu.reporting.early_warning import ZonePath
from teukgu.reporting.figure import Cell, FigureStatus, Number, Provenance
from teukgu.values import IndicatorId, ZoneId

YearCell = tuple[int, Cell]


def standing_figures(zone: str, year: int, month: int) -> dict[str, MidYearFigure]:
    """Return by indicator the figure that stands for the end of a month: the one recorded last."""
    rows = MidYearFigure.objects.filter(zone=zone, year=year, month=month).order_by("pk")
    return {row.indicator: row for row in rows.select_related("account", "post__organisation")}


def months_reported(zone: str) -> list[tuple[int, int]]:
    """Return the years and months for which a zone has figures, the newest first."""
    rows = MidYearFigure.objects.filter(zone=zone).values_list("year", "month").distinct()
    return sorted(set(rows), reverse=True)


def peers_of_type(zone: ZoneNow) -> list[ZoneNow]:
    """Return the other zones of the type that have not ended; none for a zone without a type."""
    if not zone.zone_type:
        return []
    rows = ZoneNow.objects.filter(programme=zone.programme_id, zone_type=zone.zone_type, ended_on=None)
    return list(rows.exclude(pk=zone.pk).order_by("pk"))


def paths_of(zones: Collection[ZoneNow], year: int, month: int) -> dict[str, ZonePath]:
    """Return the path of each zone: year ends before ``year``, figures up to ``month`` of it and of earlier years."""
    ids = [one.pk for one in zones]
    past, within = _past(ids, year), _within(ids, month)
    return {
        one.pk: ZonePath(
            ZoneId(one.pk),
            past[one.pk],
            {cell: value for (when, cell), value in within[one.pk].items() if when == year},
            {(when, cell): value for (when, cell), value in within[one.pk].items() if when < year},
            first_whole_year(one.designated_on),
        )
        for one in zones
    }


def first_whole_year(designated: date | None) -> int:
    """Return the first year in which a zone was designated from its first day on; 0 when its day is not known."""
    if designated is None:
        return 0
    return designated.year if (designated.month, designated.day) == (1, 1) else designated.year + 1


def _past(zones: list[str], year: int) -> dict[str, dict[YearCell, Number]]:
    rows = Observation.objects.filter(
        zone__in=zones, year__lt=year, part="", status=FigureStatus.GIVEN.value, corrected_by=None
    ).exclude(provenance=Provenance.EARLIER_REPORT.value)  # nobody checked those
    return _by_zone(rows.order_by("pk").values_list("zone", "year", "indicator", "value"))


def _within(zones: list[str], month: int) -> dict[str, dict[YearCell, Number]]:
    rows = MidYearFigure.objects.filter(zone__in=zones, month=month)
    return _by_zone(rows.order_by("pk").values_list("zone", "year", "indicator", "value"))


def _by_zone(rows: Any) -> dict[str, dict[YearCell, Number]]:
    found: dict[str, dict[YearCell, Number]] = defaultdict(dict)
    for zone, year, indicator, value in rows:
        if isinstance(value, int | float) and not isinstance(value, bool):
            found[zone][year, Cell(IndicatorId(indicator))] = value
    return found
