"""A list of cases as an XLSX workbook: typed cells, a frozen head, a filter."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

WIDTHS = (16, 40, 14, 18, 18, 14, 14)


def write_case_list(title: str, headings: Sequence[str], rows: Iterable[Sequence[str | date | None]]) -> bytes:
    """Return a workbook with one sheet; days are real dates, everything else is text and never a formula."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet(title[:31])
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy. m. d."})
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
            sheet.set_column(column, column, WIDTHS[column] if column < len(WIDTHS) else 14)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(last, column, value, day)
                elif value:
                    sheet.write_string(last, column, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(headings) - 1)
    return kept.getvalue()
