"""Tables of a card or a paper, once for all formats: cells with text or figures, and how they stand on A4."""

from collections.abc import Iterator
from dataclasses import dataclass

from teukgu.documents.official.letter import Block, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a cell: how it is read, and its value for whoever goes on counting."""

    text: str
    value: float | None


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A zone in a cell: its name, and its id for whoever follows it to its rows."""

    text: str
    zone: str


Cell = str | Figure | ZoneName


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; ``facts``: no head row, the first column names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    facts: bool = False


def text_of(cell: Cell) -> str:
    """Return what stands in a cell."""
    return cell if isinstance(cell, str) else cell.text


def grid_blocks(grid: Grid) -> Iterator[Block]:
    """Yield a table as it stands in a letter, figures to the right."""
    if grid.caption:
        yield Paragraph(f"□ {grid.caption}")
    right = frozenset(place for row in grid.rows for place, cell in enumerate(row) if isinstance(cell, Figure))
    yield Table(
        grid.heads or ("",) * len(grid.widths),
        tuple(tuple(text_of(cell) for cell in row) for row in grid.rows),
        widths=grid.widths,
        heads=grid.facts,
        right=right,
    )
