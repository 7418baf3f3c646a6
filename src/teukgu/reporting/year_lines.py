"""Lines of a sheet over several years: one for each cell and version of its definition, with the years it holds in.

A definition that changed gives two lines, so that nothing is written under a meaning that it did not have in its year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Stage
from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.form import Row, rows_of
from teukgu.values import Bilingual, ZoneId


class Purpose(StrEnum):
    """What the sheet is for: figures of earlier reports, or targets."""

    PAST = "past"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class YearLine:
    """A cell under one version of its definition, and the years of the sheet in which that version is asked."""

    row: Row
    years: tuple[int, ...]

    @property
    def code(self) -> str:
        """Return what the line is called: the cell and the version."""
        return f"{self.row.cell}@{self.row.version.version}"


@dataclass(frozen=True, slots=True)
class YearsForm:
    """Everything a sheet over several years shows of one zone; ``standing`` is what is known so far.

    ``seen`` is the number of the newest record there was: what came later was not seen by whoever fills the sheet.
    """

    purpose: Purpose
    zone: ZoneId
    zone_name: Bilingual
    zone_type: str
    years: tuple[int, ...]
    lines: tuple[YearLine, ...]
    standing: Mapping[tuple[int, Cell], Figure] = field(default_factory=dict)
    programme: str = ""
    municipality: str = ""
    invented: bool = False
    seen: int = 0


def year_lines(
    catalogue: Catalogue, years: Iterable[int], zone_type: str, stages: Iterable[Stage] = ()
) -> tuple[YearLine, ...]:
    """Return the lines of a sheet over ``years``, section by section, versions one after another."""
    asked, there = sorted(set(years)), tuple(stages)
    found: dict[tuple[Cell, int], tuple[Row, list[int]]] = {}
    for year in asked:
        for row in rows_of(catalogue, year, zone_type, there):
            found.setdefault((row.cell, row.version.version), (row, []))[1].append(year)
    groups = {one.id: place for place, one in enumerate(catalogue.groups)}
    places = {one: place for place, one in enumerate(catalogue.ids)}
    lines = [YearLine(row, tuple(held)) for row, held in found.values()]
    return tuple(
        sorted(
            lines,
            key=lambda one: (
                groups.get(one.row.version.group, len(groups)),
                places[one.row.cell.indicator],
                one.row.version.version,
            ),
        )
    )
