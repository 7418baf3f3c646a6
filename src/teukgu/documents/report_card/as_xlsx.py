"""A card as a workbook: one sheet a section, figures as figures."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from teukgu.documents.grids import Figure, Grid, text_of
from teukgu.documents.official.as_xlsx import MADE
from teukgu.documents.report_card.card import Card
from teukgu.documents.report_card.sections import Section, Writer
from teukgu.values import Language

WIDTH = 96
SHEET_NAME = 31
"""Most characters that a sheet's name may have."""

Looks = dict[str, object]


def card_xlsx(card: Card, language: Language) -> bytes:
    """Return the card as XLSX; the same card gives the same bytes. Texts are never read as formulas."""
    writer, out = Writer(card, language), io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": writer.title(), "created": MADE.replace(tzinfo=None)})
    looks: Looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "said": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1, "text_wrap": True}),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"border": 1, "num_format": "#,##0.####"}),
        "share": book.add_format({"border": 1, "num_format": "0.0%"}),
    }
    for section in writer.sections():
        sheet = book.add_worksheet(section.title.replace("?", "")[:SHEET_NAME])
        _sheet(sheet, section, looks, writer.said("example") if card.example else "")
    book.close()
    return out.getvalue()


def _sheet(sheet: Worksheet, section: Section, looks: Looks, example: str) -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, section.title, looks["title"])
    row = 1
    if example:
        sheet.write_string(row, 0, example)
        row += 1
    widest: list[float] = []
    for part in section.parts:
        row += 1
        if isinstance(part, Grid):
            row = _grid(sheet, row, part, looks)
            widest = max(widest, [WIDTH * share / sum(part.widths) for share in part.widths], key=len)
        else:
            sheet.merge_range(row, 0, row, 7, "", looks["said"])
            sheet.write_string(row, 0, part, looks["said"])
            sheet.set_row(row, 32)
            row += 1
    for column, width in enumerate(widest):
        sheet.set_column(column, column, width)


def _grid(sheet: Worksheet, row: int, grid: Grid, looks: Looks) -> int:
    """Write a table; return the row after it."""
    if grid.caption:
        sheet.write_string(row, 0, grid.caption)
        row += 1
    if grid.heads:
        for column, head in enumerate(grid.heads):
            sheet.write_string(row, column, head, looks["head"])
        row += 1
    for cells in grid.rows:
        for column, cell in enumerate(cells):
            if isinstance(cell, Figure) and cell.value is not None:
                look = looks["share" if cell.text.endswith("%") else "number"]
                sheet.write_number(row, column, cell.value, look)
            else:
                sheet.write_string(row, column, text_of(cell), looks["head" if grid.facts and column == 0 else "text"])
        row += 1
    return row
