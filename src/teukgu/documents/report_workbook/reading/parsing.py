"""Turns the bytes of an upload into plain data, once the guard has let them pass."""

import csv
import io
import zipfile

from teukgu.documents.report_workbook.reading import xml_parts
from teukgu.documents.report_workbook.reading.raw import RawBook, RawSheet
from teukgu.loading.upload_guard import broken, decoded, look
from teukgu.values import Refused, nfc

MOST_ROWS, MOST_COLUMNS = 50_000, 200
"""Of a CSV file; workbooks are measured by the guard."""


def parse(content: bytes) -> RawBook:
    """Return what stands in a workbook or CSV file.

    Raises:
        Refused: when it is neither, or not safe to open, or damaged.
    """
    kind = look(content)
    if kind == "csv":
        return _csv(content)
    try:
        return _workbook(content)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # the fast reader's panics are no Exception; damage shows in a hundred ways
        raise Refused([broken(type(error).__name__)]) from None


def _workbook(content: bytes) -> RawBook:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = xml_parts.sheet_parts(packed)
        kept = xml_parts.properties(packed)
        sheets = tuple(_sheet(book, packed, name, parts[name]) for name in book.sheet_names if name in parts)
    return RawBook(sheets, kept)


def _sheet(book: object, packed: zipfile.ZipFile, name: str, part: str) -> RawSheet:
    if "worksheets/" not in part:  # a sheet that is nothing but a chart
        return RawSheet(nfc(name), ())
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    seen = xml_parts.marks(packed, part)
    return RawSheet(
        nfc(name),
        tuple(map(tuple, values)),
        frozenset(seen.formulas),
        seen.errors,
        tuple(seen.merges),
        frozenset(seen.hidden_rows),
    )


def _csv(content: bytes) -> RawBook:
    text = decoded(content) or ""
    delimiter = max(",\t;", key=text[:2000].count)
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number >= MOST_ROWS:
                break
            rows.append(tuple(nfc(cell) for cell in row[:MOST_COLUMNS]))
    except csv.Error as error:
        raise Refused([broken(str(error))]) from None
    return RawBook((RawSheet("CSV", tuple(rows)),), is_csv=True)
