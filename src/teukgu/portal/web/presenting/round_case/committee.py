"""The committee's paper for a template: sections of sentences, headings, and tables whose cells say their kind."""

from dataclasses import dataclass

from teukgu.documents.committee.parts import Sub
from teukgu.documents.committee.writer import Writer
from teukgu.documents.grids import Cell, Figure, Grid, ZoneName, text_of


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: its text, the zone that it leads to, whether it is a figure, and its column for narrow screens."""

    text: str
    zone: str
    figure: bool
    head: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, or a list of facts; a ``quiet`` caption says what the heading above it says."""

    caption: str
    quiet: bool
    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    facts: bool


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A sentence, a heading (with its zone), or a table."""

    text: str = ""
    heading: bool = False
    zone: str = ""
    table: ShownTable | None = None


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with its place in the page."""

    key: str
    title: str
    parts: tuple[ShownPart, ...]


def shown_sections(writer: Writer) -> list[ShownSection]:
    """Return the sections of a paper as a page shows them."""
    return [
        ShownSection(one.key, one.title, tuple(_part(part, one.title) for part in one.parts))
        for one in writer.sections()
    ]


def _part(part: str | Sub | Grid, title: str) -> ShownPart:
    if isinstance(part, str):
        return ShownPart(part)
    if isinstance(part, Sub):
        return ShownPart(part.text, heading=True, zone=part.zone)
    return ShownPart(table=_table(part, title))


def _table(grid: Grid, title: str) -> ShownTable:
    figures = {place for row in grid.rows for place, cell in enumerate(row) if isinstance(cell, Figure)}
    heads = grid.heads or ("",) * len(grid.widths)
    return ShownTable(
        caption=grid.caption or title,
        quiet=grid.caption in title,
        heads=tuple((head, place in figures) for place, head in enumerate(heads)),
        rows=tuple(
            tuple(_cell(cell, heads[place], figure=place in figures) for place, cell in enumerate(row))
            for row in grid.rows
        ),
        facts=grid.facts,
    )


def _cell(cell: Cell, head: str, *, figure: bool) -> ShownCell:
    return ShownCell(text_of(cell), cell.zone if isinstance(cell, ZoneName) else "", figure, head)
