"""What the sections of the paper are made of, once for all formats."""

from dataclasses import dataclass

from teukgu.documents.report_card.sections import Figure


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


@dataclass(frozen=True, slots=True)
class Sub:
    """A heading within a section, with the zone it is about, if it is about one."""

    text: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the paper: its name in addresses, its title, then sentences, headings and tables in reading order."""

    key: str
    title: str
    parts: tuple[str | Sub | Grid, ...]


def text_of(cell: Cell) -> str:
    """Return what stands in a cell."""
    return cell if isinstance(cell, str) else cell.text
