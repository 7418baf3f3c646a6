"""Clean reports of invented zones over several years, with the habits of people who fill in forms."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion, Level
from teukgu.reporting.figure import Cell, Context, Figure, FigureStatus, Number
from teukgu.reporting.planting.habits import Habits, habits, rounded
from teukgu.values import Aggregation, IndicatorId, ZoneId

Values = dict[Cell, Number]
TYPES = ("type_1", "type_2", "type_3")
LEVELS = {"won": 4e8, "kilogram": 2e5, "person": 150.0, "place": 30.0, "household": 120.0, "case": 14.0, "time": 20.0}


@dataclass(frozen=True, slots=True)
class PracticeReport:
    """An invented report: its figures and what a check may look at beside it."""

    context: Context
    figures: Mapping[Cell, Figure]


@dataclass(frozen=True, slots=True)
class InventedZone:
    """A zone that was invented elsewhere: its type, and figures that are known of its past years already."""

    id: ZoneId
    type: str
    known: Mapping[tuple[int, IndicatorId], Number]


@dataclass(frozen=True, slots=True)
class _Town:
    zone: ZoneId
    type: str
    size: float
    habits: Habits
    establishments: dict[int, float]
    known: Mapping[tuple[int, IndicatorId], Number]


def clean_reports(
    catalogue: Catalogue, rng: np.random.Generator, *, zones: int, year: int, years: int = 4
) -> tuple[PracticeReport, ...]:
    """Return the reports of ``zones`` invented zones for ``year`` with ``years`` years of their own past."""
    invented = [InventedZone(ZoneId(f"practice-{one:03d}"), TYPES[one % 3], {}) for one in range(zones)]
    return reports_of(catalogue, rng, invented, year=year, years=years)


def reports_of(
    catalogue: Catalogue, rng: np.random.Generator, zones: Sequence[InventedZone], *, year: int, years: int = 4
) -> tuple[PracticeReport, ...]:
    """Return the reports of ``zones`` for ``year`` with ``years`` years of their past, which goes on what is known."""
    towns = tuple(_town(rng, zone, year, years) for zone in zones)
    series = {town.zone: _series(catalogue, rng, town, year, years) for town in towns}
    return tuple(_report(catalogue, rng, town, series, towns=towns, year=year) for town in towns)


def _town(rng: np.random.Generator, zone: InventedZone, year: int, years: int) -> _Town:
    places = float(rng.lognormal(math.log(9000), 0.6))
    establishments: dict[int, float] = {}
    for one in range(year - years, year + 1):
        establishments[one] = round(places)
        places *= 1 + float(rng.normal(0.02, 0.01))
    return _Town(zone.id, zone.type, float(rng.lognormal(0, 0.5)), habits(rng), establishments, zone.known)


def _series(catalogue: Catalogue, rng: np.random.Generator, town: _Town, year: int, years: int) -> dict[int, Values]:
    asked = catalogue.asked_of(year, town.type)
    level = {one.id: LEVELS.get(one.unit, 10.0) * town.size * float(rng.lognormal(0, 0.4)) for one in asked}
    made: dict[int, Values] = {}
    for one in range(year - years, year + 1):
        known = {indicator: value for (when, indicator), value in town.known.items() if when == one}
        made[one] = _year(rng, town, asked, level, made.get(one - 1, {}), known=known)
        for version in asked:
            start = float(known.get(version.id) or level[version.id])
            level[version.id] = start * math.exp(float(rng.normal(0.03, 0.12)))
    return made


def _year(
    rng: np.random.Generator,
    town: _Town,
    asked: tuple[IndicatorVersion, ...],
    level: Mapping[IndicatorId, float],
    before: Values,
    *,
    known: Mapping[IndicatorId, Number],
) -> Values:
    values: Values = {}
    for version in asked:
        if version.ratio is None and version.id in known:
            values[Cell(version.id)] = known[version.id]
            _divide(rng, version, values)
        elif version.ratio is None:
            _fill(rng, town, version, level[version.id], before=before, values=values)
    _hold_to_plan(rng, asked, values, known)
    for version in asked:
        _fill_ratio(version, before, values)
    return values


def _fill(
    rng: np.random.Generator,
    town: _Town,
    version: IndicatorVersion,
    level: float,
    *,
    before: Values,
    values: Values,
) -> None:
    cell = Cell(version.id)
    if version.statistic and version.aggregation is Aggregation.FLOW:
        level *= 0.2
    value = rounded(rng.poisson(level) if level < 1000 else level, town.habits)
    last = before.get(cell)
    if last is not None and version.aggregation is Aggregation.STOCK and rng.random() < town.habits.copies:
        value = int(last)
    if last is not None and version.aggregation is Aggregation.CUMULATIVE:
        value = int(last) + int(rng.poisson(max(level * 0.1, 0.5)))
    if any(values.get(Cell(need)) == 0 for need in version.needs):
        value = int(last) if last is not None and version.aggregation is Aggregation.CUMULATIVE else 0
    values[cell] = value
    _divide(rng, version, values)


def _divide(rng: np.random.Generator, version: IndicatorVersion, values: Values) -> None:
    """Divide a figure each of its ways; a way that is no whole has parts of their own, which may overlap."""
    total = int(values[Cell(version.id)])
    for way in version.disaggregations:
        shares = rng.dirichlet([8.0] * len(way.parts)) if way.whole else rng.uniform(0.05, 0.6, len(way.parts))
        counts = [round(total * float(share)) for share in shares]
        if way.whole:
            counts = _adding_up(counts, total)
        for part, count in zip(way.parts, counts, strict=True):
            values[Cell(version.id, f"{way.id}.{part.id}")] = count


def _adding_up(counts: list[int], total: int) -> list[int]:
    """Let the last parts take what rounding left or took."""
    made: list[int] = []
    for count in counts[:-1]:
        made.append(min(count, total - sum(made)))
    return [*made, total - sum(made)]


def _hold_to_plan(
    rng: np.random.Generator, asked: tuple[IndicatorVersion, ...], values: Values, known: Collection[IndicatorId]
) -> None:
    """Cut flows down to what they need, money above all; a figure since designation may exceed one year's."""
    by_id = {one.id: one for one in asked}
    for version in asked:
        for need in version.needs:
            source = by_id.get(need)
            if version.id in known or source is None or source.ratio or version.ratio or source.unit != version.unit:
                continue
            limit, cell = values.get(Cell(need), 0), Cell(version.id)
            over = values[cell] > limit and version.aggregation is not Aggregation.CUMULATIVE
            if over or version.level is source.level is Level.INPUT:
                values[cell] = round(limit * float(rng.uniform(0.7, 0.98)))
                _divide(rng, version, values)


