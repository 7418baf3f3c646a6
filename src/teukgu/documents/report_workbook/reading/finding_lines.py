"""Finds lines and columns by their codes, on whatever sheet and in whatever order they stand."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from teukgu.documents.report_workbook.columns import HEADINGS, INPUTS, WORDS_HEADINGS, Column, letters
from teukgu.documents.report_workbook.layout import FIGURE, WORDS
from teukgu.documents.report_workbook.reading.raw import Area, RawSheet
from teukgu.values import Place

SEARCHED = 50
"""Rows from the top in which headings are looked for."""
MOST_MERGED = 200_000
"""Times that lines of a sheet may lie in merged cells; more is made by a program that means no good."""
ALIASES = {"값": Column.VALUE, "상태": Column.STATUS, "비고": Column.NOTE, "note": Column.NOTE, "text": Column.TEXT}
"""Further headings that a CSV file may have."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line that has a code, or none and yet a value."""

    code: str
    number: int
    found: "FoundSheet"

    def value(self, column: str) -> Any:
        """Return what stands in a column, an empty text when the sheet has no such column."""
        at = self.found.columns.get(column)
        return "" if at is None else self.found.sheet.at(self.number, at)

    def place(self, column: str) -> Place:
        """Return where a column stands in this line; that of the code when there is no such column."""
        at = self.found.columns.get(column) or self.found.columns[Column.CODE]
        return Place(file=self.found.sheet.name, cell=f"{letters(at)}{self.number}", key=self.code)

    def spot(self, column: str) -> tuple[int, int]:
        """Return row and column."""
        return self.number, self.found.columns.get(column, 0)

    def merged(self, column: str) -> Area | None:
        """Return the merged cells in which a column of this line lies."""
        at = self.found.columns.get(column, 0)
        return next((one for one in self.found.merges.get(self.number, ()) if one[1] <= at <= one[3]), None)

    def holds(self, column: str) -> bool:
        """Whether anything stands in a column."""
        sheet, spot = self.found.sheet, self.spot(column)
        return not is_empty(self.value(column)) or spot in sheet.errors or spot in sheet.formulas

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in its inputs."""
        return not any(self.holds(one) for one in self.found.inputs)


@dataclass(slots=True)
class FoundSheet:
    """A sheet with its columns, when any were found, and its lines; merged cells by row."""

    sheet: RawSheet
    columns: Mapping[str, int] = field(default_factory=dict)
    lines: list[FoundLine] = field(default_factory=list)
    merges: Mapping[int, list[Area]] = field(default_factory=dict)
    inputs: Collection[str] = INPUTS


def find_lines(sheet: RawSheet, year: int) -> FoundSheet:
    """Return the lines of a sheet; a sheet without a column of codes has none."""
    return find_named(sheet, _names(year), INPUTS)


def find_named(sheet: RawSheet, names: Mapping[str, str], inputs: Collection[str]) -> FoundSheet:
    """Return the lines of a sheet whose columns go by ``names`` (heading, as `simple` makes it, to column)."""
    columns, header = _columns(sheet, names)
    found = FoundSheet(sheet, columns, inputs=inputs)
    if Column.CODE in columns:
        found.lines = list(_lines(found, header))
        found.merges = _merges(sheet, [one.number for one in found.lines])
    return found


def has_codes(sheet: RawSheet) -> bool:
    """Whether codes of lines stand anywhere in a sheet."""
    return any(isinstance(value, str) and value.startswith((FIGURE, WORDS)) for row in sheet.rows for value in row)


def is_empty(value: Any) -> bool:
    """Whether a cell holds nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def simple(text: object) -> str:
    """Return a text for comparing: one width, no spaces, small letters."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split()).casefold()


def _columns(sheet: RawSheet, names: Mapping[str, str]) -> tuple[dict[str, int], int]:
    """Return the columns by the hidden codes and, where they are gone, by the headings; and the last such row."""
    last, found = 0, dict[str, int]()
    for number, row in enumerate(sheet.rows[:SEARCHED], 1):
        named = {name: at for at, value in enumerate(row, 1) if (name := names.get(simple(value))) is not None}
        if Column.CODE in named and len(named) > 1:
            last = number
            for name, at in named.items():
                if at not in found.values():
                    found.setdefault(name, at)
    return found, last


def _names(year: int) -> dict[str, str]:
    names: dict[str, str] = {**{simple(one.value): one for one in Column}, **ALIASES}
    for column, heading in (*HEADINGS.items(), *WORDS_HEADINGS.items()):
        for text in (heading.ko, heading.en):
            names.setdefault(simple(text.format(year=year, last=year - 1)), column)
    return names


def _lines(found: FoundSheet, header: int) -> Iterator[FoundLine]:
    for number in range(header + 1, len(found.sheet.rows) + 1):
        code = found.sheet.at(number, found.columns[Column.CODE])
        line = FoundLine("" if is_empty(code) else str(code).strip(), number, found)
        if line.code or not line.is_blank:
            yield line


def _merges(sheet: RawSheet, numbers: list[int]) -> dict[int, list[Area]]:
    """Return the merged cells that touch each line."""
    by_row: dict[int, list[Area]] = {}
    touching = (
        (number, area)
        for area in sheet.merges
        for number in numbers[bisect_left(numbers, area[0]) : bisect_right(numbers, area[2])]
    )
    for number, area in islice(touching, MOST_MERGED):
        by_row.setdefault(number, []).append(area)
    return by_row
