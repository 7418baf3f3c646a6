"""What a report says of the stages of the value chain: those it asks, what that spares, what is kept and not sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, ReportSave
from teukgu.portal.store.queries.reports.asked import kept_beyond, stages_asked
from teukgu.portal.web.presenting.reports.overview import cell_name, saved_text
from teukgu.portal.web.presenting.zone_figures.stages_page import stage_names
from teukgu.reporting.draft import cell_of
from teukgu.reporting.stages import left_out, stage_day, stages_offered


@dataclass(frozen=True, slots=True)
class Staging:
    """The stages asked (empty: every one), on which day, how many indicators fewer, and the values that are kept."""

    stages: str
    day: str
    spared: int
    kept: tuple[tuple[ReportSave, str, str], ...]


def staging_of(report: Report, saves: Mapping[str, ReportSave]) -> Staging | None:
    """Return what to say of stages, None for a type that is asked nothing by stage."""
    if not stages_offered(indicators(), report.zone_type, report.year):
        return None
    asked = stages_asked(report)
    return Staging(
        stage_names(asked),
        stage_day(report.year).isoformat(),
        left_out(indicators(), report.zone_type, report.year, asked),
        tuple((row, _name(row), saved_text(row, report.year)) for row in kept_beyond(report, saves)),
    )


def _name(row: ReportSave) -> str:
    cell = cell_of(row.key.partition(":")[2])
    return cell_name(cell.indicator, cell.part, row.report.year)
