"""The sheet over several years: how it looks, what it reads, and everything it says about what it cannot read."""

import io

import openpyxl
import pytest
from tests import upload_tools
from tests.years_tools import JOBS, SALES, codes, content_of, layout_of, read, saved, typed, years_form

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.stamp import STAMP_SHEET
from teukgu.documents.years_workbook.layout import COMPARED
from teukgu.reporting.figure import Confidence, Figure, FigureStatus, Provenance
from teukgu.reporting.year_lines import Purpose

FORM = years_form()
TARGETS = years_form(range(2026, 2030), Purpose.TARGETS)


def opened(form=FORM):
    return openpyxl.load_workbook(io.BytesIO(content_of(form)))


def cell(book, code, column, form=FORM):
    place = layout_of(form).place(f"figure:{code}", column)
    return book[place.file][place.cell]


def test_only_the_years_of_a_definition_are_open_to_write_in():
    book = opened()
    assert not cell(book, "jobs@1", "y2015").protection.locked
    assert cell(book, "jobs@1", "y2016").protection.locked
    assert cell(book, "jobs@1", "y2016").value == "·"
    assert not cell(book, "jobs@2", "y2016").protection.locked
    assert "2016년부터" in cell(book, "jobs@2", COMPARED).value
    assert "견줄 수 없음" in cell(book, "jobs@2", COMPARED).value


def test_a_sheet_is_protected_prints_on_a4_and_holds_no_formula():
    for sheet in opened().worksheets:
        assert sheet.protection.sheet
        if sheet.title == STAMP_SHEET:
            assert sheet.sheet_state == "veryHidden"
            continue
        assert sheet.page_setup.paperSize == 9
        assert all(one.data_type != "f" for row in sheet.iter_rows() for one in row)


def test_what_is_known_stands_in_it_and_a_note_only_where_its_years_agree():
    def figure(value, note):
        return Figure(JOBS, value, provenance=Provenance.EARLIER_REPORT, confidence=Confidence.PROVED, note=note)

    form = years_form(standing={(2016, JOBS): figure(7, "12쪽"), (2017, JOBS): figure(9, "12쪽")})
    book = opened(form)
    assert cell(book, "jobs@2", "y2016").value == 7
    assert cell(book, "jobs@2", Column.NOTE).value == "12쪽"
    assert cell(book, "jobs@2", Column.CONFIDENCE).value == "증빙 있음"
    form = years_form(standing={(2016, JOBS): figure(7, "12쪽"), (2017, JOBS): figure(9, "13쪽")})
    assert not cell(opened(form), "jobs@2", Column.NOTE).value


def test_numbers_as_people_write_them_are_read_in_the_unit():
    reading = read(
        typed(
            FORM,
            {
                ("sales@1", "y2014"): "1,234백만원",
                ("jobs@1", "y2013"): "５７명",
                ("jobs@2", "y2020"): "해당없음",
                ("jobs@2", "y2021"): "자료없음",
                ("jobs@2", Column.CONFIDENCE): "추정",
                ("jobs@2", Column.NOTE): "2021년 보고서",
            },
        ),
        FORM,
    )
    assert reading.figures[(2014, SALES)].value == 1_234_000_000
    assert reading.figures[(2013, JOBS)].value == 57
    assert reading.figures[(2020, JOBS)].status is FigureStatus.NOT_APPLICABLE
    assert reading.figures[(2021, JOBS)].status is FigureStatus.MISSING
    assert (reading.figures[(2021, JOBS)].confidence, reading.figures[(2021, JOBS)].note) == (
        Confidence.ESTIMATED,
        "2021년 보고서",
    )
    assert (reading.figures[(2013, JOBS)].version, reading.figures[(2020, JOBS)].version) == (1, 2)
    assert reading.figures[(2013, JOBS)].confidence is None
    assert codes(reading) == ["amount.converted"]
    assert (2022, JOBS) in reading.empty


