"""A zone's path: what it reached in past years, what it reports within this one, and where that leads."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.comparability import comparable
from teukgu.reporting.definition import Comparability, IndicatorVersion, Level
from teukgu.reporting.early_warning.settings import Settings
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Aggregation, IndicatorId, ZoneId

MONTHS = 12
FARTHEST = 3.0
"""Natural log beyond which growth is not told apart (a twentieth, twenty times): nothing at all has no log."""

YearCell = tuple[int, Cell]


@dataclass(frozen=True, slots=True)
class ZonePath:
    """Figures of a zone in their units: year ends, this year's so far, those of the same month in earlier years.

    ``first_year`` is the first whole year of the zone: shorter ones stand beside no other.
    """

    zone: ZoneId
    past: Mapping[YearCell, Number]
    now: Mapping[Cell, Number] = field(default_factory=dict)
    then: Mapping[YearCell, Number] = field(default_factory=dict)
    first_year: int = 0


@dataclass(frozen=True, slots=True)
class Expected:
    """Growth of a figure over last year as it is to be expected at the year's end (natural log), and how far it strays.

    ``mid`` is this year's figure so far, None where there is none and the zone's own habit stands in; ``end`` is what
    the year would end with.
    """

    growth: float
    spread: float
    last: Number
    end: float
    mid: Number | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What is judged: the year, the month (1 to 11) up to whose end figures are there, and by which definitions."""

    year: int
    month: int
    versions: tuple[IndicatorVersion, ...]
    broken: Mapping[IndicatorId, frozenset[int]]
    settings: Settings

    @property
    def gone(self) -> float:
        """Return the share of the year that is over."""
        return self.month / MONTHS


def compared(catalogue: Catalogue, year: int, zone_type: str) -> tuple[IndicatorVersion, ...]:
    """Return the definitions that tell how a zone does: outputs and outcomes whose series did not just break."""
    return tuple(
        one
        for one in catalogue.asked_of(year, zone_type)
        if one.level is not Level.INPUT
        and comparable(catalogue, one.id, year - 1, year) in {Comparability.FULL, Comparability.LIMITED}
    )


def broken_years(catalogue: Catalogue, indicator: IndicatorId) -> frozenset[int]:
    """Return the years whose figures may not stand beside those of the year before: the definition broke."""
    versions = catalogue.versions_of(indicator)
    return frozenset(one.first_year for one in versions if one.comparability is Comparability.BROKEN)


def growths(path: ZonePath, indicator: IndicatorId, frame: Frame) -> tuple[float, ...]:
    """Return the zone's own yearly growth (natural log) in the years before the frame's, the oldest first."""
    cell, broken = Cell(indicator), frame.broken[indicator]
    found = []
    for year in range(min((when for when, _ in path.past), default=frame.year) + 1, frame.year):
        last, value = path.past.get((year - 1, cell)), path.past.get((year, cell))
        if value is not None and last is not None and last > 0 and year > path.first_year and year not in broken:
            found.append(log_ratio(value, last))
    return tuple(found)


def frame_of(catalogue: Catalogue, zone_type: str, year: int, month: int, settings: Settings) -> Frame:
    """Return what zones of a type are judged by in a year."""
    versions = compared(catalogue, year, zone_type)
    return Frame(year, month, versions, {one.id: broken_years(catalogue, one.id) for one in versions}, settings)


def log_ratio(value: float, base: float) -> float:
    """Return the natural log of ``value / base``, no farther than ``FARTHEST`` either way; ``base`` is above zero."""
    ratio = value / base
    return max(-FARTHEST, min(FARTHEST, math.log(ratio))) if ratio > 0 else -FARTHEST


def expected(path: ZonePath, version: IndicatorVersion, frame: Frame) -> Expected | None:
    """Return where a figure is heading; None where last year's is missing, not above zero, or of a part of a year."""
    cell = Cell(version.id)
    last = path.past.get((frame.year - 1, cell))
    if last is None or last <= 0 or path.first_year > frame.year - 1:
        return None
    habit = growths(path, version.id, frame)
    spread = _spread(habit, frame.settings)
    mid = path.now.get(cell)
    if mid is None:
        growth = median(habit) if habit else 0.0
        return Expected(growth, spread, last, last * math.exp(growth))
    rest = _rest(path, version, frame, habit)
    growth = max(-FARTHEST, min(FARTHEST, log_ratio(mid, last) + rest))
    return Expected(growth, spread * math.sqrt(1 - frame.gone), last, mid * math.exp(rest), mid)


def _rest(path: ZonePath, version: IndicatorVersion, frame: Frame, habit: tuple[float, ...]) -> float:
    """Return what the rest of the year adds (natural log): as in earlier years, otherwise month for month."""
    cell = Cell(version.id)
    ends = [
        log_ratio(path.past[year, one], value)
        for (year, one), value in path.then.items()
        if one == cell and value > 0 and (year, one) in path.past and path.first_year <= year < frame.year
    ]
    if ends:
        return median(ends)
    if version.aggregation is Aggregation.FLOW:
        return -math.log(frame.gone)
    if version.aggregation in {Aggregation.STOCK, Aggregation.CUMULATIVE} and habit:
        return median(habit) * (1 - frame.gone)
    return 0.0


def _spread(habit: tuple[float, ...], settings: Settings) -> float:
    """Return how far a year strays: the zone's own past, drawn towards the parameter where it is short."""
    centre = sum(habit) / len(habit) if habit else 0.0
    squares = sum((one - centre) ** 2 for one in habit)
    weight = max(settings.least_years, 1.0)
    return math.sqrt((squares + weight * settings.spread**2) / (len(habit) + weight))
