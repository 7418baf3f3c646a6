"""What a check sees of a report: numbers that can be reckoned with, its own past and peers on a log scale."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.checks.limits import Limits
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.figure import Cell, Context, Figure, FigureStatus, Number
from teukgu.values import Bilingual

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
        return self.catalogue.asked_of(self.context.year, self.context.zone_type)

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
        """Return the figure of so many years ago."""
        value = self.context.past.get((self.context.year - years, cell))
        return value if value is not None and sound(value) else None

    def history(self, cell: Cell) -> tuple[float, ...]:
        """Return the log10 of the zone's own earlier figures above zero, years whose definition broke left out."""
        first = self._comparable_since(cell)
        past = self.context.past.items()
        return tuple(
            math.log10(value)
            for (year, one), value in sorted(past, key=lambda item: item[0])
            if one == cell and first <= year < self.context.year and sound(value) and value > 0
        )

    def peers(self, cell: Cell) -> tuple[float, ...]:
        """Return the log10 of the figures of zones of the same type above zero."""
        return tuple(math.log10(value) for value in self.context.peers.get(cell, ()) if sound(value) and value > 0)

    def typed(self, cell: Cell) -> str:
        """Return what stands in a cell, as one text."""
        one = self.figures.get(cell)
        return "" if one is None else f"{one.status.value}:{one.value}"

    def name(self, cell: Cell) -> Bilingual:
        """Return the name of a figure, with that of its part."""
        version = self.catalogue.version(cell.indicator, self.context.year)
        if version is None:
            return Bilingual(str(cell), str(cell))
        for way in version.disaggregations:
            for part in way.parts:
                if cell.part == f"{way.id}.{part.id}":
                    return Bilingual(f"{version.name.ko}({part.name.ko})", f"{version.name.en} ({part.name.en})")
        return version.name

    def _comparable_since(self, cell: Cell) -> int:
        broken = [
            one.first_year
            for one in self.catalogue.versions_of(cell.indicator)
            if one.comparability.value == "broken" and one.first_year <= self.context.year
        ]
        return max(broken, default=0)


def sound(value: Number) -> bool:
    """Whether a value can be reckoned with: finite and not absurdly big."""
    return not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def centre(logs: tuple[float, ...]) -> tuple[float, float]:
    """Return median and robust standard deviation."""
    middle = median(logs)
    return middle, TO_DEVIATION * median(abs(one - middle) for one in logs)
