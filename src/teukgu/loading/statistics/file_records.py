"""Records out of the rows of a file: long tables as they are, wide ones (a column a year) made long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teukgu.loading.statistics import findings as words
from teukgu.loading.statistics.grid import Grid, cell_name, shown
from teukgu.loading.statistics.records import VALUE, YEAR, Record, plain
from teukgu.loading.statistics.series import Layout, Table
from teukgu.loading.statistics.values import read_period
from teukgu.values import Place, Refused

HEADINGS_WITHIN = 20
"""Rows in which the headings must begin; above them stand titles and conditions."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the headings stand, what they are by column, and the columns that hold the region."""

    top: int
    headings: tuple[str, ...]
    regions: tuple[int, ...]


def file_records(grid: Grid, table: Table, name: str) -> list[Record]:
    """Return the rows of ``grid`` below its headings as records.

    Raises:
        Refused: when the headings of the mapping are not there.
    """
    head = _head(grid, table, name)
    years = _year_columns(grid, head, table, name) if table.layout is Layout.WIDE else {}
    return list(_records(grid, head, table, years, name))


def _wanted(table: Table) -> list[str]:
    columns = table.columns
    every = [*columns.region, columns.code, columns.unit, columns.published, *table.only]
    if table.layout is Layout.LONG:
        every += [columns.year, columns.value]
    return [plain(heading) for heading in every if heading]


def _head(grid: Grid, table: Table, name: str) -> _Head:
    wanted = _wanted(table)
    best: tuple[int, int] = (-1, 0)
    for number, row in enumerate(grid[:HEADINGS_WITHIN]):
        present = {plain(text) for text in row}
        best = max(best, (sum(heading in present for heading in wanted), -number))
    top = -best[1]
    row = grid[top] if grid else []
    headings = tuple(plain(text) for text in row)
    missing = [heading for heading in wanted if heading not in headings]
    if missing or not grid:
        raise Refused([words.no_heading(name, missing, shown(row))])
    return _Head(top, headings, tuple(headings.index(plain(one)) for one in table.columns.region))


def _year_columns(grid: Grid, head: _Head, table: Table, name: str) -> dict[int, str]:
    """Return the period of each column that counts; a heading merged over several stands in the first only."""
    width = max((len(row) for row in grid[head.top : head.top + table.header_rows]), default=0)
    rows = [_filled(grid[line], width) for line in range(head.top, min(head.top + table.header_rows, len(grid)))]
    item = plain(table.item)
    found: dict[int, str] = {}
    for column in range(width):
        texts = [row[column] for row in rows]
        year = next((text for text in texts if read_period(text)), "")
        if year and (not item or any(plain(text).startswith(item) for text in texts)):
            found[column] = year
    if not found:
        raise Refused([words.no_years(name, table.item)])
    return found


def _filled(row: Sequence[str], width: int) -> list[str]:
    """Return the row with every empty cell filled from its left."""
    filled: list[str] = []
    for column in range(width):
        text = row[column] if column < len(row) else ""
        filled.append(text or (filled[-1] if filled else ""))
    return filled


def _records(grid: Grid, head: _Head, table: Table, years: dict[int, str], name: str) -> Iterator[Record]:
    above: list[str] = [""] * len(head.regions)
    first = head.top + (table.header_rows if table.layout is Layout.WIDE else 1)
    for line in range(first, len(grid)):
        row = grid[line]
        if not any(row):
            continue
        cells = {heading: _at(row, column) for column, heading in enumerate(head.headings) if heading}
        above = _regions(row, head, above)
        cells |= {head.headings[column]: text for column, text in zip(head.regions, above, strict=True)}
        if not years:
            yield Record(cells, Place(name, line + 1))
        for column, year in years.items():
            yield Record({**cells, YEAR: year, VALUE: _at(row, column)}, Place(name, cell=cell_name(line, column)))


def _regions(row: Sequence[str], head: _Head, above: list[str]) -> list[str]:
    """Return the region's names of a row; an empty one is the one above, until a name left of it changes."""
    texts: list[str] = []
    changed = False
    for column, before in zip(head.regions, above, strict=True):
        text = _at(row, column)
        texts.append(text or ("" if changed else before))
        changed = changed or text not in {"", before}
    return texts


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
