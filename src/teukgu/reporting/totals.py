"""Figures put together over zones and over years, each kind in the only way that is right for it.

::

    total = over_zones(version, figures, 2026)   # figures: zone -> (year, cell) -> value
    total.value, total.counted, total.missing

A joint zone is one zone with one figure, so it counts once. Figures of whole municipalities and indices have no total.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.reporting.definition import IndicatorVersion, Ratio, Scope
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Aggregation, ZoneId

Figures = Mapping[tuple[int, Cell], Number]
SUMMED = frozenset({Aggregation.FLOW, Aggregation.STOCK, Aggregation.CUMULATIVE})


@dataclass(frozen=True, slots=True)
class Total:
    """A figure over several zones; ``value`` is None when there is none, or when there can be none."""

    value: Number | None
    counted: tuple[ZoneId, ...]
    missing: tuple[ZoneId, ...]


def over_zones(version: IndicatorVersion, figures: Mapping[ZoneId, Figures], year: int, part: str = "") -> Total:
    """Return a figure over all zones: sums of flows and stocks, for a ratio the sums of what it is made of.

    Whoever lacks the figure (or one half of the ratio) is left out and named in ``missing``.
    """
    zones = tuple(sorted(figures))
    if version.scope is Scope.MUNICIPALITY or version.aggregation is Aggregation.INDEX:
        return Total(None, (), zones)
    if version.aggregation is Aggregation.RATIO:
        return _ratios(version.ratio, figures, year, zones)
    cell = Cell(version.id, part)
    found = {zone: figures[zone][(year, cell)] for zone in zones if (year, cell) in figures[zone]}
    missing = tuple(zone for zone in zones if zone not in found)
    return Total(sum(found.values()) if found else None, tuple(found), missing)


def _ratios(ratio: Ratio | None, figures: Mapping[ZoneId, Figures], year: int, zones: tuple[ZoneId, ...]) -> Total:
    halves = {zone: _halves(ratio, figures[zone], year) for zone in zones} if ratio else {}
    found = {zone: both for zone, both in halves.items() if both is not None}
    missing = tuple(zone for zone in zones if zone not in found)
    of, over = (sum(both[number] for both in found.values()) for number in (0, 1))
    return Total(ratio.times * of / over if ratio and over else None, tuple(found), missing)


def _halves(ratio: Ratio, figures: Figures, year: int) -> tuple[Number, Number] | None:
    of, over = figures.get((year, ratio.of)), figures.get((year - ratio.over_years_back, ratio.over))
    return None if of is None or over is None else (of, over)


def computed_ratio(ratio: Ratio, figures: Figures, year: int) -> float | None:
    """Return a zone's ratio from what it is made of; None when a half is missing or nothing is there to divide by."""
    halves = _halves(ratio, figures, year)
    return ratio.times * halves[0] / halves[1] if halves and halves[1] else None


def over_years(version: IndicatorVersion, by_year: Mapping[int, Number]) -> Number | None:
    """Return one figure for several years under one version: flows add up, of stocks and totals the last one stands.

    Ratios and indices of several years make no figure.
    """
    if not by_year or version.aggregation not in SUMMED:
        return None
    return sum(by_year.values()) if version.aggregation is Aggregation.FLOW else by_year[max(by_year)]
