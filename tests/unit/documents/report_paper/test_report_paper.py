"""The report as a document: the emptiest and the longest, units, signs, enclosures; the same version the same bytes."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import openpyxl
import pytest

from teukgu.documents.official.as_hwpx import write_hwpx
from teukgu.documents.official.as_pdf import write_pdf
from teukgu.documents.official.as_text import letter_text
from teukgu.documents.official.letter import Table
from teukgu.documents.report_paper.figures import MILLIONS, THOUSANDS, figure_groups, money_unit
from teukgu.documents.report_paper.letter import INVENTED, report_letter
from teukgu.documents.report_paper.receipt import ReceiptRecord, receipt_letter
from teukgu.documents.report_paper.record import Enclosed, ReportRecord
from teukgu.documents.report_paper.workbook import write_figures
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.reporting.draft import ReportDraft
from teukgu.reporting.figure import Cell, Figure, FigureStatus
from teukgu.reporting.form import rows_of
from teukgu.values import IndicatorId

FOLDER = programme_folder("kr_special_zones")
INDICATORS, CONTENTS = load_indicators(FOLDER), load_report_contents(FOLDER)
ROWS = rows_of(INDICATORS, 2026, "type_1")
SALES, JOBS = Cell(IndicatorId("sales")), Cell(IndicatorId("jobs"))
HASH = "ab" * 32


def record(**more):
    empty = ReportRecord(
        title="늘누리 약초 특구 2026년 운영성과보고서",
        zone="늘누리 약초 특구",
        municipality="늘누리군",
        year=2026,
        number=3,
        sha256=HASH,
        made_on=date(2027, 1, 11),
        contents=CONTENTS,
        catalogue=INDICATORS,
        rows=ROWS,
        draft=ReportDraft(),
    )
    return replace(empty, **more)


def drafted(**values):
    cells = {Cell(IndicatorId(key)): value for key, value in values.items()}
    return ReportDraft({cell: Figure(cell, value) for cell, value in cells.items()})


def line(made, name):
    return next(one for _group, lines in figure_groups(made) for one in lines if one.name == name)


def name_of(cell):
    return next(row.version.name.ko for row in ROWS if row.cell == cell)


def longest():
    figures = {row.cell: Figure(row.cell, 999_999_999_999, note="겸직자는 한 번만 세었습니다. " * 30) for row in ROWS}
    words = {item.id: ("가나다라 마바사 " * item.limit)[: item.limit] for item in CONTENTS.items}
    files = tuple(Enclosed("주민 의견", f"회의록 {place}.hwpx", 10**place, HASH) for place in range(9))
    return record(draft=ReportDraft(figures, words), enclosed=files, title="긴 이름의 특구 " * 12, zone="긴 이름 " * 20)


@pytest.mark.parametrize("make", [record, longest])
def test_every_report_becomes_a_document(make):
    letter = report_letter(make())
    assert write_pdf(letter).startswith(b"%PDF")
    package = zipfile.ZipFile(io.BytesIO(write_hwpx(letter, numbered=True)))
    section = package.read("Contents/section0.xml").decode()
    assert section.count("<hp:pageNum ") == 1
    heads = sum(any(block.columns) for block in letter.blocks if isinstance(block, Table))
    assert section.count('repeatHeader="1"') == heads
    assert write_hwpx(letter, numbered=True) == write_hwpx(letter, numbered=True)


def test_the_four_parts_stand_in_their_order_and_a_missing_text_is_said():
    text = letter_text(report_letter(record()))
    places = [text.index(f"{place}. {part.name.ko}") for place, part in enumerate(CONTENTS.parts, 1)]
    assert all(first < second for first, second in pairwise(places))
    required = sum(item.required for item in CONTENTS.items)
    assert text.count("적은 것이 없습니다.") == required
    assert "붙인 파일이 없습니다." in text
    assert HASH[:32] in text
    assert HASH[32:] in text


def test_money_is_in_thousands_and_below_zero_has_its_sign():
    made = record(
        draft=drafted(sales=1_234_500_499, jobs=54), last={SALES: 2_000_000_000, JOBS: 57}, targets={JOBS: 60}
    )
    sales, jobs = line(made, name_of(SALES)), line(made, name_of(JOBS))
    assert (sales.unit, sales.last, sales.now, sales.change) == (THOUSANDS, "2,000,000", "1,234,500", "△765,500")
    assert (jobs.last, jobs.target, jobs.now, jobs.change) == ("57", "60", "54", "△3")


def test_very_large_amounts_are_all_in_millions():
    made = record(draft=drafted(sales=1_500_000_000_000))
    assert money_unit(made) == MILLIONS
    assert line(made, name_of(SALES)).now == "1,500,000"
    assert money_unit(record(draft=drafted(sales=999_999_999_999))) == THOUSANDS


def test_nothing_is_counted_against_a_figure_that_is_missing():
    draft = ReportDraft({JOBS: Figure(JOBS, None, FigureStatus.MISSING, note="장부를 잃음")})
    jobs = line(record(draft=draft, last={JOBS: 57}), name_of(JOBS))
    assert (jobs.last, jobs.change, jobs.note) == ("57", "–", "장부를 잃음")
    assert jobs.now not in {"0", "–"}


def test_an_invented_report_says_so_everywhere():
    made = record(invented=True)
    assert INVENTED in letter_text(report_letter(made))
    assert INVENTED not in letter_text(report_letter(record()))
    book = openpyxl.load_workbook(io.BytesIO(write_figures(made)))
    assert all(sheet.cell(3, 1).value == INVENTED for sheet in book)


def test_the_workbook_holds_whole_won_and_no_formula():
    draft = ReportDraft({SALES: Figure(SALES, 1_234_500_499, note="=1+1")}, {"assessment": "=SUM(A1)"})
    made = record(draft=draft, last={SALES: 2_000_000_000})
    book = openpyxl.load_workbook(io.BytesIO(write_figures(made)))
    cells = next(row for row in book["수치"].iter_rows(min_row=6) if row[0].value == "sales")
    assert [cells[place].value for place in (4, 6, 7)] == [2_000_000_000, 1_234_500_499, -765_499_501]
    assert (cells[10].data_type, cells[10].value) == ("s", "=1+1")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert write_figures(made) == write_figures(made)


def receipt(**more):
    given = ReceiptRecord(
        case="XR2027-1",
        seq=4,
        kind="제출",
        title="늘누리 약초 특구 2026년 운영성과보고서",
        zone="늘누리 약초 특구",
        municipality="늘누리군",
        number=3,
        sha256=HASH,
        received_at=datetime(2027, 3, 25, 10, 3, 7, tzinfo=UTC),
        due=date(2027, 3, 31),
        is_late=False,
    )
    return letter_text(receipt_letter(replace(given, **more)))


def test_a_receipt_says_received_until_the_number_is_there():
    before = receipt()
    assert "아직 제출로 보지 않습니다" in before
    assert "10:03:07" in before
    assert "2027. 3. 31.(수) 안에 받음" in before
    after = receipt(production_number="농정과-300", sent_on=date(2027, 3, 26))
    assert "제출됨" in after
    assert "농정과-300, 시행 2027. 3. 26." in after
    assert "아직 제출로 보지 않습니다" not in after
    assert HASH[:32] in after


def test_a_late_receipt_says_so():
    assert "지남(늦은 제출)" in receipt(is_late=True)
