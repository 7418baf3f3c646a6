"""Lists of reviewers: both languages of headings, both encodings, CSV and XLSX; every fault with its line."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.reviewer_list import KINDS, read_facts, read_reviewers
from teukgu.values import Refused

ROW = ("a@example.kr", "김평가", "농업;관광", "8", "가람도", "재직: 늘누리군 (2024-01-01~2025-12-31); 연고: 들비나군")
KOREAN = ("이메일", "이름", "분야", "한도", "거주 시도", "이해관계")
ENGLISH = ("Email", "name", "fields", "most", "home_region", "facts")


def csv_of(*rows):
    return "\n".join(",".join(row) for row in rows)


def xlsx_of(*rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def codes(content, name="list.csv"):
    with pytest.raises(Refused) as refused:
        read_reviewers(content, name)
    return {(one.place.line, one.code) for one in refused.value.findings}


def test_the_same_list_is_read_from_every_kind_of_file():
    numbers = (*ROW[:3], 8, *ROW[4:])
    read = {
        read_reviewers(csv_of(KOREAN, ROW).encode("utf-8-sig"), "list.csv"),
        read_reviewers(csv_of(KOREAN, ROW).encode("cp949"), "list.csv"),
        read_reviewers(csv_of(ENGLISH, ROW).encode(), "list.csv"),
        read_reviewers(xlsx_of(KOREAN, numbers), "list.xlsx"),
    }
    (row,) = read.pop()
    assert not read
    assert (row.line, row.email, row.fields, row.most, row.home_region) == (2, ROW[0], ("농업", "관광"), 8, "가람도")
    assert [(one.kind, one.about, one.since, one.until) for one in row.facts] == [
        ("employment", "늘누리군", date(2024, 1, 1), date(2025, 12, 31)),
        ("home", "들비나군", None, None),
    ]


def test_every_fault_is_told_with_its_line():
    bad = ("b@example.kr", "이심사", "", "많이", "", "무엇인가; 펀드: 특구 (2025-13-01~)")
    found = codes(csv_of(KOREAN, ROW, bad).encode())
    assert found == {(3, "panel.list_most"), (3, "panel.list_fact")}
    assert codes(csv_of(("이름", "분야"), ("김", "농업")).encode()) == {(1, "panel.list_no_column")}
    assert codes(b"") == {(None, "panel.list_empty")}
    assert codes(b"\xff\xfe\x00\x81\xff") == {(None, "panel.list_unread")}
    assert codes(b"PK\x03\x04 no workbook", "list.xlsx") == {(None, "panel.list_unread")}


NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), NAMES, DAYS, DAYS), max_size=5))
def test_interests_are_read_back_as_they_were_written(facts):
    def day(one):
        return one.isoformat() if one else ""

    text = "; ".join(
        f"{kind}: {about}" + (f" ({day(since)}~{day(until)})" if since or until else "")
        for kind, about, since, until in facts
    )
    found, wrong = read_facts(text)
    assert wrong == []
    assert [(one.kind, one.about, one.since, one.until) for one in found] == [
        (KINDS[kind], about, since, until) for kind, about, since, until in facts
    ]
