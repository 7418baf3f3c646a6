"""What a report is read against: its own past, peers of its type, public statistics of its municipality, targets."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextField
from django.db.models.functions import Cast

from teukgu.portal.store.models import Observation, Report, ZoneNow
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.observed import past_of
from teukgu.portal.store.queries.statistics_of_region import statistics_of_zone
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Context, FigureStatus, Number
from teukgu.values import IndicatorId

FULL_YEAR = 12


def context_of(report: Report, draft: ReportDraft, peers: "Peers | None" = None) -> Context:
    """Return what the checks may look at beside ``draft``; ``peers`` is shared when many reports are checked."""
    past = past_of(report.zone_id, report.year)
    form = form_of(report, draft, past)
    return Context(
        zone=form.zone,
        zone_type=report.zone_type,
        year=report.year,
        months_designated=months_designated(report.zone_id, report.year),
        past=dict(past.values),
        peers=(peers or Peers()).of(report),
        statistics=statistics_of_zone(report.zone_id),
        baseline=dict(form.baseline),
        targets=dict(form.targets),
        earlier=past.earlier,
    )


def months_designated(zone: str, year: int) -> int:
    """Return in how many months of ``year`` the zone was designated (all of them when its day is not known)."""
    designated = designated_on(zone)
    if designated is None or designated.year < year:
        return FULL_YEAR
    return FULL_YEAR - designated.month + 1 if designated.year == year else 0


def designated_on(zone: str) -> date | None:
    """Return the day of a zone's designation."""
    now = ZoneNow.objects.filter(pk=zone).first()
    return now.designated_on if now else None


@dataclass
class Peers:
    """Figures that zones handed in, by type and year: read once for all reports that are checked together."""

    _read: dict[tuple[str, str, int], dict[Cell, list[tuple[str, Number]]]] = field(default_factory=dict)

    def of(self, report: Report) -> dict[Cell, tuple[Number, ...]]:
        """Return what others of the report's type handed in, for its year if any did, else for the year before."""
        for year in (report.year, report.year - 1):
            found = self._others(report, year)
            if found:
                return found
        return {}

    def _others(self, report: Report, year: int) -> dict[Cell, tuple[Number, ...]]:
        key = (report.case.programme_id, report.zone_type, year)
        if key not in self._read:
            self._read[key] = _figures_of_type(*key)
        # their order says nothing, so it is made the same for every engine
        others = {
            cell: tuple(sorted(value for zone, value in rows if zone != report.zone_id))
            for cell, rows in self._read[key].items()
        }
        return {cell: values for cell, values in others.items() if values}


def peers_of(report: Report) -> dict[Cell, tuple[Number, ...]]:
    """Return the figures that zones of the same type handed in, for the year if any did, else for the year before."""
    return Peers().of(report)


def _figures_of_type(programme: str, zone_type: str, year: int) -> dict[Cell, list[tuple[str, Number]]]:
    """Return by cell what zones of a type handed in for a year; only what nobody corrected stands."""
    rows = Observation.objects.filter(
        programme=programme,
        year=year,
        report__zone_type=zone_type,
        status=FigureStatus.GIVEN.value,
        corrected_by=None,
    )
    found: dict[tuple[str, str], list[tuple[str, Number]]] = defaultdict(list)
    # thousands of rows make some seventy cells: numbers are read as text, which takes a third of reading them as JSON
    written = rows.annotate(written=Cast("value", TextField())).values_list("zone", "indicator", "part", "written")
    for zone, indicator, part, text in written.iterator():
        value = _number(text)
        if value is not None:
            found[indicator, part].append((zone, value))
    return {Cell(IndicatorId(key[0]), key[1]): values for key, values in found.items()}


def _number(written: str | None) -> Number | None:
    """Return a number as JSON writes it."""
    if written is None or written == "null":
        return None
    return int(written) if written.lstrip("-").isdigit() else float(written)
