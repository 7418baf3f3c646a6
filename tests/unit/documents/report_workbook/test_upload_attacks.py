"""Files made to keep a reader busy: answered within seconds, without the memory they ask for."""

import time

import pytest
from tests.upload_tools import content, form, repacked
from tests.workbook_tools import catalogue, contents

from teukgu.documents.report_workbook.apart import read_apart
from teukgu.values import Severity

SECONDS = 15
SHEET = "xl/worksheets/sheet2.xml"


def rows(count, cell):
    return b"".join(cell.replace(b"#", str(row).encode()) for row in range(100, 100 + count))


def inside(more):
    """Return the workbook with more XML at the end of a sheet's rows."""
    return repacked(lambda parts: parts.update({SHEET: parts[SHEET].replace(b"</sheetData>", more + b"</sheetData>")}))


def merged(count):
    area = b'<mergeCell ref="A5:XFD50000"/>' * count
    line = b'<row r="#"><c r="A#" t="str"><v>figure:x#</v></c><c r="G#"><v>1</v></c></row>'
    file = inside(rows(5_000, line))

    def change(parts):
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData><mergeCells>" + area + b"</mergeCells>")

    return repacked(change, file)


FILES = {
    "beginnings of cells": lambda: repacked(lambda parts: parts.update({SHEET: b"<c " * 600_000})),
    "nested elements": lambda: repacked(lambda parts: parts.update({SHEET: b"<a>" * 600_000})),
    "many lines": lambda: inside(
        rows(30_000, b'<row r="#"><c r="A#" t="str"><v>figure:x#</v></c><c r="G#"><v>1</v></c></row>')
    ),
    "merged over and over": lambda: merged(20_000),
    "a text of a megabyte": lambda: inside(
        b'<row r="100"><c r="G100" t="str"><v>' + b"9" * 1_000_000 + b"</v></c></row>"
    ),
    "the same line over and over": ("코드,값\n" + "figure:sales,1\n" * 200_000).encode,
    "one long line": lambda: b"code,value" + b",1" * 3_000_000,
    "open quotation mark": lambda: b'code,value\n"' + b"x" * 5_000_000,
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_answered(name):
    file = FILES[name]()
    start = time.monotonic()
    reading = read_apart(file, "a.xlsx", form(), contents(), catalogue())
    assert time.monotonic() - start < SECONDS
    assert reading.findings
    assert len(reading.findings) <= 2_001
    assert reading.taken == 0
    assert any(one.severity is Severity.ERROR or one.code == "report_upload.no_code" for one in reading.findings)


def test_a_workbook_that_nobody_spoiled_is_answered_too():
    assert read_apart(content(), "a.xlsx", form(), contents(), catalogue()).findings == ()
