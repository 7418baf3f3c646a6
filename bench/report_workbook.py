"""Writing the workbooks of 170 zones, against plain openpyxl writing the same cells without any look, lock or list."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import openpyxl
import python_calamine

from bench.machine import best, verdict
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.form import Form, rows_of
from teukgu.reporting.planting import PracticeReport, clean_reports
from teukgu.values import Bilingual

SEED, ZONES, YEAR = 4, 170, 2026
LIMIT = 1.0
"""We may take as long as openpyxl does for the bare cells."""

Cells = Sequence[tuple[str, Sequence[Sequence[object]]]]


def forms() -> list[Form]:
    """Return the prefilled forms of invented zones."""
    catalogue = load_indicators()
    reports = clean_reports(catalogue, np.random.default_rng(SEED), zones=ZONES, year=YEAR)
    return [_form(catalogue, one) for one in reports]


def _form(catalogue: Catalogue, report: PracticeReport) -> Form:
    context = report.context
    return Form(
        zone=context.zone,
        zone_name=Bilingual(f"[예시 EXAMPLE] {context.zone}", f"[예시 EXAMPLE] {context.zone}"),
        zone_type=context.zone_type,
        year=YEAR,
        rows=rows_of(catalogue, YEAR, context.zone_type),
        last={cell: value for (year, cell), value in context.past.items() if year == YEAR - 1},
        targets=context.targets,
        entered=ReportDraft(report.figures),
        invented=True,
    )


def cells_of(content: bytes) -> Cells:
    """Return the cells of a workbook, sheet by sheet."""
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]


def plain(cells: Cells) -> bytes:
    """Write the cells with openpyxl in its usual mode and nothing else."""
    book, kept = openpyxl.Workbook(), BytesIO()
    for name, rows in cells:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    book.save(kept)
    return kept.getvalue()


def run() -> bool:
    """Print times and ratio; return whether the limit was kept."""
    catalogue, contents, asked = load_indicators(), load_report_contents(programme_folder()), forms()
    written = [write_workbook(one, contents, catalogue) for one in asked]
    cells = [cells_of(one) for one in written]
    count = sum(value != "" for book in cells for _, rows in book for row in rows for value in row)
    ours = best(lambda: [write_workbook(one, contents, catalogue) for one in asked])
    peer = best(lambda: [plain(one) for one in cells])
    size = sum(map(len, written)) / len(written) / 1000
    print(f"{len(asked)} workbooks, {count:,} cells with something in them, {size:.0f} kB each on average")
    print(f"ours (looks, locks, lists, prompts): {ours:.2f} s, {ours / len(asked) * 1000:.1f} ms each")
    print(f"openpyxl {openpyxl.__version__}, the bare cells: {peer:.2f} s, {peer / len(asked) * 1000:.1f} ms each")
    print(f"ours / openpyxl: {ours / peer:.2f} {verdict(ours / peer, LIMIT, most=True)}")
    return ours / peer <= LIMIT
