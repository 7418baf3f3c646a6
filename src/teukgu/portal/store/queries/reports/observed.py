"""Figures that were handed in, as the library reads them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from teukgu.portal.store.models import Observation
from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus, Number, Observed, Provenance
from teukgu.reporting.series import Series, fold
from teukgu.values import IndicatorId, ZoneId

SCORED = (Provenance.REPORTED, Provenance.ADMINISTRATIVE, Provenance.COMPUTED)


def as_observed(row: Observation) -> Observed:
    """Return a kept figure as the library sees it."""
    cell = Cell(IndicatorId(row.indicator), row.part)
    figure = Figure(
        cell,
        row.value,
        FigureStatus(row.status),
        Provenance(row.provenance),
        Confidence(row.confidence),
        row.note,
    )
    return Observed(
        id=row.pk,
        zone=ZoneId(row.zone_id),
        year=row.year,
        figure=figure,
        version=row.version,
        recorded_at=row.recorded_at,
        actor=str(row.account_id or ""),
        corrects=row.corrects_id,
        material=row.material,
        why=row.why,
    )


def observed(
    programme: str,
    *,
    zones: Iterable[str] | None = None,
    years: Iterable[int] | None = None,
    at: datetime | None = None,
) -> tuple[Observed, ...]:
    """Return the figures of a programme (of these zones and years) that were recorded until ``at``, oldest first."""
    rows = Observation.objects.filter(programme=programme)
    if zones is not None:
        rows = rows.filter(zone__in=list(zones))
    if years is not None:
        rows = rows.filter(year__in=list(years))
    if at is not None:
        rows = rows.filter(recorded_at__lte=at)
    return tuple(as_observed(row) for row in rows.order_by("pk"))


def series_of(zone: str) -> Series:
    """Return every figure of a zone with its history."""
    return fold(as_observed(row) for row in Observation.objects.filter(zone=zone).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Past:
    """What stands for a zone's earlier years; ``earlier`` names the values that only an earlier report gives."""

    values: Mapping[tuple[int, Cell], Number] = field(default_factory=dict)
    earlier: frozenset[tuple[int, Cell]] = frozenset()


def past_of(zone: str, before: int) -> Past:
    """Return the zone's figures that stand for the years before ``before``.

    What was reported here comes first; a figure of an earlier report stands in only for a cell that nothing was ever
    recorded for here, and is named as such: it may be read beside others, and must never be taken for one of them.
    """
    return pasts_of([zone], before)[zone]


def pasts_of(zones: Collection[str], before: int) -> dict[str, Past]:
    """Return `past_of` by zone for many zones at once. One query."""
    reported: dict[str, dict[tuple[int, Cell], Number | None]] = {zone: {} for zone in zones}
    earlier: dict[str, dict[tuple[int, Cell], Number | None]] = {zone: {} for zone in zones}
    standing = Observation.objects.filter(zone__in=zones, year__lt=before, corrected_by=None).order_by("pk")
    for zone, provenance, year, cell, value in with_numbers(standing, "zone", "provenance", "year"):
        kept = earlier if provenance == Provenance.EARLIER_REPORT.value else reported
        kept[zone][year, cell] = value
    return {zone: _past(reported[zone], earlier[zone]) for zone in zones}


Slots = Mapping[tuple[int, Cell], Number | None]


def _past(reported: Slots, earlier: Slots) -> Past:
    known = {key: value for key, value in reported.items() if value is not None}
    besides = {key: value for key, value in earlier.items() if value is not None and key not in reported}
    return Past(known | besides, frozenset(besides))


def with_numbers(rows: QuerySet[Observation], *names: str) -> Iterator[tuple[Any, ...]]:
    """Yield of each row the fields ``names``, then its cell and its number (None where it has none).

    Thousands of rows make some seventy cells, and numbers read as text take a third of the time of JSON.
    """
    cells: dict[tuple[str, str], Cell] = {}
    written = rows.annotate(written=Cast("value", TextField()))
    for *told, indicator, part, text in written.values_list(*names, "indicator", "part", "written").iterator():
        cell = cells.get((indicator, part))
        if cell is None:
            cell = cells[indicator, part] = Cell(IndicatorId(indicator), part)
        yield (*told, cell, _number(text))


def _number(written: str | None) -> Number | None:
    """Return a number as JSON writes it."""
    if written is None or written == "null":
        return None
    return int(written) if written.lstrip("-").isdigit() else float(written)
