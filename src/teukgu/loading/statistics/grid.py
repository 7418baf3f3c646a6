"""Rows of text out of a CSV (UTF-8 or CP949) or XLSX file."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from teukgu.loading.statistics import findings as words
from teukgu.loading.workbook_guard import DAMAGED, Unsafe, unsafe_workbook
from teukgu.values import Refused, nfc

Grid = list[list[str]]
BIGGEST = 30_000_000
BIGGEST_UNPACKED = 200_000_000
MOST_CELLS = 4_000_000


def read_grid(content: bytes, name: str, sheet: str = "") -> Grid:
    """Return the cells of ``content`` as text, of the sheet named or else the first.

    Raises:
        Refused: when it is too big, no table, or lacks the sheet.
    """
    if len(content) > BIGGEST:
        raise Refused([words.too_big(name, f"{BIGGEST // 1_000_000} MB")])
    return _xlsx(content, name, sheet) if content[:2] == b"PK" else _csv(content, name)


def _csv(content: bytes, name: str) -> Grid:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or text.lstrip()[:1] == "<":
            break
        try:
            return [[_text(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
        except csv.Error:
            break
    raise Refused([words.not_a_table(name)])


def _xlsx(content: bytes, name: str, sheet: str) -> Grid:
    from python_calamine import CalamineError, CalamineWorkbook

    unsafe = unsafe_workbook(content, most_bytes=BIGGEST_UNPACKED, most_cells=MOST_CELLS)
    if unsafe in {Unsafe.TOO_BIG, Unsafe.TOO_WIDE}:
        raise Refused([words.too_big(name, f"{MOST_CELLS:,} cells")])
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if sheet and sheet not in book.sheet_names:
            raise Refused([words.no_sheet(name, sheet, book.sheet_names)])
        page = book.get_sheet_by_name(sheet) if sheet else book.get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
    except (CalamineError, *DAMAGED):
        raise Refused([words.not_a_table(name)]) from None


def _text(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else nfc(str(cell)).strip()


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, both numbers from 0: 0, 0 is A1."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def shown(row: Sequence[str]) -> list[str]:
    """Return the headings of a row that are not empty, each once."""
    return list(dict.fromkeys(text for text in row if text))
