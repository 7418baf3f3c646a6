"""Each problem of a filled-in workbook: told with its sheet and cell, and what is fine is taken all the same."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.upload_tools import at, codes, content, filled, form, read, repacked, sheet_of, spoiled
from tests.workbook_tools import catalogue, contents

from teukgu.documents.report_workbook.columns import Column
from teukgu.documents.report_workbook.reader import stamp_in
from teukgu.documents.report_workbook.reading.findings import ALL
from teukgu.reporting.definition import Stage
from teukgu.reporting.draft import cell_of
from teukgu.reporting.figure import Confidence, Figure, FigureStatus
from teukgu.reporting.form import rows_of
from teukgu.values import Severity, ZoneId

SALES, JOBS, FIRMS = "figure:sales", "figure:jobs", "figure:firms"
VALUE, STATUS, CONFIDENCE, NOTE = Column.VALUE, Column.STATUS, Column.CONFIDENCE, Column.NOTE
TEXT = f"words:{contents().items[0].id}"


def figure(reading, code):
    return reading.draft.figures.get(cell_of(code.removeprefix("figure:")))


def only(reading):
    (finding,) = reading.findings
    return finding


def test_an_untouched_workbook_has_no_problem_and_nothing_in_it():
    reading = read(content())
    assert (reading.findings, reading.taken) == ((), 0)
    assert (reading.stamp.zone, reading.stamp.year) == ("EX00001", "2025")
    assert stamp_in(content()) == reading.stamp


def test_what_is_fine_is_taken():
    reading = read(
        filled({(SALES, VALUE): 5, (SALES, CONFIDENCE): "추정", (SALES, NOTE): "장부", (TEXT, Column.TEXT): "글"})
    )
    assert reading.findings == ()
    assert figure(reading, SALES) == Figure(cell_of("sales"), 5, confidence=Confidence.ESTIMATED, note="장부")
    assert reading.draft.words == {contents().items[0].id: "글"}
    assert reading.taken == 2


@pytest.mark.parametrize("typed", ["1,234천원", "1,234 천원", "１，２３４천원"])
def test_pasted_text_numbers_are_read_in_their_unit(typed):
    reading = read(filled({(SALES, VALUE): typed}))
    assert figure(reading, SALES).value == 1_234_000
    assert all(one.severity is not Severity.ERROR for one in reading.findings)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2025. 3. 1.", "amount.a_date"),
        (date(2025, 3, 1), "amount.a_date"),
        ("#REF!", "report_upload.error_value"),
        ("=1+1", "report_upload.formula_empty"),
        ("-", "amount.ambiguous_blank"),
        ("많음", "amount.no_number"),
        (True, "amount.no_number"),
    ],
)
def test_what_is_no_number_is_left_out_with_its_cell(typed, code):
    reading = read(filled({(SALES, VALUE): typed, (JOBS, VALUE): 3}))
    finding = only(reading)
    assert finding.code == code
    assert (finding.place.file, finding.place.cell) == at(SALES)
    assert finding.severity is Severity.ERROR
    assert figure(reading, SALES) is None
    assert figure(reading, JOBS).value == 3


@pytest.mark.parametrize("typed", ["미제출", "missing", "해당 없음", "해당없음"])
def test_no_value_is_told_from_the_list(typed):
    status = FigureStatus.NOT_APPLICABLE if "해당" in typed else FigureStatus.MISSING
    assert figure(read(filled({(SALES, STATUS): typed})), SALES) == Figure(cell_of("sales"), None, status)


def test_a_value_together_with_why_there_is_none():
    reading = read(filled({(SALES, VALUE): 7, (SALES, STATUS): "미제출"}))
    assert codes(reading) == ["report_upload.value_and_status"]
    assert only(reading).place.cell == at(SALES, STATUS)[1]
    assert reading.taken == 0


def test_words_that_are_not_in_the_list():
    reading = read(filled({(SALES, STATUS): "모름", (JOBS, VALUE): 1, (JOBS, CONFIDENCE): "아마"}))
    assert codes(reading) == ["report_upload.not_in_list", "report_upload.confidence_not_in_list"]
    assert figure(reading, SALES) is None
    assert figure(reading, JOBS).confidence is Confidence.COUNTED


def test_texts_that_are_too_long_and_a_note_alone():
    limit = contents().items[0].limit
    reading = read(
        filled(
            {(TEXT, Column.TEXT): "가" * (limit + 1), (SALES, VALUE): 1, (SALES, NOTE): "가" * 1001, (JOBS, NOTE): "나"}
        )
    )
    assert sorted(codes(reading)) == ["report_upload.only_note", *["report_upload.text_too_long"] * 2]
    assert reading.draft.words == {}
    assert figure(reading, SALES).note == ""


def test_merged_cells_are_refused_in_every_line_they_touch():
    def change(book):
        first, second = at(SALES)[1], f"H{int(at(SALES)[1][1:]) + 1}"
        sheet_of(book, SALES)[first] = 4
        sheet_of(book, SALES).merge_cells(f"{first}:{second}")

    reading = read(spoiled(change))
    assert set(codes(reading)) == {"report_upload.merged"}
    assert {one.place.cell[1:] for one in reading.findings} == {"5", "6"}
    assert reading.taken == 0


def test_a_hidden_row_is_read_and_told():
    def change(book):
        sheet, cell = sheet_of(book, SALES), at(SALES)[1]
        sheet[cell] = 4
        sheet.row_dimensions[int(cell[1:])].hidden = True

    reading = read(spoiled(change))
    assert codes(reading) == ["report_upload.hidden_row"]
    assert only(reading).severity is Severity.NOTE
    assert figure(reading, SALES).value == 4


def test_deleted_doubled_and_unknown_lines():
    def change(book):
        sheet = sheet_of(book, SALES)
        for code, new in ((SALES, FIRMS), (JOBS, "figure:no_such")):
            cell = at(code)[1]
            sheet[f"A{cell[1:]}"] = new
            sheet[cell] = 1

    reading = read(spoiled(change))
    found = codes(reading)
    assert found.count("report_upload.code_twice") == 2
    assert found.count("report_upload.unknown_code") == 1
    missing = [one.place.key for one in reading.findings if one.code == "report_upload.missing_line"]
    assert missing == [SALES, JOBS]
    assert reading.taken == 0


def test_a_line_put_in_by_hand_moves_nothing():
    def change(book):
        sheet = sheet_of(book, SALES)
        sheet[at(SALES)[1]] = 5
        sheet.insert_rows(5)
        sheet["G5"] = "합계"
        sheet.insert_cols(3)

    reading = read(spoiled(change))
    assert codes(reading) == ["report_upload.no_code"]
    assert only(reading).place.cell == "H5"
    assert figure(reading, SALES).value == 5


def test_a_sheet_may_be_renamed_and_moved():
    def change(book):
        sheet_of(book, SALES)[at(SALES)[1]] = 5
        sheet = sheet_of(book, SALES)
        book.move_sheet(sheet, 2)
        sheet.title = "매출"

    reading = read(spoiled(change))
    assert (reading.findings, reading.taken) == ((), 1)


def test_deleted_and_added_sheets():
    def change(book):
        del book[at(SALES)[0]]
        book.create_sheet("메모")["A1"] = "?"
        book.create_sheet("빈 시트")

    reading = read(spoiled(change))
    assert {one.code: one.place.file for one in reading.findings} == {
        "report_upload.missing_sheet": at(SALES)[0],
        "report_upload.extra_sheet": "메모",
    }


def test_without_the_hidden_codes_the_headings_do():
    def change(book):
        sheet_of(book, SALES)[at(SALES)[1]] = 5
        sheet_of(book, SALES).delete_rows(3)

    assert figure(read(spoiled(change)), SALES).value == 5


def test_without_columns_a_sheet_cannot_be_read():
    def change(book):
        sheet = sheet_of(book, SALES)
        sheet["G3"] = sheet["G4"] = None

    reading = read(spoiled(change))
    assert codes(reading) == ["report_upload.no_columns"]
    assert only(reading).place.file == at(SALES)[0]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(form(), zone=ZoneId("EX00002")), "other_zone"),
        (replace(form(), year=2024), "other_year"),
        (replace(form(), programme="demonstration"), "other_programme"),
    ],
)
def test_the_file_of_another_report_is_refused_whole(asked, code):
    reading = read(filled({(SALES, VALUE): 5}), asked)
    assert codes(reading) == [f"report_upload.{code}"]
    assert reading.taken == 0


def stamped(**values):
    """Return the workbook with other words in its stamp, in both places."""

    def change(parts):
        for key, value in values.items():
            name = "docProps/custom.xml"
            pattern = rf'(name="teukgu_{key}"[^>]*><vt:lpwstr>)[^<]*'
            parts[name], count = re.subn(pattern, rf"\g<1>{value}", parts[name].decode())
            assert count == 1
            parts[name] = parts[name].encode()

    return repacked(change)


def test_another_version_of_the_form_is_refused():
    assert codes(read(stamped(form_version="0"))) == ["report_upload.other_form"]


def test_definitions_that_changed_since_are_told():
    assert codes(read(stamped(catalogue="0" * 64))) == ["report_upload.definitions_changed"]


def test_the_hidden_sheet_says_it_too():
    assert read(repacked(lambda parts: parts.pop("docProps/custom.xml"))).stamp == stamp_in(content())


def test_without_any_stamp_it_is_read_and_told():
    file = spoiled(lambda book: book.remove(book["_teukgu"]), repacked(lambda parts: parts.pop("docProps/custom.xml")))
    assert codes(read(file)) == ["report_upload.no_stamp"]


def test_a_unit_that_is_no_longer_the_definitions_is_refused():
    def change(book):
        cell = at(SALES, Column.UNIT)[1]
        sheet_of(book, SALES)[cell] = "천원"
        sheet_of(book, SALES)[at(SALES)[1]] = 5

    reading = read(spoiled(change))
    assert codes(reading) == ["report_upload.other_unit"]
    assert reading.taken == 0


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("heading", ["코드,2025년 값", "code,value"])
def test_csv_with_code_and_value_is_accepted(encoding, heading):
    reading = read(f'{heading}\r\n{SALES},"1,234천원"\r\n{JOBS},많음\r\n'.encode(encoding))
    assert figure(reading, SALES).value == 1_234_000
    found = codes(reading)
    assert "report_upload.no_stamp" in found
    assert "amount.no_number" in found


@pytest.mark.parametrize("text", ["지표,값\r\n매출,3\r\n", "a;b;c\n", "코드,2024년 값\nfigure:sales,3\n"])
def test_csv_without_these_columns_is_told_how(text):
    reading = read(text.encode("cp949"))
    assert reading.taken == 0
    assert {"report_upload.nothing_to_read", "report_upload.no_columns"} & set(codes(reading))


def test_every_finding_has_words_in_both_languages():
    for words in ALL.values():
        assert all(words[:4])
        assert re.search("[가-힣]", words.ko + words.cure_ko)
        assert not re.search("[가-힣]", words.en + words.cure_en)


def test_a_file_made_before_a_stage_was_left_loses_no_value_and_says_that_it_is_not_sent():
    made = "figure:processing_value"
    asked = rows_of(catalogue(), 2025, "type_1", [Stage.PRODUCTION])
    others = tuple(row for row in form().rows if row not in asked)
    shorter = replace(form(), rows=asked, others=others, stages=(Stage.PRODUCTION,))
    reading = read(filled({(SALES, VALUE): 5, (made, VALUE): "7천원"}), shorter)
    assert figure(reading, made).value == 7_000
    assert reading.taken == 1
    told = [one for one in reading.findings if one.code.endswith("other_stage")]
    assert [one.place.key for one in told] == [made]
    assert not [one for one in reading.findings if one.severity is Severity.ERROR]
    # of another type nothing is kept: the cell is told as before
    assert "report_upload.unknown_code" in codes(read(filled({(made, VALUE): 7}), replace(shorter, others=())))
