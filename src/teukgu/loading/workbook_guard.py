"""Looks into an XLSX file before a reader does: small files can unpack to more than the memory holds."""

import io
import lzma
import re
import zipfile
import zlib
from enum import StrEnum

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(OSError, RuntimeError, ValueError, NotImplementedError),
)
"""What reading a damaged package raises."""

# No "<" may stand in a tag: without that, a part full of beginnings of cells would be searched for ever.
_CELL = re.compile(rb'<c [^<>]*?r="([A-Z]{1,3})(\d{1,7})"')


class Unsafe(StrEnum):
    """Why a workbook is not opened."""

    BROKEN = "broken"
    TOO_BIG = "too_big"
    TOO_WIDE = "too_wide"


def unsafe_workbook(content: bytes, *, most_bytes: int, most_cells: int) -> Unsafe | None:
    """Return why the XLSX file ``content`` must not be read, or None.

    ``most_bytes``: of all parts unpacked. ``most_cells``: rows times columns of any sheet, counted to its farthest
    cell, because readers fill everything before it with empty cells.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > most_bytes:
                return Unsafe.TOO_BIG
            sheets = [part for part in packed.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]
            if any(_area(packed.read(sheet)) > most_cells for sheet in sheets):
                return Unsafe.TOO_WIDE
    except DAMAGED:
        return Unsafe.BROKEN
    return None


def _area(sheet: bytes) -> int:
    """Return rows times columns up to the farthest cell of a sheet's XML."""
    rows = columns = 0
    for letters, row in _CELL.findall(sheet):
        rows = max(rows, int(row))
        columns = max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
