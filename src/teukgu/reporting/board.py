"""Every figure of a zone over the years: what stands, what earlier reports said, targets, where definitions broke.

::

    lines = board(catalogue, holdings, range(2020, 2027), "type_1")
    lines[0].entries[0].reported, lines[0].entries[0].earlier, lines[0].entries[0].target

What was reported here and what an earlier report said stand beside each other and are never one series.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.comparability import Break
from teukgu.reporting.definition import Comparability, Disaggregation, IndicatorVersion, Part, Stage
from teukgu.reporting.figure import Cell, Observed
from teukgu.reporting.form import Row, rows_of
from teukgu.reporting.series import Series, Slot
from teukgu.reporting.targets import Baseline, Target, approved_in_time
from teukgu.values import ZoneId


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is kept about one zone."""

    zone: ZoneId
    series: Series = field(default_factory=Series)
    targets: tuple[Target, ...] = ()
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """A cell in one year; ``version`` is None when it was not asked then.

    ``target`` is the one that counts, ``proposed`` the newest when that is another: it waits for its approval, or got
    it too late. ``broken`` is the change of definition beginning with this year, unless the series goes on.
    """

    year: int
    version: IndicatorVersion | None
    reported: tuple[Observed, ...] = ()
    earlier: tuple[Observed, ...] = ()
    target: Target | None = None
    proposed: Target | None = None
    broken: Break | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.reported or self.earlier or self.target or self.proposed)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A cell over the years, named as its newest version names it."""

    version: IndicatorVersion
    cell: Cell
    entries: tuple[BoardEntry, ...]
    baseline: Baseline | None = None
    way: Disaggregation | None = None
    part: Part | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it in any year."""
        return self.baseline is None and all(one.is_empty for one in self.entries)


def board(
    catalogue: Catalogue, held: Holdings, years: Iterable[int], zone_type: str, stages: Iterable[Stage] = ()
) -> tuple[BoardLine, ...]:
    """Return a line for each cell that the zone is asked for in any of the years, section by section.

    What is known of a cell of another stage is shown all the same: a zone loses no figure by leaving a stage.
    """
    asked, there = sorted(years), tuple(stages)
    newest: dict[Cell, Row] = {row.cell: row for year in asked for row in rows_of(catalogue, year, zone_type)}
    cells = {row.cell for year in asked for row in rows_of(catalogue, year, zone_type, there)} | _known(held)
    newest = {cell: row for cell, row in newest.items() if cell in cells}
    baselines = {one.cell: one for one in held.baselines}
    targets = _by_slot(held.targets)
    return tuple(
        BoardLine(
            row.version,
            row.cell,
            tuple(_entry(catalogue, held, targets, row.cell, year) for year in asked),
            baselines.get(row.cell),
            row.way,
            row.part,
        )
        for row in _ordered(catalogue, newest)
    )


def _known(held: Holdings) -> set[Cell]:
    slots = {slot.cell for slot in held.series.chains}
    return slots | {one.cell for one in held.targets} | {one.cell for one in held.baselines}


def _ordered(catalogue: Catalogue, newest: Mapping[Cell, Row]) -> Iterator[Row]:
    """Yield the rows section by section, a part below its whole."""
    groups = {one.id: place for place, one in enumerate(catalogue.groups)}
    places = {one: place for place, one in enumerate(catalogue.ids)}
    cells = list(newest)
    order = {cell: place for place, cell in enumerate(cells)}
    rows = newest.values()
    yield from sorted(
        rows, key=lambda row: (groups.get(row.version.group, len(groups)), places[row.cell.indicator], order[row.cell])
    )


def _by_slot(targets: Iterable[Target]) -> dict[tuple[int, Cell], list[Target]]:
    found: dict[tuple[int, Cell], list[Target]] = {}
    for one in sorted(targets, key=lambda target: target.id):
        found.setdefault((one.year, one.cell), []).append(one)
    return found


def _entry(
    catalogue: Catalogue, held: Holdings, targets: Mapping[tuple[int, Cell], list[Target]], cell: Cell, year: int
) -> BoardEntry:
    version = catalogue.version(cell.indicator, year)
    every = targets.get((year, cell), [])
    counts = next((one for one in reversed(every) if approved_in_time(one)), None)
    newest = every[-1] if every else None
    return BoardEntry(
        year,
        version if version is not None and _has(version, cell) else None,
        held.series.history(Slot(held.zone, year, cell)),
        held.series.history(Slot(held.zone, year, cell, earlier=True)),
        counts,
        newest if newest is not counts else None,
        _break(version, year),
    )


def _has(version: IndicatorVersion, cell: Cell) -> bool:
    parts = (f"{way.id}.{part.id}" for way in version.disaggregations for part in way.parts)
    return not cell.part or cell.part in parts


def _break(version: IndicatorVersion | None, year: int) -> Break | None:
    """Return the change of definition that begins with ``year``."""
    if version is None or version.first_year != year:
        return None
    if version.comparability in {Comparability.FIRST, Comparability.FULL}:
        return None
    return Break(year, version.comparability, version.comparability_note)
