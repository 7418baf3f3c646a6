"""The board of yearly reports as XLSX: the list with its filter, counts by place, totals."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from teukgu.documents.official.as_xlsx import MADE

Value = str | date | int | None
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
LONGEST_NAME = 31
WIDE, NARROW = 26, 13


def write_board(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook with a sheet for each (name, heads, rows).

    Days are dates, counts are numbers, texts never formulas.
    """
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(kept, options)
    book.set_properties({"title": title, "created": MADE.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#EEF2F7"})
    day = book.add_format({"num_format": "yyyy. m. d."})
    for name, heads, rows in sheets:
        sheet = book.add_worksheet(name[:LONGEST_NAME])
        sheet.write_string(0, 0, title)
        _heads(sheet, heads, head)
        _fill(sheet, rows, day, len(heads))
    book.close()
    return kept.getvalue()


def _heads(sheet: Any, heads: Sequence[str], look: object) -> None:
    for column, text in enumerate(heads):
        sheet.write_string(1, column, text, look)
        sheet.set_column(column, column, WIDE if column == 0 else NARROW)
    sheet.freeze_panes(2, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _fill(sheet: Any, rows: Iterable[Sequence[Value]], day: object, width: int) -> None:
    last = 1
    for last, row in enumerate(rows, 2):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(last, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(last, column, value)
            elif value:
                sheet.write_string(last, column, value)
    sheet.autofilter(1, 0, last, width - 1)
