"""Sheets over several years of invented zones: forms by number, and cells typed into the file as people do."""

import io
import random
from collections.abc import Mapping

import openpyxl
from tests.workbook_tools import TYPES, catalogue

from teukgu.documents.years_workbook.layout import YearsLayout, lay_out
from teukgu.documents.years_workbook.reader import YearsReading, read_years
from teukgu.documents.years_workbook.writer import write_years
from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus, Provenance
from teukgu.reporting.year_lines import Purpose, YearsForm, year_lines
from teukgu.values import Bilingual, IndicatorId, ZoneId

SALES, JOBS = Cell(IndicatorId("sales")), Cell(IndicatorId("jobs"))
NOTES = ("", "2019년 보고서 12쪽", "=1+1", "따옴표 ' 와 \" 와 <b>", "두\n줄")


def years_form(
    years: range = range(2013, 2025), purpose: Purpose = Purpose.PAST, zone_type: str = "type_1", **more: object
) -> YearsForm:
    lines = year_lines(catalogue(), years, zone_type)
    name = Bilingual("[예시] 특구", "[EXAMPLE] zone")
    return YearsForm(  # type: ignore[arg-type]
        purpose, ZoneId("EX00001"), name, zone_type, tuple(years), lines, **({"programme": "kr"} | more)
    )


def generated_years(number: int) -> YearsForm:
    """Return the prefilled sheet of an invented zone: the same for the same number."""
    draw = random.Random(number)
    first = draw.randint(2005, 2028)
    years, purpose = range(first, first + draw.randint(1, 12)), draw.choice(tuple(Purpose))
    form = years_form(years, purpose, draw.choice(TYPES), invented=draw.random() < 0.5, seen=number)
    standing: dict[tuple[int, Cell], Figure] = {}
    for line in form.lines:
        note, confidence = draw.choice(NOTES), draw.choice(tuple(Confidence))
        for year in line.years:
            if draw.random() < 0.6:
                standing[(year, line.row.cell)] = _figure(draw, line.row.cell, line.row.version.unit, purpose)
                if draw.random() < 0.9:
                    figure = standing[(year, line.row.cell)]
                    standing[(year, line.row.cell)] = Figure(
                        figure.cell, figure.value, figure.status, Provenance.EARLIER_REPORT, confidence, note
                    )
    return years_form(
        years, purpose, form.zone_type, standing=standing, invented=form.invented, seen=number, municipality="늘누리군"
    )


def _figure(draw: random.Random, cell: Cell, unit: str, purpose: Purpose) -> Figure:
    status = draw.choice((FigureStatus.GIVEN, *FigureStatus)) if purpose is Purpose.PAST else FigureStatus.GIVEN
    decimals = catalogue().units[unit].decimals
    whole = draw.choice((0, draw.randint(0, 99), draw.randint(-(10**9), 10**13)))
    value = whole if decimals == 0 else round(whole % 10**9 + draw.random(), decimals)
    return Figure(cell, value if status is FigureStatus.GIVEN else None, status, Provenance.EARLIER_REPORT)


def layout_of(form: YearsForm) -> YearsLayout:
    return lay_out(form, catalogue())


def content_of(form: YearsForm) -> bytes:
    return write_years(form, catalogue())


def typed(form: YearsForm, values: Mapping[tuple[str, str], object], start: bytes | None = None) -> bytes:
    """Return the file with values typed into cells: code of the line without its kind, column."""
    book = openpyxl.load_workbook(io.BytesIO(start or content_of(form)))
    for (code, column), value in values.items():
        place = layout_of(form).place(f"figure:{code}", column)
        book[place.file][place.cell] = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(content: bytes, form: YearsForm) -> YearsReading:
    return read_years(content, "옛 값.xlsx", form, catalogue())


def codes(reading: YearsReading) -> list[str]:
    return [one.code for one in reading.findings]
