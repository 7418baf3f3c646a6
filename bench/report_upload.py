"""Answering an uploaded workbook of 5,000 filled-in cells: opened in a child process, read, every problem told."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import openpyxl

from bench.machine import best, verdict
from teukgu.documents.report_workbook.apart import marked_apart, read_apart
from teukgu.documents.report_workbook.reader import read_workbook
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.form import Form, rows_of
from teukgu.values import Bilingual, IndicatorId, ZoneId

YEAR, CELLS, INPUTS = 2026, 5_000, 3
"""A real form asks for some 100 figures; each line that is filled in has a value, how it is founded and a note."""
LIMIT = 1.0
"""Of a second, for the whole answer."""
SPOIL = 50
"""Every so many-th value is a formula."""


def form(catalogue: Catalogue) -> Form:
    """Return a form with as many lines as 5,000 filled-in cells need: the real one, over and over."""
    asked = rows_of(catalogue, YEAR, "type_1")
    lines, rows = -(-CELLS * SPOIL // (INPUTS * (SPOIL - 2))), []
    for number in range(lines):
        row = asked[number % len(asked)]
        name = IndicatorId(f"{row.version.id}{number // len(asked)}")
        version: IndicatorVersion = replace(row.version, id=name)
        rows.append(replace(row, version=version, cell=Cell(name, row.cell.part)))
    figures: Mapping[Cell, Figure] = {
        row.cell: Figure(row.cell, number, note="장부") for number, row in enumerate(rows, 1)
    }
    title = Bilingual("[예시] 특구", "[EXAMPLE] zone")
    rows.sort(key=lambda row: [one.id for one in catalogue.groups].index(row.version.group))
    return Form(ZoneId("EX00001"), title, "type_1", YEAR, tuple(rows), entered=ReportDraft(figures), invented=True)


def spoiled(content: bytes) -> bytes:
    """Return the workbook with formulas in some of its cells."""
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book.worksheets[1:-3]:
        for row in range(5, sheet.max_row + 1, SPOIL):
            sheet[f"G{row}"] = "=1+1"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def run() -> bool:
    """Print times and their ratio to the limit; return whether it was kept."""
    catalogue, contents = load_indicators(), load_report_contents(programme_folder())
    asked = form(catalogue)
    content = spoiled(write_workbook(asked, contents, catalogue))
    reading = read_apart(content, "report.xlsx", asked, contents, catalogue)
    cells = INPUTS * reading.taken
    here = best(lambda: read_workbook(content, "report.xlsx", asked, contents, catalogue))
    apart = best(lambda: read_apart(content, "report.xlsx", asked, contents, catalogue))
    marked = best(lambda: marked_apart(content, reading.findings))
    print(f"{len(content) / 1000:.0f} kB, {cells:,} cells taken, {len(reading.findings)} problems told")
    print(f"read in this process: {here:.2f} s; marked-up copy in a child process: {marked:.2f} s")
    print(f"whole answer, opened in a child process: {apart:.2f} s, {apart / LIMIT:.2f} of {LIMIT:g} s ", end="")
    print(verdict(apart / LIMIT, 1.0, most=True))
    return apart <= LIMIT
