"""A list of operators as it was pasted or uploaded, as rows of text: a workbook, or a CSV in any usual encoding."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from teukgu.documents.report_workbook.apart import parse_apart
from teukgu.documents.report_workbook.reading.raw import RawBook
from teukgu.loading.upload_guard import refusal
from teukgu.values import Refused

LARGEST = 2_000_000
"""Bytes of a file that are read; a list of 2,000 operators has about 100 kB."""
MARKS = ("\t", ";", ",")


def rows_of_text(text: str) -> list[list[str]]:
    """Return pasted lines as rows: columns by tab as spreadsheets paste them, else by semicolon or comma."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.split("\n") if line.strip()), "")
    mark = next((one for one in MARKS if one in first), "\t")
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error:  # a quotation mark that is never closed: then it is only a character
        return [[cell.strip() for cell in line.split(mark)] for line in text.split("\n")]


def rows_of_file(content: bytes, parse: Callable[[bytes], RawBook] = parse_apart) -> list[list[str]]:
    """Return the rows of the first filled sheet of a workbook, or of a CSV file, opened in a process of its own.

    Raises:
        Refused: when the file is none of both, too large, unsafe or damaged.
    """
    if len(content) > LARGEST:
        raise Refused([refusal("too_large", f"{len(content) / 1e6:,.1f} MB", f"{LARGEST / 1e6:,.0f} MB")])
    book = parse(content)
    rows = next((one.rows for one in book.sheets if any(any(map(_text, row)) for row in one.rows)), ())
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    """Return a cell as somebody typed it: numbers without the point that spreadsheets add."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.date().isoformat() if isinstance(cell, datetime) else str(cell).strip()
