"""A row of a file or an answer before anybody knows what it means, and a figure after."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from teukgu.values import Place, RegionId, nfc

YEAR = "@year"
VALUE = "@value"
"""Headings of the cells that a wide table gives once it is made long."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row by `plain` heading, and where the row stands."""

    cells: Mapping[str, str]
    place: Place

    def text(self, heading: str) -> str:
        """Return the cell under ``heading``; empty when there is none."""
        return self.cells.get(plain(heading), "")


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure as published; without ``value`` it was published as not available, for the reason in ``mark``."""

    region: RegionId
    year: int
    indicator: str
    value: float | None
    mark: str = ""


def plain(text: str) -> str:
    """Return a heading as it is compared: without spaces, in one form, capitals left alone."""
    return re.sub(r"\s+", "", nfc(text))
