"""What one zone is asked for one year: a row for each cell, with what it can be read against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Disaggregation, IndicatorVersion, Part, Stage
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Number
from teukgu.values import Bilingual, ZoneId


@dataclass(frozen=True, slots=True)
class Row:
    """One cell that is asked for; a part of a disaggregation stands below its whole."""

    version: IndicatorVersion
    cell: Cell
    way: Disaggregation | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a form or a workbook shows for one zone and performance year.

    ``last`` are the figures of the year before, ``targets`` and ``baseline`` those approved; what is not comparable or
    not known is left out; ``earlier`` names those of last year that were copied from an earlier report, which nobody
    checked; ``broken`` those that have a figure of last year under a definition that cannot be compared with this one.
    ``municipality`` is the lead's name; ``invented`` says that the zone is an example.
    """

    zone: ZoneId
    zone_name: Bilingual
    zone_type: str
    year: int
    rows: tuple[Row, ...]
    last: Mapping[Cell, Number] = field(default_factory=dict)
    earlier: frozenset[Cell] = frozenset()
    broken: frozenset[Cell] = frozenset()
    targets: Mapping[Cell, Number] = field(default_factory=dict)
    baseline: Mapping[Cell, Number] = field(default_factory=dict)
    entered: ReportDraft = field(default_factory=ReportDraft)
    programme: str = ""
    municipality: str = ""
    invented: bool = False
    stages: tuple[Stage, ...] = ()
    """Stages of the value chain that are asked; none: every stage."""
    others: tuple[Row, ...] = ()
    """Cells that zones of the type are asked under another stage: what is typed there is kept, and not sent."""
    seen: int = 0
    """Number of the newest save there was: what was saved later was not seen by whoever fills this form."""

    @property
    def cells(self) -> frozenset[Cell]:
        """Return every cell that is asked for."""
        return frozenset(one.cell for one in self.rows)


def rows_of(catalogue: Catalogue, year: int, zone_type: str, stages: Iterable[Stage] = ()) -> tuple[Row, ...]:
    """Return the cells a zone is asked for, section by section in the order of the catalogue's groups."""
    order = {one.id: place for place, one in enumerate(catalogue.groups)}
    asked = sorted(catalogue.asked_of(year, zone_type, stages), key=lambda one: order.get(one.group, len(order)))
    return tuple(row for version in asked for row in rows_of_version(version))


def rows_of_version(version: IndicatorVersion) -> Iterator[Row]:
    """Yield the row of a definition and those of its parts."""
    yield Row(version, Cell(version.id))
    for way in version.disaggregations:
        for part in way.parts:
            yield Row(version, Cell(version.id, f"{way.id}.{part.id}"), way, part)
