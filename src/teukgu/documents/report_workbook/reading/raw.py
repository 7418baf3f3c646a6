"""A workbook as plain data: what stands in its cells, and what about them a reader must know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

Spot = tuple[int, int]
"""Row and column, counted from 1."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet; an empty cell is an empty text, and so is a cell that is in ``errors``."""

    name: str
    rows: tuple[tuple[Any, ...], ...]
    formulas: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> Any:
        """Return what stands in a cell, an empty text outside of the sheet."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else ""


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook, or a CSV file as one with a single sheet; ``properties`` are the document's own."""

    sheets: tuple[RawSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    is_csv: bool = False


def to_data(book: RawBook) -> dict[str, Any]:
    """Return a book as JSON values."""
    return {
        "properties": dict(book.properties),
        "is_csv": book.is_csv,
        "sheets": [
            {
                "name": one.name,
                "rows": [[_plain(value) for value in row] for row in one.rows],
                "formulas": sorted(one.formulas),
                "errors": [[row, column, text] for (row, column), text in one.errors.items()],
                "merges": list(one.merges),
                "hidden_rows": sorted(one.hidden_rows),
            }
            for one in book.sheets
        ],
    }


def from_data(data: Mapping[str, Any]) -> RawBook:
    """Return the book that `to_data` wrote.

    Raises:
        KeyError, TypeError, ValueError: when it is not what `to_data` writes.
    """
    return RawBook(
        tuple(
            RawSheet(
                one["name"],
                tuple(tuple(_full(value) for value in row) for row in one["rows"]),
                frozenset((row, column) for row, column in one["formulas"]),
                {(row, column): text for row, column, text in one["errors"]},
                tuple((top, left, bottom, right) for top, left, bottom, right in one["merges"]),
                frozenset(one["hidden_rows"]),
            )
            for one in data["sheets"]
        ),
        dict(data["properties"]),
        bool(data["is_csv"]),
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"time": value.isoformat()} if isinstance(value, time) else str(value)


_READ = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}


def _full(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    return _READ[kind](text)
