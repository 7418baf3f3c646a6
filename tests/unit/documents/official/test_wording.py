"""By hand from the Administrative Work Regulation (행정업무의 운영 및 혁신에 관한 규정) art. 7 and its rule art. 2."""

from datetime import UTC, date, datetime, time

import pytest

from teukgu.documents.official.marks import mark
from teukgu.documents.official.money import money_text, won_reading
from teukgu.documents.official.wording import (
    amount_in,
    and_other_bodies,
    and_others,
    count_text,
    day_text,
    moment_text,
    span_text,
    time_text,
    unit_note,
)


def test_days_and_times() -> None:
    assert day_text(date(2026, 3, 31)) == "2026. 3. 31."
    assert day_text(date(2026, 3, 31), weekday=True) == "2026. 3. 31.(화)"
    assert time_text(time(15, 20)) == "15:20"
    assert time_text(time(9, 5)) == "09:05"
    assert moment_text(datetime(2026, 3, 31, 14, 0, tzinfo=UTC)) == "2026. 3. 31.(화) 14:00"
    assert span_text(date(2026, 3, 31), date(2026, 4, 14)) == "2026. 3. 31. ~ 4. 14."
    assert span_text(date(2026, 12, 31), date(2027, 1, 4)) == "2026. 12. 31. ~ 2027. 1. 4."
    assert span_text(date(2026, 3, 31), date(2026, 3, 31)) == "2026. 3. 31."


def test_several_people_and_bodies() -> None:
    assert and_others(["홍길동"]) == "홍길동"
    assert and_others(["홍길동", "김", "이", "박"]) == "홍길동 외 3명"
    assert and_other_bodies(["환경부", "산림청", "농식품부"]) == "환경부 외 2개 기관"
    assert and_others([]) == "○○○"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (113_560, "금113,560원(금일십일만삼천오백육십원)"),  # the regulation's own example
        (0, "금0원(금영원)"),
        (1, "금1원(금일원)"),
        (10, "금10원(금일십원)"),
        (10_000, "금10,000원(금일만원)"),
        (100_000_000, "금100,000,000원(금일억원)"),
        (1_000_001, "금1,000,001원(금일백만일원)"),
        (20_300_400_050, "금20,300,400,050원(금이백삼억사십만오십원)"),
        (1_234_567_890_123, "금1,234,567,890,123원(금일조이천삼백사십오억육천칠백팔십구만일백이십삼원)"),
        (10**16, "금10,000,000,000,000,000원(금일경원)"),
        (-5, "금△5원"),
    ],
)
def test_money_with_its_reading(amount: int, expected: str) -> None:
    assert money_text(amount) == expected


@pytest.mark.parametrize("amount", [-1, 10**16 + 1])
def test_what_has_no_reading_is_said(amount: int) -> None:
    with pytest.raises(ValueError, match="read from 0"):
        won_reading(amount)


def test_marks_of_the_eight_levels() -> None:
    assert [mark(level, 1) for level in range(1, 9)] == ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]
    assert [mark(level, 3) for level in range(1, 9)] == ["3.", "다.", "3)", "다)", "(3)", "(다)", "③", "㉰"]


def test_marks_go_on_past_ha() -> None:
    assert [mark(2, place) for place in (13, 14, 15, 16, 28, 29)] == ["파.", "하.", "거.", "너.", "허.", "고."]
    assert mark(4, 15) == "거)"
    assert mark(6, 15) == "(거)"
    assert [mark(8, 14), mark(8, 15)] == ["㉻", "거\u20dd"]
    assert [mark(7, place) for place in (20, 21, 35, 36, 50)] == ["⑳", "㉑", "㉟", "㊱", "㊿"]


@pytest.mark.parametrize(("level", "place"), [(0, 1), (9, 1), (1, 0), (2, 85)])
def test_no_mark_where_the_rule_has_none(level: int, place: int) -> None:
    with pytest.raises(ValueError, match="no item mark"):
        mark(level, place)


def test_units_and_minus() -> None:
    assert amount_in(1_234_500, "천원") == "1,235"
    assert amount_in(-1_234_500, "천원") == "△1,235"
    assert amount_in(1_499_999, "백만원") == "1"
    assert amount_in(499_999, "백만원") == "0"
    assert amount_in(-1, "백만원") == "0"
    assert count_text(0) == "0"
    assert unit_note("백만원") == "(단위: 백만원)"
