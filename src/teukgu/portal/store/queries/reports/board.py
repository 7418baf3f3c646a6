"""What the board of reports adds to the desk: open requests, and totals in which a joint zone counts once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Report, ReportVersion
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.draft import from_data
from teukgu.reporting.figure import Cell, FigureStatus, Number
from teukgu.reporting.totals import Total, over_zones
from teukgu.values import IndicatorId, ZoneId


def open_requests(reports: Iterable[Report], today: date) -> dict[int, int]:
    """Return how many requests to explain are open in each report: of its newest version, or of its draft."""
    rows = list(reports)
    newest: dict[int, ReportVersion] = {}
    for version in ReportVersion.objects.filter(report__in=[one.pk for one in rows]).order_by("number"):
        newest[version.report_id] = version
    found = {}
    for report in rows:
        version_ = newest.get(report.pk)
        draft = from_data(version_.content) if version_ else report_draft(report.pk)
        found[report.pk] = len(checked(report, draft, today).requests) if draft.figures else 0
    return found


@dataclass(frozen=True, slots=True)
class YearTotal:
    """An indicator with its total over the zones that handed it in."""

    version: IndicatorVersion
    total: Total


def year_totals(reports: Iterable[Report], year: int) -> list[YearTotal]:
    """Return totals of the first group of indicators over what was handed in with these reports.

    A joint zone is one zone with one figure, so it counts once.
    """
    rows = Observation.objects.filter(report__in=[one.pk for one in reports], year=year, corrected_by=None)
    figures: dict[ZoneId, dict[tuple[int, Cell], Number]] = defaultdict(dict)
    for row in rows.filter(status=FigureStatus.GIVEN.value).order_by("pk"):
        if row.value is not None:
            figures[ZoneId(row.zone_id)][(year, Cell(IndicatorId(row.indicator), row.part))] = row.value
    first = indicators().groups[0].id if indicators().groups else ""
    versions = [one for one in indicators().in_year(year) if one.group == first]
    return [YearTotal(one, over_zones(one, figures, year)) for one in versions] if figures else []
