"""A table that was made: heads, lines, total, notes; whole won behind what is shown. Kept as data and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from teukgu.reporting.figure import Number
from teukgu.reporting.table_definition import STEPS, Column, Money, column
from teukgu.values import Bilingual


class Standing(StrEnum):
    """Why there is, or is not, a figure in a cell of a table."""

    GIVEN = "given"
    MISSING = "missing"
    NOT_ASKED = "not_asked"
    NO_TOTAL = "no_total"
    WITHHELD = "withheld"


SHOWN_FOR: Mapping[Standing, Bilingual] = {
    Standing.GIVEN: Bilingual("", ""),
    Standing.MISSING: Bilingual("-", "-"),
    Standing.NOT_ASKED: Bilingual("…", "…"),
    Standing.NO_TOTAL: Bilingual("·", "·"),
    Standing.WITHHELD: Bilingual("비공개", "withheld"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table: its value in the definition's own unit (whole won), and on how many zones it rests."""

    value: Number | None
    standing: Standing = Standing.GIVEN
    rests_on: int = 0
    clause: str = ""
    """The clause by which it is withheld."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column and year of the table."""

    column: Column
    year: int
    name: Bilingual
    unit: Bilingual
    decimals: int = 0
    money: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about, and an entry for each head."""

    key: str
    name: Bilingual
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as it was answered on a day."""

    as_of: date
    money: Money
    rows_name: Bilingual
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    total: Line | None
    notes: tuple[Bilingual, ...]

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The lines and, first, the total where there is one."""
        return (*((self.total,) if self.total else ()), *self.lines)


def in_money(value: Number, money: Money) -> int:
    """Return whole won in the unit shown, halves up (away from zero)."""
    return int((Decimal(value) / STEPS[money]).quantize(Decimal(1), ROUND_HALF_UP))


def entry_text(entry: Entry, head: Head, money: Money) -> Bilingual:
    """Return what is read in a cell; below zero with ``△``, as in public accounts."""
    if entry.standing is not Standing.GIVEN or entry.value is None:
        return SHOWN_FOR[entry.standing if entry.standing is not Standing.GIVEN else Standing.MISSING]
    value: Number = in_money(entry.value, money) if head.money else entry.value
    text = f"{abs(value):,.{0 if head.money else head.decimals}f}"
    shown = f"△{text}" if value < 0 and text.strip("0.,") else text
    return Bilingual(shown, shown)


def to_data(table: DataTable) -> dict[str, Any]:
    """Return the table as JSON holds it."""
    return {
        "as_of": table.as_of.isoformat(),
        "money": table.money.value,
        "rows_name": _pair(table.rows_name),
        "heads": [_head_data(head) for head in table.heads],
        "lines": [_line_data(line) for line in table.lines],
        "total": _line_data(table.total) if table.total else None,
        "notes": [_pair(note) for note in table.notes],
    }


def from_data(data: Mapping[str, Any]) -> DataTable:
    """Return the table that `to_data` wrote."""
    return DataTable(
        date.fromisoformat(data["as_of"]),
        Money(data["money"]),
        Bilingual(*data["rows_name"]),
        tuple(_head(one) for one in data["heads"]),
        tuple(_line(one) for one in data["lines"]),
        _line(data["total"]) if data["total"] else None,
        tuple(Bilingual(*one) for one in data["notes"]),
    )


def _pair(text: Bilingual) -> list[str]:
    return [text.ko, text.en]


def _head_data(head: Head) -> list[Any]:
    return [str(head.column), head.year, _pair(head.name), _pair(head.unit), head.decimals, head.money]


def _head(data: list[Any]) -> Head:
    return Head(column(data[0]), data[1], Bilingual(*data[2]), Bilingual(*data[3]), data[4], data[5])


def _line_data(line: Line) -> list[Any]:
    entries = [[one.value, one.standing.value, one.rests_on, one.clause] for one in line.entries]
    return [line.key, _pair(line.name), entries]


def _line(data: list[Any]) -> Line:
    entries = tuple(Entry(value, Standing(standing), rests_on, clause) for value, standing, rests_on, clause in data[2])
    return Line(data[0], Bilingual(*data[1]), entries)
