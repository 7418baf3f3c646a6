"""Lists of operators as rows: pasted with any separator, as a workbook, as CSV in UTF-8 or EUC-KR; nothing else."""

import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from teukgu.documents.operator_sheets.reading import LARGEST, rows_of_file, rows_of_text
from teukgu.documents.report_workbook.reading.parsing import parse
from teukgu.values import Refused


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
def test_pasted_lines_are_split_by_what_separates_them(mark):
    text = f"상호{mark}전화\r\n가 농장{mark} 033-111-2222 \n"
    assert rows_of_text(text) == [["상호", "전화"], ["가 농장", "033-111-2222"]]


def test_names_with_commas_stay_whole_when_tabs_separate():
    assert rows_of_text("가, 나 농장\tgrower") == [["가, 나 농장", "grower"]]


def test_a_quotation_mark_that_is_never_closed_loses_nothing():
    assert "".join("".join(row) for row in rows_of_text('"가 농장\tgrower')).count("가 농장") == 1


@given(st.text(max_size=200))
def test_any_text_is_rows_of_text(text):
    assert all(isinstance(cell, str) for row in rows_of_text(text) for cell in row)


def test_a_workbook_gives_its_first_filled_sheet_as_it_was_typed():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.add_worksheet("빈 시트")
        sheet = book.add_worksheet("명단")
        sheet.write_row(0, 0, ["상호", "전화", "비고"])
        sheet.write_row(1, 0, ["가 농장", 331112222, 1.5])
    assert rows_of_file(kept.getvalue(), parse) == [["상호", "전화", "비고"], ["가 농장", "331112222", "1.5"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_korean_programs_write(encoding):
    assert rows_of_file("상호,전화\n가 농장,033\n".encode(encoding), parse) == [["상호", "전화"], ["가 농장", "033"]]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200, b"x" * (LARGEST + 1)])
def test_anything_else_is_refused_in_words(content):
    with pytest.raises(Refused) as refused:
        rows_of_file(content, parse)
    assert all(one.message.ko and one.cure.ko for one in refused.value.findings)
