"""The figures of the municipalities a zone lies in."""

from collections.abc import Sequence
from dataclasses import dataclass

from teukgu.portal.store.queries.records import Place
from teukgu.portal.store.queries.zone_page import StatisticLine
from teukgu.portal.web.presenting.korean import number_text
from teukgu.portal.web.presenting.words import said

# what a reader of a zone's page looks for; everything else is in the dump
FIRST = (
    "korean_residents",
    "establishments",
    "gross_regional_product",
    "gva_agriculture",
    "gva_manufacturing",
    "gva_hospitality",
    "gva_arts_other",
    "gva_education",
    "gva_health",
    "total_fertility_rate",
    "vacant_dwellings",
    "basic_livelihood_recipients",
)
WITH_DECIMALS = 100


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator over the years; None where nothing is published."""

    name: str
    unit: str
    values: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """The figures of one municipality."""

    name: str
    years: Sequence[int]
    rows: Sequence[FigureRow]


def place_figures(places: Sequence[Place], statistics: Sequence[StatisticLine]) -> list[PlaceFigures]:
    """Group the figures by municipality, one column a year."""
    shown = [line for line in statistics if line.indicator in FIRST]
    result = []
    for place in places:
        lines = sorted(
            (line for line in shown if line.region == place.region), key=lambda line: FIRST.index(line.indicator)
        )
        if lines:
            years = sorted({year for line in lines for year, _ in line.values})
            rows = [FigureRow(said(line.name), said(line.unit), _cells(line, years)) for line in lines]
            result.append(PlaceFigures(f"{said(place.province_name)} {said(place.name)}", years, rows))
    return result


def _cells(line: StatisticLine, years: Sequence[int]) -> list[str | None]:
    values = dict(line.values)
    digits = 2 if max(abs(value) for value in values.values()) < WITH_DECIMALS else 0
    return [number_text(values[year], digits) if year in values else None for year in years]
