"""Targets and baselines of a zone, as the library reads them."""

from teukgu.portal.store.models import Baseline as BaselineRow
from teukgu.portal.store.models import Target as TargetRow
from teukgu.portal.store.models.reports import ApprovedRow
from teukgu.reporting.figure import Cell
from teukgu.reporting.targets import Approval, Baseline, Target
from teukgu.values import IndicatorId, ZoneId


def targets_of_zone(zone: str) -> tuple[Target, ...]:
    """Return every target that was ever set for a zone, the oldest first."""
    return tuple(
        Target(
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
        for row in TargetRow.objects.filter(zone=zone).order_by("pk")
    )


def baselines_of_zone(zone: str) -> tuple[Baseline, ...]:
    """Return the baseline that stands in each cell: the one recorded last."""
    rows = BaselineRow.objects.filter(zone=zone).order_by("pk")
    newest = {cell_of_row(row): row for row in rows}
    return tuple(_baseline(cell, row) for cell, row in newest.items())


def _baseline(cell: Cell, row: BaselineRow) -> Baseline:
    return Baseline(ZoneId(row.zone_id), cell, row.value, row.version, row.as_of, row.source, _approval(row))


def cell_of_row(row: BaselineRow | TargetRow) -> Cell:
    """Return the cell that a row is about."""
    return Cell(IndicatorId(row.indicator), row.part)


def _approval(row: ApprovedRow) -> Approval | None:
    return Approval(row.approved_on, row.approved_by, row.document) if row.approved_on else None
