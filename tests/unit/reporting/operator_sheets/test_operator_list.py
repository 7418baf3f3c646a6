"""Lists of operators: columns by name or by place, every problem by line, telephones as spreadsheets spoil them."""

import pytest
from tests.sheet_tools import RULES

from teukgu.reporting.operator_sheets.listed import key_of, phone_text, read_operator_list


def read(*rows, known=frozenset()):
    return read_operator_list(rows, RULES.kinds, known)


def codes(found):
    return [one.code.partition(".")[2] for one in found.findings]


def test_columns_are_found_by_their_names_in_any_order():
    found = read(["전화번호", "업체명", "구분"], ["033-123-4567", "늘누리약초 영농조합", "유통업체ㆍ조합"])
    one = found.operators[0]
    assert (one.name, one.kind, one.phone, one.line) == ("늘누리약초 영농조합", "distributor", "033-123-4567", 2)


def test_without_names_they_stand_in_order():
    found = read(["김씨네 농장", "grower", "0331234567", "김예시", "아침에 전화"])
    assert [(one.name, one.kind, one.phone, one.contact, one.note) for one in found.operators] == [
        ("김씨네 농장", "grower", "033-123-4567", "김예시", "아침에 전화")
    ]


def test_every_problem_is_told_with_its_line_and_nothing_is_lost():
    found = read(
        ["상호", "종류", "전화"],
        ["", "생산 농어가", "033-123-4567"],
        ["가게", "판매 음식", "번호없음"],
        ["공장", "가공업체", ""],
        ["공장", "가공업체", ""],
        ["가" * 121, "", ""],
    )
    assert codes(found) == ["no_name", "unknown_kind", "bad_phone", "twice", "too_long", "unknown_kind"]
    assert [one.place.line for one in found.findings] == [2, 3, 3, 5, 6, 6]
    assert "판매ㆍ음식ㆍ체험" in found.findings[1].cure.ko
    assert found.is_refused


def test_who_is_there_already_is_skipped_and_said():
    known = frozenset({(key_of("늘누리 약초"), "033-123-4567")})
    found = read(["늘누리약초", "grower", "033 123 4567"], ["새 농장", "grower", ""], known=known)
    assert codes(found) == ["known_already"]
    assert not found.is_refused
    assert [one.name for one in found.operators] == ["새 농장"]


def test_an_empty_list_one_without_names_and_one_too_long():
    assert codes(read(["", " "])) == ["empty"]
    assert codes(read(["전화", "종류"], ["033", "grower"])) == ["no_name_column"]
    assert codes(read(*(["이름 " + str(one), "grower"] for one in range(2001)))) == ["too_many"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("033-123-4567", "033-123-4567"),
        ("(02) 123-4567", "02-123-4567"),
        ("０２-1234-5678", "02-1234-5678"),
        ("1012345678", "010-1234-5678"),
        ("331234567", "033-123-4567"),
        ("+82 33 123 4567", "033-123-4567"),
        ("1588-1234", "1588-1234"),
        ("050412345678", "0504-1234-5678"),
        ("", ""),
        ("없음", None),
        ("12", None),
        ("033-12-34", None),
        ("010-1234-56789", None),
        ("²", None),
    ],
)
def test_telephones(typed, kept):
    assert phone_text(typed) == kept
