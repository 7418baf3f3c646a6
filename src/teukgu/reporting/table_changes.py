"""What changed between two answers to the same question: values, lines, columns, and what the columns mean."""

from dataclasses import dataclass
from enum import StrEnum

from teukgu.reporting.table import DataTable, Entry, Head, Line
from teukgu.values import Bilingual


class Change(StrEnum):
    """How a cell differs from the answer before."""

    VALUE = "value"
    NEW = "new"
    GONE = "gone"


CHANGE_NAMES = {
    Change.VALUE: Bilingual("값이 달라짐", "another value"),
    Change.NEW: Bilingual("새로 나옴", "new"),
    Change.GONE: Bilingual("빠짐", "gone"),
}


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a line, column and year: what was answered before, and what is now."""

    change: Change
    line: Bilingual
    head: Head
    before: Entry | None
    after: Entry | None


Cells = dict[tuple[str, str, int], tuple[Line, Head, Entry]]


def changes(before: DataTable, after: DataTable) -> tuple[CellChange, ...]:
    """Return every cell that differs; those of the newer table in its order, then what is gone."""
    old, new = _cells(before), _cells(after)
    found = []
    for key, (line, head, entry) in new.items():
        if key not in old:
            found.append(CellChange(Change.NEW, line.name, head, None, entry))
        elif _differs(old[key][2], entry):
            found.append(CellChange(Change.VALUE, line.name, head, old[key][2], entry))
    gone = [value for key, value in old.items() if key not in new]
    return (*found, *(CellChange(Change.GONE, line.name, head, entry, None) for line, head, entry in gone))


def new_notes(before: DataTable, after: DataTable) -> tuple[Bilingual, ...]:
    """Return the notes (definitions, breaks, clauses) that did not stand under the table before."""
    return tuple(note for note in after.notes if note not in before.notes)


def _cells(table: DataTable) -> Cells:
    return {
        (line.key, str(head.column), head.year): (line, head, entry)
        for line in table.every_line
        for head, entry in zip(table.heads, line.entries, strict=True)
    }


def _differs(one: Entry, other: Entry) -> bool:
    return (one.value, one.standing) != (other.value, other.standing)
