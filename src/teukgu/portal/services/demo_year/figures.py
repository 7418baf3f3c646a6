"""What each invented zone would have to report, and what its officer believes: figures with habits and errors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.loading.demonstration_year import YearOfReports, read_year
from teukgu.loading.evaluation_input import read_input
from teukgu.portal.report_rules import indicators
from teukgu.portal.rules import programme as real_programme
from teukgu.reporting.definition import Stage
from teukgu.reporting.figure import Cell, Figure, Number
from teukgu.reporting.form import rows_of
from teukgu.reporting.planting import plant
from teukgu.reporting.planting.clean import InventedZone, PracticeReport, reports_of
from teukgu.reporting.planting.officers import OfficersYear, officers_year
from teukgu.reporting.stages import stages_offered
from teukgu.values import IndicatorId, Observation, ObservationStatus, ZoneId

PAST_YEARS = 4
HALF_YEAR = 7
"""From this month on a zone designated in the year may fold it into the next report."""


@dataclass(frozen=True, slots=True)
class ZonesYear:
    """One zone's year: how its officer goes about it, what is true, what is believed at first, what was before.

    ``wrong`` are the cells of the error that was planted; ``folds`` says that no report of this year is made.
    """

    zone: str
    type: str
    officer: OfficersYear
    true: Mapping[Cell, Figure]
    believed: Mapping[Cell, Figure]
    wrong: tuple[Cell, ...]
    past: Mapping[tuple[int, Cell], Number]
    baseline: Mapping[Cell, Number]
    target: Mapping[Cell, Number]
    folds: bool = False

    @property
    def number(self) -> int:
        """Return a number of this zone's own, to choose texts by."""
        return int(sha256(self.zone.encode()).hexdigest()[:6], 16)


@lru_cache(maxsize=2)
def years_of_zones(folder: Path, due: date) -> tuple[ZonesYear, ...]:
    """Return the year of every zone of the programme in ``folder``, the same each time; reports are due on ``due``."""
    year, data = read_year(folder), read_input(folder / "input")
    kept = {row.zone: row for row in _zones(year, data)}
    rng = np.random.default_rng(year.seed)
    zones = [InventedZone(ZoneId(zone), one.type, one.known) for zone, one in kept.items()]
    reports = reports_of(indicators(), rng, zones, year=year.year, years=PAST_YEARS)
    return tuple(_year_of(kept[report.context.zone], report, year, due) for report in reports)


@dataclass(frozen=True, slots=True)
class _Known:
    zone: str
    type: str
    known: Mapping[tuple[int, IndicatorId], Number]
    baseline: Mapping[Cell, Number]
    target: Mapping[Cell, Number]
    designated: date | None = None


def _zones(year: YearOfReports, data: EvaluationInput) -> Iterator[_Known]:
    types = {name.ko: key for key, name in real_programme().type_names.items()}
    rows: dict[str, list[Observation]] = {}
    for row in data.observations:
        rows.setdefault(row.zone, []).append(row)
    for unit in data.units:
        if unit.role == "zone":
            given = [one for one in rows.get(unit.id, []) if one.status is ObservationStatus.REPORTED]
            yield _known(unit.id, types.get(unit.type, unit.type), given, year.year)
    for one in year.zones:
        yield _Known(one.id, one.type, {}, {}, {}, one.designated)


def _known(zone: str, kind: str, rows: list[Observation], year: int) -> _Known:
    known = {(one.year, one.indicator): int(one.value) for one in rows if one.value is not None and one.year < year}
    newest = {Cell(one.indicator): one for one in sorted(rows, key=lambda one: one.year)}
    baseline = {cell: int(one.baseline) for cell, one in newest.items() if one.baseline is not None}
    target = {cell: round(one.target * 1.02) for cell, one in newest.items() if one.target is not None}
    return _Known(zone, kind, known, baseline, target)


def _year_of(known: _Known, report: PracticeReport, year: YearOfReports, due: date) -> ZonesYear:
    rng = np.random.default_rng([year.seed, int(sha256(known.zone.encode()).hexdigest()[:8], 16)])
    officer = officers_year(rng, due)
    stages = year.chain_of(known.zone) if stages_offered(indicators(), known.type, year.year) else ()
    report = _by_stage(report, known.type, stages)
    planted = plant(officer.error, report, indicators(), rng, officer.size) if officer.error else None
    believed, wrong = (planted[0].figures, planted[1]) if planted else (report.figures, ())
    asked = {one.id for one in indicators().asked_of(year.year, known.type, stages)}
    late = known.designated is not None and known.designated.month >= HALF_YEAR
    return ZonesYear(
        zone=known.zone,
        type=known.type,
        officer=officer,
        true=report.figures,
        believed=believed,
        wrong=wrong,
        past={} if known.designated else dict(_asked_then(report, known.type, stages)),
        baseline={cell: value for cell, value in known.baseline.items() if cell.indicator in asked},
        target={cell: value for cell, value in known.target.items() if cell.indicator in asked},
        folds=late and known.zone != year.zones[-1].id,  # the last of them reports its short year all the same
    )


def _by_stage(report: PracticeReport, kind: str, stages: tuple[Stage, ...]) -> PracticeReport:
    """Return what a zone of these stages reports of it."""
    cells = {row.cell for row in rows_of(indicators(), report.context.year, kind, stages)}
    figures = {cell: one for cell, one in report.figures.items() if cell in cells}
    return PracticeReport(replace(report.context, stages=stages), figures)


def _asked_then(
    report: PracticeReport, kind: str, stages: tuple[Stage, ...]
) -> Iterator[tuple[tuple[int, Cell], Number]]:
    """Yield the past as it was asked in its own year: fewer indicators, in their versions of then."""
    years = {year for year, _cell in report.context.past}
    asked = {year: {one.id for one in indicators().asked_of(year, kind, stages)} for year in years}
    for (year, cell), value in report.context.past.items():
        if not cell.part and cell.indicator in asked[year]:
            yield (year, cell), value
