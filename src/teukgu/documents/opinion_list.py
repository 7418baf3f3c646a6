"""A list of opinions as a workbook: one sheet, plain text only, so that no cell is ever taken for a formula."""

from collections.abc import Sequence
from typing import BinaryIO

import xlsxwriter

WIDTHS = (14, 12, 10, 60, 10, 14, 60, 24)


def write_opinion_list(out: BinaryIO, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the list into ``out``."""
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("의견")
        sheet.write_string(0, 0, title, bold)
        for column, (name, width) in enumerate(zip(head, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, name, bold)
        for number, row in enumerate(rows, start=2):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text[:32_000], wrapped)
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
