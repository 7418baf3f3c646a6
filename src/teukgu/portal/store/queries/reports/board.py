"""What the board of reports adds to the desk: open requests, and totals in which a joint zone counts once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Max

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Report, ReportExplanation, ReportSave, ReportVersion
from teukgu.portal.store.queries.reports.beside import Peers
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.draft import from_data
from teukgu.reporting.figure import Cell, FigureStatus, Number
from teukgu.reporting.totals import Total, over_zones
from teukgu.values import IndicatorId, ZoneId

MINUTES = 10
"""How long a count is taken as it was: what others hand in may move what a report is compared with."""


def open_requests(reports: Iterable[Report], today: date) -> dict[int, int]:
    """Return how many requests to explain are open in each report: of its newest version, or of its draft.

    Checking a report takes some ten milliseconds, so counts are remembered for some minutes unless the report changed.
    """
    rows = list(reports)
    names = _names(rows, today)
    known = cache.get_many(names.values())
    found = {one.pk: known[names[one.pk]] for one in rows if names[one.pk] in known}
    counted = _counted([one for one in rows if one.pk not in found], today)
    cache.set_many({names[pk]: number for pk, number in counted.items()}, MINUTES * 60)
    return found | counted


def _names(reports: Sequence[Report], today: date) -> dict[int, str]:
    """Return a name for the state of each report: another one whenever it is written in, kept or explained."""
    ids = [one.pk for one in reports]
    newest = [
        dict(rows.filter(report__in=ids).values("report").annotate(last=Max("pk")).values_list("report", "last"))
        for rows in (ReportSave.objects, ReportVersion.objects, ReportExplanation.objects)
    ]
    return {pk: ":".join(["requests", f"{today}", *(str(one.get(pk, 0)) for one in newest), str(pk)]) for pk in ids}


def _counted(reports: Sequence[Report], today: date) -> dict[int, int]:
    newest: dict[int, ReportVersion] = {}
    for version in ReportVersion.objects.filter(report__in=[one.pk for one in reports]).order_by("number"):
        newest[version.report_id] = version
    found, peers = {}, Peers()
    for report in reports:
        kept = newest.get(report.pk)
        draft = from_data(kept.content) if kept else report_draft(report.pk)
        found[report.pk] = len(checked(report, draft, today, peers).requests) if draft.figures else 0
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
