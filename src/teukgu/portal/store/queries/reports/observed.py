"""Figures that were handed in, as the library reads them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

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
    rows: dict[str, list[Observed]] = defaultdict(list)
    for row in Observation.objects.filter(zone__in=zones, year__lt=before).order_by("pk").iterator():
        rows[row.zone_id].append(as_observed(row))
    return {zone: _past(fold(rows[zone]), ZoneId(zone), before) for zone in zones}


def _past(series: Series, own: ZoneId, before: int) -> Past:
    known = {(slot.year, slot.cell) for slot in series.chains if not slot.earlier}
    reported = {key: value for key, value in series.values(own).items() if key[0] < before}
    earlier = {
        key: value for key, value in series.values(own, earlier=True).items() if key[0] < before and key not in known
    }
    return Past(reported | earlier, frozenset(earlier))
