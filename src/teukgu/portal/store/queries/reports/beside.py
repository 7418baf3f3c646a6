"""What a report is read against: its own past, peers of its type, public statistics of its municipality, targets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Observation, Report, ZoneNow
from teukgu.portal.store.queries.reports.approved import baselines_of_zones, targets_of_zones
from teukgu.portal.store.queries.reports.asked import asked_rows, stages_asked
from teukgu.portal.store.queries.reports.observed import Past, pasts_of, with_numbers
from teukgu.portal.store.queries.statistics_of_region import Statistics, statistics_of_zones
from teukgu.reporting.figure import Cell, Context, FigureStatus, Number
from teukgu.reporting.targets import Baseline, Target, baselines_of, targets_of
from teukgu.values import ZoneId

FULL_YEAR = 12


def context_of(report: Report) -> Context:
    """Return what the checks may look at beside the figures of a report."""
    return contexts_of([report])[report.pk]


def contexts_of(reports: Sequence[Report]) -> dict[int, Context]:
    """Return by report what the checks may look at beside its figures.

    Everything is read for all reports of a programme and year at once: the number of queries grows with the types of
    zones among them, never with the number of reports.
    """
    peers, found = Peers(), dict[int, Context]()
    groups: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for one in reports:
        groups[one.case.programme_id, one.year].append(one)
    for (programme, year), group in groups.items():
        read = _read(programme, year, sorted({one.zone_id for one in group}))
        found |= {one.pk: _context(one, read, peers) for one in group}
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of many zones for a year, each by zone."""

    past: Mapping[str, Past]
    designated: Mapping[str, date | None]
    statistics: Mapping[str, Statistics]
    baselines: Mapping[str, tuple[Baseline, ...]]
    targets: Mapping[str, tuple[Target, ...]]


def _read(programme: str, year: int, zones: Sequence[str]) -> _Read:
    return _Read(
        pasts_of(zones, year),
        dict(ZoneNow.objects.filter(pk__in=zones).values_list("pk", "designated_on")),
        # figures of a year are held against those of it and of the year before
        statistics_of_zones(programme, zones, years=(year - 1, year)),
        baselines_of_zones(zones),
        targets_of_zones(zones),
    )


def _context(report: Report, read: _Read, peers: "Peers") -> Context:
    zone, key = ZoneId(report.zone_id), report.zone_id
    past = read.past[key]
    return Context(
        zone=zone,
        zone_type=report.zone_type,
        year=report.year,
        months_designated=months_designated(read.designated.get(key), report.year),
        past=dict(past.values),
        peers=peers.of(report),
        statistics=read.statistics[key],
        baseline=baselines_of(read.baselines[key], zone, _versions(report), indicators()),
        targets=targets_of(read.targets[key], zone, report.year),
        earlier=past.earlier,
        stages=stages_asked(report),
    )


def _versions(report: Report) -> dict[Cell, int]:
    return {row.cell: row.version.version for row in asked_rows(report)}


def months_designated(designated: date | None, year: int) -> int:
    """Return in how many months of ``year`` a zone was designated (all of them when its day is not known)."""
    if designated is None or designated.year < year:
        return FULL_YEAR
    return FULL_YEAR - designated.month + 1 if designated.year == year else 0


def designated_on(zone: str) -> date | None:
    """Return the day of a zone's designation."""
    now = ZoneNow.objects.filter(pk=zone).first()
    return now.designated_on if now else None


@dataclass(frozen=True, slots=True)
class _OfType:
    """Figures of a cell in zones of a type, in their order, and the zones that they are of."""

    values: tuple[Number, ...]
    zones: tuple[str, ...]

    def without(self, zone: str) -> tuple[Number, ...]:
        """Return the figures of all other zones; each zone has at most one."""
        if zone not in self.zones:
            return self.values
        place = self.zones.index(zone)
        return self.values[:place] + self.values[place + 1 :]


@dataclass
class Peers:
    """Figures that zones handed in, by type and year: read once for all reports that are checked together."""

    _read: dict[tuple[str, str, int], dict[Cell, _OfType]] = field(default_factory=dict)

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
        others = {cell: rows.without(report.zone_id) for cell, rows in self._read[key].items()}
        return {cell: values for cell, values in others.items() if values}


def _figures_of_type(programme: str, zone_type: str, year: int) -> dict[Cell, _OfType]:
    """Return by cell what zones of a type handed in for a year; only what nobody corrected stands."""
    rows = Observation.objects.filter(
        programme=programme,
        year=year,
        report__zone_type=zone_type,
        status=FigureStatus.GIVEN.value,
        corrected_by=None,
    )
    found: dict[Cell, dict[str, Number]] = defaultdict(dict)
    for zone, cell, value in with_numbers(rows, "zone"):
        if value is not None:
            found[cell][zone] = value
    # their order says nothing, so it is made the same for every engine
    ordered = {cell: sorted(values.items(), key=lambda one: (one[1], one[0])) for cell, values in found.items()}
    return {
        cell: _OfType(tuple(value for _, value in rows), tuple(zone for zone, _ in rows))
        for cell, rows in ordered.items()
    }
