"""A table as XLSX: as it is read, whole won on a sheet of its own, the notes on a third."""

import io
from collections.abc import Callable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from teukgu.documents.data_table.as_letter import Asked, unit_of
from teukgu.documents.official.as_xlsx import MADE
from teukgu.reporting.figure import Number
from teukgu.reporting.table import DataTable, Entry, Head, Standing, entry_text, in_money
from teukgu.values import nfc

TOP = 3
SHADE = "#EEF2F7"
Value = Callable[[Entry, Head], Number]


def write_workbook(table: DataTable, asked: Asked) -> bytes:
    """Return the workbook; the same table gives the same bytes. Texts are never read as formulas or addresses."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": asked.title, "author": asked.issuer, "created": MADE.replace(tzinfo=None)})
    looks = _Looks(book)
    shown = looks.sheet("표", asked)
    _figures(shown, table, looks, lambda entry, head: _shown(entry, head, table), lambda head: unit_of(table, head))
    kept = looks.sheet("원값", asked)
    _figures(kept, table, looks, lambda entry, _head: entry.value or 0, lambda head: nfc(head.unit.ko))
    _notes(looks.sheet("주석", asked), table, asked, looks)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book: Any = book
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {
                "bold": True,
                "bg_color": "#EEF2F7",
                "border": 1,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
            }
        )
        self.name = book.add_format({"border": 1, "text_wrap": True, "bg_color": SHADE})
        self.text = book.add_format({"border": 1, "align": "right"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._numbers: dict[int, Any] = {}

    def number(self, decimals: int) -> Any:
        """Return the format of numbers with so many decimals, below zero with ``△``."""
        if decimals not in self._numbers:
            digits = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self.book.add_format({"border": 1, "num_format": f"{digits};△{digits}"})
        return self._numbers[decimals]

    def sheet(self, name: str, asked: Asked) -> Any:
        """Return a new sheet with the title on it."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, nfc(asked.title), self.title)
        return sheet


def _shown(entry: Entry, head: Head, table: DataTable) -> Number:
    value = entry.value or 0
    return in_money(value, table.money) if head.money else value


def _figures(sheet: Worksheet, table: DataTable, looks: _Looks, value: Value, unit: Callable[[Head], str]) -> None:
    day = table.as_of
    sheet.write_string(1, 0, f"기준일 {day.year}. {day.month}. {day.day}.")
    sheet.write_string(TOP, 0, nfc(table.rows_name.ko), looks.head)
    for place, head in enumerate(table.heads, 1):
        sheet.write_string(TOP, place, f"{nfc(head.name.ko)}\n{head.year}년\n({unit(head)})", looks.head)
    for row, line in enumerate(table.every_line, TOP + 1):
        sheet.write_string(row, 0, nfc(line.name.ko), looks.name)
        for place, (entry, head) in enumerate(zip(line.entries, table.heads, strict=True), 1):
            if entry.standing is Standing.GIVEN and entry.value is not None:
                sheet.write_number(row, place, value(entry, head), looks.number(0 if head.money else head.decimals))
            else:
                sheet.write_string(row, place, entry_text(entry, head, table.money).ko, looks.text)
    sheet.set_row(TOP, 48)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(table.heads), 15)
    sheet.freeze_panes(TOP + 1, 1)


def _notes(sheet: Any, table: DataTable, asked: Asked, looks: _Looks) -> None:
    sheet.set_column(0, 0, 110)
    about = (f"요구한 곳: {asked.asker}", f"받은 날: {asked.received}", f"요구 내용: {asked.wording}")
    texts = (*about, *(f"{number}. {note.ko}" for number, note in enumerate(table.notes, 1)))
    for row, text in enumerate(texts, 2):
        sheet.write_string(row, 0, nfc(text), looks.wrapped)
