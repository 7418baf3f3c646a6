"""Files as people upload them: workbooks spoiled in one way, and files that are no workbooks."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook_tools import catalogue, contents, layout_of

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.layout import Layout
from teukgu.documents.report_workbook.reader import Reading, read_workbook
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.reporting.form import Form, rows_of
from teukgu.values import Bilingual, ZoneId

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def form() -> Form:
    """The empty form of an invented zone."""
    rows = rows_of(catalogue(), 2025, "type_1")
    return Form(ZoneId("EX00001"), Bilingual("[예시] 특구", "[EXAMPLE] zone"), "type_1", 2025, rows, programme="kr")


@cache
def content() -> bytes:
    return write_workbook(form(), contents(), catalogue())


def layout() -> Layout:
    return layout_of(form())


def at(code: str, column: Column = Column.VALUE) -> tuple[str, str]:
    """Return sheet and address of a cell as the file was made."""
    place = layout().place(code, column)
    return place.file, place.cell


def spoiled(change: Callable[[openpyxl.Workbook], object], start: bytes | None = None) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(start or content()))
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def filled(values: Mapping[tuple[str, Column], object]) -> bytes:
    """Return the workbook with values typed into cells."""

    def change(book: openpyxl.Workbook) -> None:
        for (code, column), value in values.items():
            sheet, cell = at(code, column)
            book[sheet][cell] = value

    return spoiled(change)


def sheet_of(book: openpyxl.Workbook, code: str) -> Worksheet:
    return book[at(code)[0]]


def read(file: bytes, asked: Form | None = None) -> Reading:
    return read_workbook(file, "보고서.xlsx", asked or form(), contents(), catalogue())


def codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.findings]


def repacked(change: Callable[[dict[str, bytes]], object], start: bytes | None = None) -> bytes:
    """Return a package with parts changed, added or taken away."""
    with zipfile.ZipFile(io.BytesIO(start or content())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    return package(parts)


def package(parts: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
