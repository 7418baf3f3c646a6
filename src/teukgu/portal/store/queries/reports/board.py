"""What the board of reports adds to the desk: open requests, and totals in which a joint zone counts once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Max

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Report, ReportExplanation, ReportSave, ReportVersion
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_cells
from teukgu.portal.store.queries.reports.checked import checked_together
from teukgu.portal.store.queries.reports.drafts import report_drafts
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.draft import from_data
from teukgu.reporting.figure import Cell, FigureStatus, Number
from teukgu.reporting.totals import Total, over_zones
from teukgu.values import IndicatorId, ZoneId

MINUTES = 10
"""How long a count is taken as it was: what others hand in may move what a report is compared with."""


def open_requests(reports: Iterable[Report], today: date, now: datetime) -> dict[int, int]:
    """Return how many requests to explain are open in each report: of its newest version, or of its draft.

    Checking a report takes some milliseconds, so counts are remembered for some minutes unless the report changed.
    """
    rows = list(reports)
    names = _names(rows, today)
    known = _remembered(rows, now)
    found = {one.pk: known[names[one.pk]][0] for one in rows if names[one.pk] in known}
    counted = _counted([one for one in rows if one.pk not in found], today)
    if counted:
        cache.set(_shelf(rows), known | {names[pk]: (number, now) for pk, number in counted.items()}, MINUTES * 60)
    return found | counted


def _shelf(reports: Sequence[Report]) -> str:
    """Return where the counts of a year lie: together, for the cache writes each entry with five statements."""
    years = sorted({one.year for one in reports})
    return f"open_requests:{'-'.join(map(str, years))}"


def _remembered(reports: Sequence[Report], now: datetime) -> dict[str, tuple[int, datetime]]:
    """Return by name of a report's state how many requests were counted, and when, as far as that still holds."""
    kept: dict[str, tuple[int, datetime]] = cache.get(_shelf(reports), {})
    return {name: one for name, one in kept.items() if timedelta(0) <= now - one[1] < timedelta(minutes=MINUTES)}


def _names(reports: Sequence[Report], today: date) -> dict[int, str]:
    """Return a name for the state of each report: another one whenever it is written in, kept or explained."""
    ids = [one.pk for one in reports]
    newest = [
        dict(rows.filter(report__in=ids).values("report").annotate(last=Max("pk")).values_list("report", "last"))
        for rows in (ReportSave.objects, ReportVersion.objects, ReportExplanation.objects)
    ]
    return {pk: ":".join(["requests", f"{today}", *(str(one.get(pk, 0)) for one in newest), str(pk)]) for pk in ids}


def _counted(reports: Sequence[Report], today: date) -> dict[int, int]:
    newest = _newest_versions(reports)
    written = report_drafts([one.pk for one in reports if one.pk not in newest])
    drafts = {one.pk: written[one.pk].within(asked_cells(one)) for one in reports if one.pk in written}
    drafts |= {pk: from_data(content) for pk, content in newest.items()}
    filled = [
        as_in_version(one, newest[one.pk]) if one.pk in newest else one for one in reports if drafts[one.pk].figures
    ]
    found = checked_together(filled, drafts, today)
    return {pk: len(found[pk].requests) if pk in found else 0 for pk in drafts}


def _newest_versions(reports: Sequence[Report]) -> dict[int, dict[str, Any]]:
    rows = ReportVersion.objects.filter(report__in=[one.pk for one in reports])
    last = rows.values("report").annotate(last=Max("pk")).values("last")
    return dict(ReportVersion.objects.filter(pk__in=last).values_list("report", "content"))


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