def _fill_ratio(version: IndicatorVersion, before: Values, values: Values) -> None:
    if version.ratio is None:
        return
    under = (before if version.ratio.over_years_back else values).get(version.ratio.over, 0)
    over = values.get(version.ratio.of, 0)
    if under:
        share = round(version.ratio.times * over / under, 1)
        values[Cell(version.id)] = share if version.highest is None else min(share, version.highest)
        if version.highest is not None and share > version.highest:
            values[version.ratio.of] = int(under * version.highest / version.ratio.times)


def _report(
    catalogue: Catalogue,
    rng: np.random.Generator,
    town: _Town,
    series: Mapping[ZoneId, dict[int, Values]],
    *,
    towns: tuple[_Town, ...],
    year: int,
) -> PracticeReport:
    own = series[town.zone]
    like = [series[one.zone][year] for one in towns if one.type == town.type and one.zone != town.zone]
    peers = {cell: tuple(other[cell] for other in like if cell in other) for cell in own[year]}
    past = {(one, cell): value for one, cells in own.items() if one < year for cell, value in cells.items()}
    statistics = {("establishments", one): count for one, count in town.establishments.items()}
    context = Context(town.zone, town.type, year, 12, past, peers, statistics, {}, {})
    return PracticeReport(context, {cell: _typed(rng, town, cell, value) for cell, value in own[year].items()})


def _typed(rng: np.random.Generator, town: _Town, cell: Cell, value: Number) -> Figure:
    gap = town.habits.part_gaps if cell.part else town.habits.gaps
    if rng.random() < gap:
        return Figure(cell, None, FigureStatus.MISSING)
    return Figure(cell, value)
