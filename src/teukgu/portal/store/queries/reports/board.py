"""What the board of reports adds to the desk: open requests, and totals in which a joint zone counts once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Report
from teukgu.portal.store.queries.reports.asked_counts import asked_counts, newest_versions
from teukgu.portal.store.queries.reports.observed import with_numbers
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, FigureStatus, Number
from teukgu.reporting.totals import Total, over_zones
from teukgu.values import ZoneId


def open_requests(reports: Iterable[Report], today: date, now: datetime) -> dict[int, int]:
    """Return how many requests to explain are open in each report: of its newest version, or of its draft."""
    rows = list(reports)
    return {pk: one.open for pk, one in asked_counts(rows, newest_versions(rows), today, now).items()}


@dataclass(frozen=True, slots=True)
class YearTotal:
    """An indicator with its total over the zones that handed it in."""

    version: IndicatorVersion
    total: Total


def year_totals(reports: Iterable[Report], year: int) -> list[YearTotal]:
    """Return totals of the first group of indicators over what was handed in with these reports.

    A joint zone is one zone with one figure, so it counts once.
    """
    first = indicators().groups[0].id if indicators().groups else ""
    versions = [one for one in indicators().in_year(year) if one.group == first]
    rows = Observation.objects.filter(
        report__in=[one.pk for one in reports],
        year=year,
        indicator__in=_read_for(versions),
        corrected_by=None,
        status=FigureStatus.GIVEN.value,
    )
    figures: dict[ZoneId, dict[tuple[int, Cell], Number]] = defaultdict(dict)
    for zone, cell, value in with_numbers(rows.order_by("pk"), "zone"):
        if value is not None:
            figures[ZoneId(zone)][year, cell] = value
    return [YearTotal(one, over_zones(one, figures, year)) for one in versions] if figures else []


def _read_for(versions: Iterable[IndicatorVersion]) -> set[str]:
    """Return the indicators that totals are made of: themselves, and the halves of ratios."""
    halves = (half.indicator for one in versions if one.ratio for half in (one.ratio.of, one.ratio.over))
    return {*(one.id for one in versions), *halves}
