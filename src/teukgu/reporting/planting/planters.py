"""A planter for each error of the catalogue: takes a clean report, gives it back with the error and where it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Figure, FigureStatus, Number
from teukgu.reporting.planting.clean import PracticeReport
from teukgu.values import Aggregation

Change = dict[Cell, Number | None]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a planter works on: the definitions asked, the values given, the report, chance and the size wanted."""

    asked: tuple[IndicatorVersion, ...]
    values: Mapping[Cell, Number]
    report: PracticeReport
    rng: np.random.Generator
    size: float

    def one_of(self, cells: list[Cell]) -> list[Cell]:
        """Draw one of the cells, or none when there is none."""
        return [cells[int(self.rng.integers(len(cells)))]] if cells else []

    def totals(self, least: float = 0) -> list[Cell]:
        """Return the figures that are no part and no ratio and are at least so big."""
        plain = [Cell(one.id) for one in self.asked if one.ratio is None]
        return [cell for cell in plain if self.values.get(cell, -1) > least]


def plant(
    error: str, report: PracticeReport, catalogue: Catalogue, rng: np.random.Generator, size: float
) -> tuple[PracticeReport, tuple[Cell, ...]] | None:
    """Return the report with the error in it and the cells that are wrong; None when the report has no room for it."""
    values = {cell: one.value for cell, one in report.figures.items() if one.value is not None}
    asked = catalogue.asked_of(report.context.year, report.context.zone_type)
    change = PLANTERS[error](Plot(asked, values, report, rng, size))
    change = {cell: value for cell, value in change.items() if values.get(cell) != value}
    if not change:
        return None
    figures = dict(report.figures) | {cell: _figure(cell, value) for cell, value in change.items()}
    return replace(report, figures=figures), tuple(sorted(change))


def _figure(cell: Cell, value: Number | None) -> Figure:
    return Figure(cell, value, FigureStatus.MISSING if value is None else FigureStatus.GIVEN)


def _with_parts(plot: Plot, cell: Cell, factor: float) -> Change:
    """Multiply a figure and its parts, as who errs in the unit does in the whole row."""
    row = [one for one in plot.values if one.indicator == cell.indicator]
    return {one: round(plot.values[one] * factor) for one in row}


def _units(plot: Plot) -> Change:
    least = 10 / plot.size if plot.size < 1 else 9
    return {
        cell: value
        for one in plot.one_of(plot.totals(least))
        for cell, value in _with_parts(plot, one, plot.size).items()
    }


def _jump(plot: Plot) -> Change:
    return {
        cell: value for one in plot.one_of(plot.totals(20)) for cell, value in _with_parts(plot, one, plot.size).items()
    }


def _swapped(plot: Plot) -> Change:
    units = {one.id: one.unit for one in plot.asked}
    order = plot.totals(0)
    pairs = [
        (first, second)
        for first, second in pairwise(order)
        if units[first.indicator] == units[second.indicator] and not 0.5 < plot.values[first] / plot.values[second] < 2
    ]
    if not pairs:
        return {}
    first, second = pairs[int(plot.rng.integers(len(pairs)))]
    return {first: plot.values[second], second: plot.values[first]}


def _parts(plot: Plot) -> Change:
    divided = {one.id for one in plot.asked if any(way.whole for way in one.disaggregations)}
    fit = [cell for cell in plot.totals(20) if cell.indicator in divided]
    return {cell: round(plot.values[cell] * (1 + plot.size)) for cell in plot.one_of(fit)}


def _copied(plot: Plot) -> Change:
    context = plot.report.context
    last = {cell: context.past.get((context.year - 1, cell)) for cell in plot.values}
    return {cell: value for cell, value in last.items() if value is not None}


def _outcome_alone(plot: Plot) -> Change:
    fit = [
        Cell(need)
        for one in plot.asked
        for need in one.needs
        if plot.values.get(Cell(one.id), 0) > 0 and plot.values.get(Cell(need), 0) > 0
    ]
    return {cell: value for one in plot.one_of(fit) for cell, value in _with_parts(plot, one, 0).items()}


def _not_executed(plot: Plot) -> Change:
    fit = [cell for cell in plot.totals(0) if cell.indicator == "budget_used"]
    return {cell: value for one in fit for cell, value in _with_parts(plot, one, 0).items()}


def _over_100(plot: Plot) -> Change:
    fit = [Cell(one.id) for one in plot.asked if one.highest == 100 and Cell(one.id) in plot.values]
    return {cell: round(100 * plot.size, 1) for cell in plot.one_of(fit)}


def _more_than_gained(plot: Plot) -> Change:
    context = plot.report.context
    now = context.statistics.get(("establishments", context.year), 0)
    gained = max(now - context.statistics.get(("establishments", context.year - 1), now), 10)
    fit = [cell for cell in plot.totals(0) if cell.indicator == "new_firms"]
    return {
        cell: value
        for one in fit
        for cell, value in _with_parts(plot, one, gained * plot.size / plot.values[one]).items()
    }


def _fabricated(plot: Plot) -> Change:
    return {cell: _first_digit(value) for cell, value in plot.values.items() if value >= 10 and not cell.part}


def _first_digit(value: Number) -> int:
    return int(round(value, 1 - len(str(int(value)))))


def _negative(plot: Plot) -> Change:
    fit = {one.id for one in plot.asked if one.lowest == 0}
    return {cell: -plot.values[cell] for cell in plot.one_of([one for one in plot.totals(0) if one.indicator in fit])}


def _falls(plot: Plot) -> Change:
    fit = {one.id for one in plot.asked if one.aggregation is Aggregation.CUMULATIVE}
    cells = [cell for cell in plot.totals(2) if cell.indicator in fit]
    return {cell: round(plot.values[cell] * plot.size) for cell in plot.one_of(cells)}


def _left_empty(plot: Plot) -> Change:
    cells = plot.totals(-1)
    return {cell: None for _ in range(int(plot.size)) for cell in plot.one_of(cells)}


PLANTERS: Mapping[str, Callable[[Plot], Change]] = {
    "units_10": _units,
    "units_100": _units,
    "units_1000": _units,
    "jump": _jump,
    "swapped": _swapped,
    "parts": _parts,
    "copied_year": _copied,
    "outcome_without_activity": _outcome_alone,
    "money_without_execution": _not_executed,
    "share_over_100": _over_100,
    "more_than_the_town_gained": _more_than_gained,
    "fabricated_round": _fabricated,
    "negative": _negative,
    "cumulative_falls": _falls,
    "left_empty": _left_empty,
}
