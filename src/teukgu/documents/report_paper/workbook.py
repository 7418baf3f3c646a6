"""The figures of a version as XLSX, in whole won, for whoever goes on counting; its texts on a second sheet."""

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from teukgu.documents.official.as_xlsx import MADE
from teukgu.documents.report_paper.figures import change_of
from teukgu.documents.report_paper.letter import INVENTED
from teukgu.documents.report_paper.record import ReportRecord
from teukgu.reporting.form import Row
from teukgu.reporting.names import name_of
from teukgu.values import nfc

HEADS = ("코드", "지표", "세부", "단위", "지난해", "목표", "올해", "증감", "상태", "근거", "비고")
FIRST_NUMBER = 4
WIDTHS = (24, 26, 18, 10, 16, 16, 16, 16, 10, 10, 40)
TOP = 4
SHADE = "#EEF2F7"


def write_figures(record: ReportRecord) -> bytes:
    """Return the workbook; the same version gives the same bytes. Texts are never read as formulas or addresses."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": record.title, "author": record.municipality, "created": MADE.replace(tzinfo=None)})
    _figures(book, record)
    _texts(book, record)
    book.close()
    return out.getvalue()


def _figures(book: Any, record: ReportRecord) -> None:
    sheet = _sheet(book, "수치", record)
    head = book.add_format({"bold": True, "bg_color": SHADE, "border": 1, "text_wrap": True})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.write_string(TOP, column, name, head)
        sheet.set_column(column, column, width)
    numbers = {
        decimals: book.add_format({"border": 1, "num_format": _number_format(decimals)})
        for decimals in {record.catalogue.unit_of(row.version).decimals for row in record.rows}
    }
    for place, row in enumerate(record.rows, TOP + 1):
        number = numbers[record.catalogue.unit_of(row.version).decimals]
        for column, value in enumerate(_cells(row, record)):
            if isinstance(value, int | float):
                sheet.write_number(place, column, value, number)
            else:
                sheet.write_string(place, column, value or "", text)
    sheet.freeze_panes(TOP + 1, 2)
    sheet.repeat_rows(TOP)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _number_format(decimals: int) -> str:
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{digits};△{digits}"


def _cells(row: Row, record: ReportRecord) -> Sequence[Any]:
    figure, last = record.draft.figures.get(row.cell), record.last.get(row.cell)
    is_given = figure is not None and figure.value is not None
    return (
        str(row.cell),
        nfc(row.version.name.ko),
        nfc(row.part.name.ko) if row.part else "",
        nfc(record.catalogue.unit_of(row.version).name.ko),
        last,
        record.targets.get(row.cell),
        figure.value if figure else None,
        change_of(figure, last),
        nfc(name_of(figure.status).ko) if figure else "",
        nfc(name_of(figure.confidence).ko) if figure and is_given else "",
        nfc(figure.note) if figure else "",
    )


def _texts(book: Any, record: ReportRecord) -> None:
    sheet = _sheet(book, "글과 붙임", record)
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110)
    written = [(nfc(one.name.ko), nfc(record.draft.words.get(one.id, ""))) for one in record.contents.items]
    files = [("붙임 파일", nfc(f"{one.name} ({one.item}) SHA-256 {one.sha256}")) for one in record.enclosed]
    for place, (name, text) in enumerate((*written, *files), TOP):
        sheet.write_string(place, 0, name, wrapped)
        sheet.write_string(place, 1, text, wrapped)


def _sheet(book: Any, name: str, record: ReportRecord) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, nfc(record.title), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, f"{record.number}판, SHA-256 {record.sha256}")
    sheet.write_string(2, 0, INVENTED if record.invented else "")
    return sheet
