"""What a check is, and what it leaves behind: a remark, which is a request to explain or a plain impossibility."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from teukgu.reporting.checks.view import View
from teukgu.reporting.figure import Cell, Context, Figure, FigureStatus, Number
from teukgu.values import Bilingual, Finding, IndicatorId, Place, Severity, ZoneId


@dataclass(frozen=True, slots=True)
class Spotted:
    """Cells that a check stopped at, and the numbers that made it stop."""

    cells: tuple[Cell, ...]
    numbers: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Example:
    """Input of a zone of the type and the year 2026 that sets a check off; cells as ``indicator/way.part``."""

    figures: Mapping[str, Number | None]
    past: Mapping[int, Mapping[str, Number]] = field(default_factory=dict)
    peers: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    statistics: Mapping[tuple[str, int], float] = field(default_factory=dict)
    zone_type: str = "type_1"

    def figures_of(self) -> dict[Cell, Figure]:
        """Return the figures of the example; None stands for a missing one."""
        return {one.cell: one for one in (_figure(key, value) for key, value in self.figures.items())}

    def context(self) -> Context:
        """Return what stands beside the example."""
        past = {(year, cell_of(key)): value for year, cells in self.past.items() for key, value in cells.items()}
        peers = {cell_of(key): values for key, values in self.peers.items()}
        return Context(ZoneId("example"), self.zone_type, 2026, 12, past, peers, dict(self.statistics), {}, {})


def cell_of(key: str) -> Cell:
    """Return the cell written ``indicator/way.part``."""
    indicator, _, part = key.partition("/")
    return Cell(IndicatorId(indicator), part)


def _figure(key: str, value: Number | None) -> Figure:
    return Figure(cell_of(key), value, FigureStatus.MISSING if value is None else FigureStatus.GIVEN)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its message is filled with the name of the first cell and the numbers found."""

    id: str
    severity: Severity
    name: Bilingual
    looks_at: Bilingual
    message: Bilingual
    cure: Bilingual
    find: Callable[[View], Iterable[Spotted]]
    example: Example
    past: bool = False
    """Whether it holds figures against the zone's own past: then a corrected past opens its remark again."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says about a report.

    ``identity`` stays while the figures it is about, and the past they were compared with, stay what they are.
    """

    check: str
    zone: ZoneId
    year: int
    cells: tuple[Cell, ...]
    severity: Severity
    message: Bilingual
    cure: Bilingual
    numbers: Mapping[str, Number]
    identity: str

    def finding(self) -> Finding:
        """Return it in the shape of every message about input."""
        key = str(self.cells[0]) if self.cells else ""
        return Finding(f"report.{self.check}", self.message, self.cure, Place(key=key), self.severity)


def remark_of(check: Check, spotted: Spotted, view: View) -> Remark:
    """Put into words what a check stopped at."""
    return Remark(
        check.id,
        view.context.zone,
        view.context.year,
        spotted.cells,
        check.severity,
        _with_origin(_filled(check.message, spotted, view), check, spotted, view),
        check.cure,
        spotted.numbers,
        _identity(check, spotted, view),
    )


def _filled(message: Bilingual, spotted: Spotted, view: View) -> Bilingual:
    names = [view.name(cell) for cell in spotted.cells] or [Bilingual("보고서", "the report")]
    numbers = {
        name: f"{value:,.6g}" if isinstance(value, float) else f"{value:,}" for name, value in spotted.numbers.items()
    }
    other = names[1] if len(names) > 1 else names[0]
    return Bilingual(
        message.ko.format(name=names[0].ko, other=other.ko, **numbers),
        message.en.format(name=names[0].en, other=other.en, **numbers),
    )


def _with_origin(message: Bilingual, check: Check, spotted: Spotted, view: View) -> Bilingual:
    """Say which years of the past that a figure was held against come from earlier reports, which nobody checked."""
    there = view.context.earlier
    compared = [(year, cell) for cell in spotted.cells for year in view.past(cell)] if check.past and there else []
    years = ", ".join(str(year) for year in sorted({year for year, cell in compared if (year, cell) in there}))
    if not years:
        return message
    return Bilingual(
        f"{message.ko} (견준 값 가운데 {years}년은 옛 보고서에서 옮긴, 확인되지 않은 값입니다.)",
        f"{message.en} (Of the years compared, {years} come from earlier reports and were never checked.)",
    )


def _identity(check: Check, spotted: Spotted, view: View) -> str:
    cells = "|".join(f"{cell}={view.typed(cell)}{_compared(check, cell, view)}" for cell in sorted(spotted.cells))
    return sha256(f"{check.id}|{view.context.zone}|{view.context.year}|{cells}".encode()).hexdigest()


def _compared(check: Check, cell: Cell, view: View) -> str:
    past = view.past(cell) if check.past else {}
    return "".join(f";{year}:{value}" for year, value in past.items())
