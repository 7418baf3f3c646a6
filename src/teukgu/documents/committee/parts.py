"""What the sections of the paper are made of, once for all formats."""

from dataclasses import dataclass

from teukgu.documents.grids import Grid


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
