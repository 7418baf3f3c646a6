"""What a check sees of a report: numbers that can be reckoned with, its own past and peers on a log scale."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.checks.limits import Limits
from teukgu.reporting.definition import Comparability, IndicatorVersion
from teukgu.reporting.figure import Cell, Context, Figure, FigureStatus, Number
from teukgu.values import Aggregation, Bilingual, IndicatorId

LARGEST = 10**18
TO_DEVIATION = 1.4826  # median absolute deviation to standard deviation of a normal distribution


@dataclass(frozen=True)
class View:
    """A report with everything a check may look at."""

    catalogue: Catalogue
    figures: Mapping[Cell, Figure]
    context: Context
    limits: Limits

    @cached_property
    def asked(self) -> tuple[IndicatorVersion, ...]:
        """Definitions that this zone is asked in this year."""
        return self.catalogue.asked_of(self.context.year, self.context.zone_type, self.context.stages)

    @cached_property
    def values(self) -> dict[Cell, Number]:
        """Figures given that can be reckoned with."""
        given = {cell: one.value for cell, one in self.figures.items() if one.status is FigureStatus.GIVEN}
        return {cell: value for cell, value in given.items() if value is not None and sound(value)}

    @cached_property
    def plain(self) -> tuple[Cell, ...]:
        """Cells with a figure above zero that are neither a part nor a ratio, in the order asked."""
        cells = (Cell(one.id) for one in self.asked if one.ratio is None)
        return tuple(cell for cell in cells if self.values.get(cell, 0) > 0)

    def before(self, cell: Cell, years: int = 1) -> Number | None:
        """Return the figure of so many years ago, None when the definition broke since."""
        return self.past(cell).get(self.context.year - years)

    def past(self, cell: Cell) -> Mapping[int, Number]:
        """Return the zone's own earlier figures by year, years whose definition broke since left out."""
        first = self._comparable_since.get(cell.indicator, 0)
        return {year: value for year, value in self._earlier.get(cell, {}).items() if year >= first}

    def history(self, cell: Cell) -> tuple[float, ...]:
        """Return the log10 of the zone's own comparable earlier figures above zero, the oldest first."""
        return tuple(math.log10(value) for value in self.past(cell).values() if value > 0)

    def peers(self, cell: Cell) -> tuple[float, ...]:
        """Return the log10 of the figures of zones of the same type above zero."""
        there = self.context.peers.get(cell, ())
        return tuple([math.log10(value) for value in there if 0 < value <= LARGEST and value is not True])

    def part_of_year(self, cell: Cell) -> float:
        """Return the part of a year that a flow covers: less than one in a zone's first, shorter year."""
        months = self.context.months_designated
        return months / 12 if cell.indicator in self._flows and 0 < months < 12 else 1.0

    def typed(self, cell: Cell) -> str:
        """Return what stands in a cell, as one text."""
        one = self.figures.get(cell)
        return "" if one is None else f"{one.status.value}:{one.value}"

    def name(self, cell: Cell) -> Bilingual:
        """Return the name of a figure, with that of its part."""
        version = self._definitions.get(cell.indicator)
        if version is None:
            return Bilingual(str(cell), str(cell))
        for way in version.disaggregations:
            for part in way.parts:
                if cell.part == f"{way.id}.{part.id}":
                    return Bilingual(f"{version.name.ko}({part.name.ko})", f"{version.name.en} ({part.name.en})")
        return version.name

    @cached_property
    def _earlier(self) -> Mapping[Cell, Mapping[int, Number]]:
        """The zone's own past by cell: years in order, what cannot be reckoned with left out."""
        found: dict[Cell, dict[int, Number]] = {}
        for (year, cell), value in sorted(self.context.past.items(), key=lambda item: item[0][0]):
            if year < self.context.year and sound(value):
                found.setdefault(cell, {})[year] = value
        return found

    @cached_property
    def _comparable_since(self) -> Mapping[IndicatorId, int]:
        """The year in which the definition of an indicator last broke with the one before."""
        found: dict[IndicatorId, int] = {}
        for one in self.catalogue.versions:
            if one.comparability is Comparability.BROKEN and one.first_year <= self.context.year:
                found[one.id] = max(found.get(one.id, 0), one.first_year)
        return found

    @cached_property
    def _definitions(self) -> Mapping[IndicatorId, IndicatorVersion]:
        return {one.id: one for one in self.catalogue.in_year(self.context.year)}

    @cached_property
    def _flows(self) -> frozenset[IndicatorId]:
        return frozenset(one.id for one in self.asked if one.aggregation is Aggregation.FLOW)


def sound(value: Number) -> bool:
    """Whether a value can be reckoned with: finite and not absurdly big."""
    return not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def centre(logs: tuple[float, ...]) -> tuple[float, float]:
    """Return median and robust standard deviation."""
    middle = median(logs)
    return middle, TO_DEVIATION * median(abs(one - middle) for one in logs)