def test_every_problem_is_told_with_its_cell_and_the_rest_is_taken():
    content = typed(
        FORM,
        {
            ("jobs@1", "y2016"): 40,
            ("jobs@2", "y2016"): "약 50",
            ("jobs@2", "y2017"): "=1+1",
            ("jobs@2", "y2018"): "-",
            ("sales@1", "y2013"): 5,
            ("sales@1", Column.CONFIDENCE): "들었음",
            ("sales@1", Column.UNIT): "백만원",
            ("firms@1", "y2014"): 3,
        },
    )
    reading = read(content, FORM)
    assert sorted(codes(reading)) == [
        "amount.ambiguous_blank",
        "amount.approximate",
        "report_upload.formula_empty",
        "report_upload.other_unit",
        "years_upload.not_this_version",
    ]
    assert [one.value for one in reading.figures.values()] == [3]
    there = layout_of(FORM).place("figure:jobs@1", "y2016")
    closed = next(one for one in reading.findings if one.code == "years_upload.not_this_version")
    assert (closed.place.file, closed.place.cell) == (there.file, there.cell)
    assert all(one.message.ko and one.message.en and one.cure.ko and one.cure.en for one in reading.findings)


def test_a_target_is_a_number():
    reading = read(typed(TARGETS, {("jobs@3", "y2027"): "해당없음", ("jobs@3", "y2028"): 60}), TARGETS)
    assert codes(reading) == ["years_upload.no_target"]
    assert {key: one.value for key, one in reading.figures.items()} == {(2028, JOBS): 60}


def test_the_wrong_file_is_refused_whole():
    assert codes(read(content_of(TARGETS), FORM)) == ["years_upload.other_kind"]
    assert codes(read(upload_tools.content(), FORM)) == ["years_upload.other_kind"]
    other = years_form()
    assert read(content_of(FORM), other).findings == ()
    moved = type(FORM)(**{**{name: getattr(FORM, name) for name in FORM.__slots__}, "zone": "EX00002"})
    assert codes(read(content_of(moved), FORM)) == ["years_upload.other_zone"]


def test_a_file_made_when_other_years_were_asked_is_read_as_far_as_they_still_are():
    old = years_form(range(2013, 2026))
    reading = read(typed(old, {("jobs@2", "y2024"): 8}), FORM)
    assert codes(reading) == ["report_upload.definitions_changed"]
    assert reading.figures[(2024, JOBS)].value == 8


def test_columns_without_their_codes_are_found_by_their_headings_and_moved_lines_by_theirs():
    book = openpyxl.load_workbook(io.BytesIO(typed(FORM, {("jobs@2", "y2020"): 8})))
    for sheet in book.worksheets:
        if sheet["A3"].value == "code":
            for one in sheet[3]:
                one.value = None
            sheet["A4"].value = "코드"
            sheet.insert_rows(5)
    reading = read(saved(book), FORM)
    assert reading.figures[(2020, JOBS)].value == 8


def test_a_table_of_commas_is_read_too():
    text = 'code,2019,2020\nfigure:jobs@2,12,\nfigure:sales@1,"3억 5,000만원",7\n'
    reading = read(text.encode("euc-kr"), FORM)
    assert {key: one.value for key, one in reading.figures.items()} == {
        (2019, JOBS): 12,
        (2019, SALES): 350_000_000,
        (2020, SALES): 7,
    }


def test_lines_twice_unknown_or_without_a_code_are_told():
    book = opened()
    place = layout_of(FORM).place("figure:jobs@2", "y2020")
    sheet = book[place.file]
    row = sheet[place.cell].row
    sheet.cell(200, 1).value = "figure:jobs@2"
    sheet.cell(201, 1).value = "figure:nothing@1"
    year = sheet[place.cell].column
    sheet.cell(row, year).value, sheet.cell(201, year).value, sheet.cell(202, year).value = 1, 2, 3
    assert sorted(codes(read(saved(book), FORM))) == [
        "report_upload.code_twice",
        "report_upload.code_twice",
        "report_upload.no_code",
        "report_upload.unknown_code",
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"nothing to read", b"%PDF-1.7", b"PK\x03\x04 broken", upload_tools.OLE + b"\0" * 600],
    ids=["empty", "text", "pdf", "zip", "ole"],
)
def test_what_is_no_workbook_gets_an_answer(content):
    reading = read(content, FORM)
    assert reading.findings
    assert not reading.figures
