"""Lists of a survey as workbooks: whom to call, and links to be sent out; text only, so no cell is ever a formula."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

WIDEST = 60


def write_list(title: str, notes: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet: notes, the names of the columns, the rows; ready to print on A4 landscape."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for number, note in enumerate(notes):
            sheet.write_string(number, 0, note)
        first = len(notes)
        for column, name in enumerate(head):
            sheet.set_column(column, column, _width(column, name, rows))
            sheet.write_string(first, column, name, bold)
        for number, row in enumerate(rows, first + 1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text[:32_000], plain)
        sheet.freeze_panes(first + 1, 0)
        sheet.autofilter(first, 0, first + len(rows), len(head) - 1)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return kept.getvalue()


def _width(column: int, name: str, rows: Sequence[Sequence[str]]) -> int:
    """Return a width in characters; Hangul takes two."""
    longest = max((_length(row[column]) for row in rows), default=0)
    return min(WIDEST, max(8, _length(name), longest) + 2)


def _length(text: str) -> int:
    return sum(2 if ord(one) > 0x1100 else 1 for one in text)
