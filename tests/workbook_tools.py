"""Workbooks of invented zones for tests: forms made by number, and a plain look at what stands by which code."""

import random
from functools import cache
from io import BytesIO

import openpyxl
import python_calamine

from teukgu.documents.report_workbook.layout import FIGURE, WORDS, Layout, lay_out
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.definition import Stage, Unit
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Confidence, Figure, FigureStatus, Number
from teukgu.reporting.form import Form, Row, rows_of
from teukgu.values import Bilingual, ZoneId

TYPES = ("", "type_1", "type_2", "type_3")
PIECES = (
    "특구",
    "알밤",
    "매출이 늘었습니다.",
    "\n",
    "=1+1",
    "+82",
    "@",
    "'",
    '"',
    "<b>&amp;",
    "_x0041_",
    "1,234천원",
    "％",
    "😀",
    "  ",
)
"""What people write, and what a writer or reader of XML stumbles over."""


@cache
def catalogue() -> Catalogue:
    return load_indicators()


@cache
def contents() -> ReportContents:
    return load_report_contents(programme_folder())


def generated_form(number: int) -> Form:
    """Return the form of an invented zone: the same for the same number."""
    draw = random.Random(number)
    year, zone_type = draw.randint(2006, 2030), draw.choice(TYPES)
    rows = rows_of(catalogue(), year, zone_type, draw.sample(list(Stage), draw.randint(0, 4)))
    return Form(
        zone=ZoneId(f"EX{number:05}"),
        zone_name=Bilingual(f"[예시] {_text(draw)}특구", f"[예시 EXAMPLE] {_text(draw)} zone"),
        zone_type=zone_type,
        year=year,
        rows=rows,
        last={row.cell: _number(draw, unit_of(row)) for row in rows if draw.random() < 0.7},
        targets={row.cell: _number(draw, unit_of(row)) for row in rows if draw.random() < 0.4},
        entered=ReportDraft(
            {row.cell: _figure(draw, row) for row in rows if draw.random() < 0.6},
            {item.id: text for item in contents().items if (text := _text(draw))},
        ),
        programme="demonstration",
        municipality=_text(draw),
        invented=draw.random() < 0.5,
    )


def unit_of(row: Row) -> Unit:
    return catalogue().unit_of(row.version)


def layout_of(form: Form, language="ko") -> Layout:
    return lay_out(form, contents(), catalogue(), language)


def _number(draw: random.Random, unit: Unit) -> Number:
    whole = draw.choice((0, draw.randint(0, 99), draw.randint(0, 10**6), draw.randint(-(10**9), 10**13)))
    return whole if unit.decimals == 0 else round(whole % 10**9 + draw.random(), unit.decimals)


def _figure(draw: random.Random, row: Row) -> Figure:
    status = draw.choice((FigureStatus.GIVEN, *FigureStatus))
    value = _number(draw, unit_of(row)) if status is FigureStatus.GIVEN else None
    return Figure(row.cell, value, status, confidence=draw.choice(list(Confidence)), note=_text(draw))


def _text(draw: random.Random) -> str:
    return "".join(draw.choices(PIECES, k=draw.randint(0, 9))).strip()


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def lines_by_code(content: bytes) -> dict[str, dict[str, object]]:
    """Return what stands in every line that has a code: column code to value, found by the codes alone."""
    found = {}
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        columns: list[object] = []
        for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
            if row and row[0] == "code":
                columns = row
            elif row and str(row[0]).startswith((FIGURE, WORDS)):
                found[str(row[0])] = dict(zip(map(str, columns), row, strict=True))
    return found
