"""What a report asks its zone: the cells of its type and stages; and what was typed under a stage it asks no longer."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, ReportSave
from teukgu.portal.store.queries.reports.drafts import FIGURE, figure_key, report_draft
from teukgu.reporting.definition import Stage
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell
from teukgu.reporting.form import Row, rows_of
from teukgu.reporting.stages import stages_of_keys


def stages_asked(report: Report) -> tuple[Stage, ...]:
    """Return the stages of the value chain that a report asks about; none: about every stage."""
    return stages_of_keys(report.stages)


def asked_rows(report: Report) -> tuple[Row, ...]:
    """Return the cells that a report asks for."""
    return rows_of(indicators(), report.year, report.zone_type, stages_asked(report))


def asked_cells(report: Report) -> frozenset[Cell]:
    """Return the cells that a report asks for."""
    return frozenset(row.cell for row in asked_rows(report))


def asked_draft(report: Report) -> ReportDraft:
    """Return what the working draft says of the cells that are asked for."""
    return report_draft(report.pk).within(asked_cells(report))


def other_rows(report: Report) -> tuple[Row, ...]:
    """Return the cells that a report of the type and year would ask under other stages."""
    asked = asked_cells(report)
    return tuple(row for row in rows_of(indicators(), report.year, report.zone_type) if row.cell not in asked)


def kept_beyond(report: Report, saves: Mapping[str, ReportSave]) -> list[ReportSave]:
    """Return what stands typed in cells that the report does not ask for: it is kept, and not sent."""
    asked = {figure_key(cell) for cell in asked_cells(report)}
    return [row for key, row in sorted(saves.items()) if key.startswith(FIGURE) and row.content and key not in asked]


def as_in_version(report: Report, content: Mapping[str, Any]) -> Report:
    """Return the report as a version of it was made: what it asked then, whatever the zone's stages are now."""
    then = copy(report)
    then.stages = list(content.get("stages", []))
    return then
