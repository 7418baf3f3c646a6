"""Targets and baselines of a zone, as the library reads them."""

from collections import defaultdict
from collections.abc import Collection

from teukgu.portal.store.models import Baseline as BaselineRow
from teukgu.portal.store.models import Target as TargetRow
from teukgu.portal.store.models.reports import ApprovedRow
from teukgu.reporting.figure import Cell
from teukgu.reporting.targets import Approval, Baseline, Target
from teukgu.values import IndicatorId, ZoneId


def targets_of_zone(zone: str) -> tuple[Target, ...]:
    """Return every target that was ever set for a zone, the oldest first."""
    return targets_of_zones([zone])[zone]


def targets_of_zones(zones: Collection[str]) -> dict[str, tuple[Target, ...]]:
    """Return `targets_of_zone` by zone for many zones at once. One query."""
    found: dict[str, list[Target]] = defaultdict(list)
    for row in TargetRow.objects.filter(zone__in=zones).order_by("pk"):
        found[row.zone_id].append(_target(row))
    return {zone: tuple(found[zone]) for zone in zones}


def _target(row: TargetRow) -> Target:
    return Target(
        row.pk,
        ZoneId(row.zone_id),
        row.year,
        cell_of_row(row),
        row.value,
        row.version,
        _approval(row),
        row.replaces_id,
        row.why,
    )


def baselines_of_zone(zone: str) -> tuple[Baseline, ...]:
    """Return the baseline that stands in each cell: the one recorded last."""
    return baselines_of_zones([zone])[zone]


def baselines_of_zones(zones: Collection[str]) -> dict[str, tuple[Baseline, ...]]:
    """Return `baselines_of_zone` by zone for many zones at once. One query."""
    newest: dict[str, dict[Cell, BaselineRow]] = defaultdict(dict)
    for row in BaselineRow.objects.filter(zone__in=zones).order_by("pk"):
        newest[row.zone_id][cell_of_row(row)] = row
    return {zone: tuple(_baseline(cell, row) for cell, row in newest[zone].items()) for zone in zones}


def _baseline(cell: Cell, row: BaselineRow) -> Baseline:
    return Baseline(ZoneId(row.zone_id), cell, row.value, row.version, row.as_of, row.source, _approval(row))


def cell_of_row(row: BaselineRow | TargetRow) -> Cell:
    """Return the cell that a row is about."""
    return Cell(IndicatorId(row.indicator), row.part)


def _approval(row: ApprovedRow) -> Approval | None:
    return Approval(row.approved_on, row.approved_by, row.document) if row.approved_on else None
