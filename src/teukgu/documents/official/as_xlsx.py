"""Tables of a letter as a workbook, for whoever goes on counting: a sheet for each table of figures or rows."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from teukgu.documents.official.letter import Block, Item, Letter, Table

WHOLE_NUMBER = re.compile(r"^△?[0-9]{1,3}(,[0-9]{3})*$|^△?[0-9]+$")
NUMBER_FORMAT = "#,##0;△#,##0"
MADE = datetime(1980, 1, 1, tzinfo=UTC)
FEWEST_ROWS = 2
WIDTH = 96


def has_workbook(letter: Letter) -> bool:
    """Return whether the letter has a table that belongs in a workbook."""
    return any(True for _table in _tables(letter.blocks))


def write_xlsx(letter: Letter) -> bytes:
    """Return the tables of the letter as XLSX; the same letter gives the same bytes.

    Texts are never read as formulas or addresses; figures are numbers, below zero with ``△``.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": letter.title, "author": letter.issuer, "created": MADE.replace(tzinfo=None)})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1, "text_wrap": True}),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"border": 1, "num_format": NUMBER_FORMAT}),
    }
    for number, table in enumerate(_tables(letter.blocks), 1):
        _sheet(book.add_worksheet(f"표{number}"), table, looks)
    book.close()
    return out.getvalue()


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Item):
            yield from _tables(block.parts)
        elif isinstance(block, Table) and any(block.columns) and (block.right or len(block.rows) >= FEWEST_ROWS):
            yield block


def _sheet(sheet: Worksheet, table: Table, looks: dict[str, object]) -> None:
    top = 1 if table.unit else 0
    if table.unit:
        sheet.write_string(0, 0, table.unit)
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, name, looks["head"])
    for row, cells in enumerate(table.rows, top + 1):
        for column, text in enumerate(cells):
            if WHOLE_NUMBER.match(text) and column in table.right:
                sheet.write_number(row, column, int(text.replace(",", "").replace("△", "-")), looks["number"])
            else:
                sheet.write_string(row, column, text, looks["text"])
    total = sum(table.width_shares)
    for column, share in enumerate(table.width_shares):
        sheet.set_column(column, column, WIDTH * share / total)
    sheet.freeze_panes(top + 1, 0)
