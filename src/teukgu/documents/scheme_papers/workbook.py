"""Tables about a scheme as XLSX: one sheet, plain text only, so that no cell is ever taken for a formula."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from teukgu.documents.official.as_xlsx import MADE

WIDEST = 60
LONGEST = 32_000


def table_workbook(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the table as a workbook; the same table gives the same bytes."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": MADE.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    for column, name in enumerate(head):
        longest = max((len(row[column]) for row in rows), default=0)
        sheet.set_column(column, column, min(WIDEST, max(10, longest + 2)))
        sheet.write_string(1, column, name, bold)
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text[:LONGEST], wrapped)
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
