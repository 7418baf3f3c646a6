"""The paper sheet: one A4 page for each operator however much is asked, the same bytes again; lists as workbooks."""

import io
import re
from datetime import date

import openpyxl
import pytest

from teukgu.documents.operator_sheets.lists import write_list
from teukgu.documents.operator_sheets.paper import (
    PaperLine,
    PaperPack,
    PaperPart,
    PaperRow,
    PaperSheet,
    paper_pictures,
    write_papers,
)

CONSENT = tuple(
    (name, "늘누리군만 봅니다. " * 3) for name in ("쓰는 곳", "모으는 것", "보관 기간", "보는 사람", "거절할 권리")
)


def sheet(questions: int, name: str = "예시 농장") -> PaperSheet:
    line = PaperLine("성별", (PaperPart("여성", "1"), PaperPart("남성")))
    rows = tuple(
        PaperRow(f"{number}째로 묻는 긴 물음의 글은 무엇입니까?", "도움말도 있습니다.", "원", "12,345", (), (line,))
        for number in range(questions)
    )
    return PaperSheet("1", name, "생산 농어가", (*rows, PaperRow("영업했습니까?", "", "개", "예", ("예", "아니요"))))


def pack(*sheets: PaperSheet) -> PaperPack:
    return PaperPack(
        "예시늘누리군", "늘누리 약초 특구", 2026, "농정과", "033-123-4567", date(2027, 1, 25), CONSENT, sheets, True
    )


@pytest.mark.parametrize("questions", [0, 6, 14, 20])
def test_a_sheet_takes_one_page_however_much_is_asked(questions):
    assert len(paper_pictures(pack(sheet(questions)), ppi=20)) == 1


def test_everybody_gets_a_page_in_one_file_and_the_same_bytes_again():
    several = pack(*(sheet(8, f"농장 {number}") for number in range(3)))
    content = write_papers(several)
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 3
    assert content == write_papers(several)


def test_what_looks_like_markup_is_only_text():
    content = write_papers(pack(sheet(1, '#eval("1") *굵게* $x$ [링크](x) \\')))
    assert content.startswith(b"%PDF")


def test_a_list_holds_text_only_below_its_notes():
    rows = [["1", "=1+1", "가 농장"], ["2", "@SUM(A1)", "http://example.org"]]
    book = openpyxl.load_workbook(io.BytesIO(write_list("전화할 곳", ("머리말",), ("번호", "상호", "비고"), rows)))
    read = list(book.active.iter_rows(values_only=True))
    assert read == [("머리말", None, None), ("번호", "상호", "비고"), *map(tuple, rows)]
    assert all(cell.data_type == "s" for row in book.active.iter_rows(min_row=3) for cell in row)


def test_an_empty_list_is_a_workbook_too():
    assert openpyxl.load_workbook(io.BytesIO(write_list("전화할 곳", (), ("번호",), []))).active["A1"].value == "번호"
