"""Answers as files: the same bytes each time, grids that fit the page, whole won kept, nothing read as a formula."""

import io
from datetime import date

from hwpx import HwpxDocument
from openpyxl import load_workbook

from teukgu.documents.data_table import Asked, data_letter, write_workbook
from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.letter import Table
from teukgu.reporting.table import DataTable, Entry, Head, Line, Standing
from teukgu.reporting.table_definition import Money, column
from teukgu.values import Bilingual

ASKED = Asked("=특구 매출", "국회 ○○○ 의원", "2026. 10. 1.", "=1+1", "예시중기부")
SALES = [
    Head(column("indicator:sales"), year, Bilingual("매출액", "sales"), Bilingual("원", "won"), 0, True)
    for year in (2022, 2023, 2024, 2025)
]
SHARE = [
    Head(column("indicator:local_sourcing_share"), year, Bilingual("지역 원료", "local"), Bilingual("%", "%"), 1)
    for year in (2023, 2024, 2025)
]
HEADS = (*SALES, *SHARE)


def line(name, first, share=12.5):
    entries = [Entry(first), Entry(-2_500_000), Entry(None, Standing.MISSING), Entry(None, Standing.WITHHELD)]
    return Line(name, Bilingual(name, name), (*entries, *(Entry(share) for _ in SHARE)))


TABLE = DataTable(
    date(2026, 10, 5),
    Money.MILLION,
    Bilingual("특구", "zone"),
    HEADS,
    (line("=가", 1_499_999), line("나", 123_456_789_012)),
    line("계", 123_458_289_011),
    (Bilingual("주석 하나", "one"), Bilingual("주석 둘", "two")),
)


def test_columns_that_do_not_fit_stand_under_each_other_with_their_years_together():
    tables = [block for block in data_letter(TABLE, ASKED).blocks if isinstance(block, Table)][1:]
    assert [len(table.columns) for table in tables] == [5, 4]
    assert [table.unit for table in tables] == ["(단위: 백만원)", "(단위: %)"]
    assert tables[0].rows[0] == ("계", "123,458", "△3", "-", "비공개")
    assert tables[1].rows[2] == ("나", "12.5", "12.5", "12.5")


def test_the_hwpx_grid_is_read_back():
    document = HwpxDocument.open(io.BytesIO(write_hwpx(data_letter(TABLE, ASKED))))
    grids = [table for paragraph in document.paragraphs for table in paragraph.tables]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(4, 2), (4, 5), (4, 4)]
    assert [cell.text for cell in grids[1].rows[3].cells] == ["나", "123,457", "△3", "-", "비공개"]


def test_the_workbook_keeps_whole_won_and_no_formula():
    book = load_workbook(io.BytesIO(write_workbook(TABLE, ASKED)))
    shown, whole, notes = (book[name] for name in ("표", "원값", "주석"))
    assert [cell.value for cell in shown[6]][:5] == ["=가", 1, -3, "-", "비공개"]
    assert [cell.value for cell in whole[6]][:3] == ["=가", 1_499_999, -2_500_000]
    assert "백만원" in shown["B4"].value
    assert "(원)" in whole["B4"].value
    assert {cell.data_type for row in shown.iter_rows() for cell in row} <= {"s", "n"}
    assert any("주석 둘" in str(row[0].value) for row in notes.iter_rows())


def test_the_same_table_gives_the_same_bytes():
    letter = data_letter(TABLE, ASKED)
    assert write_hwpx(letter) == write_hwpx(letter)
    assert write_pdf(letter) == write_pdf(letter)
    assert write_workbook(TABLE, ASKED) == write_workbook(TABLE, ASKED)
