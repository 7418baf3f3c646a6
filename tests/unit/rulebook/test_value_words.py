from datetime import date

import pytest
from tests.unit.rulebook.make import a_rule, a_value

from teukgu.rulebook.counting_words import counting_words
from teukgu.rulebook.parameter import CountingBlock, Status, ValueType
from teukgu.rulebook.value_words import day_words, number_words, value_words
from teukgu.values import Bilingual, ParameterId

OPTIONS = {"a": Bilingual("가", "first"), "b": Bilingual("나", "second")}


@pytest.mark.parametrize(
    ("kind", "value", "more", "ko", "en"),
    [
        (ValueType.WHOLE, 180, {"unit": "day"}, "180일", "180 days"),
        (ValueType.WHOLE, 1, {"unit": "year"}, "1년", "1 year"),
        (ValueType.WHOLE, 5000, {"unit": "m2", "op": ">="}, "5,000㎡ 이상", "at least 5,000 m²"),
        (ValueType.WHOLE, 200000000, {"unit": "KRW"}, "200,000,000원", "200,000,000 won"),
        (
            ValueType.SHARE, 0.1, {"unit": "share", "op": "<", "of": Bilingual("면적의", "of the area")},
            "면적의 10% 미만", "less than 10% of the area",
        ),
        (ValueType.SHARE, 0.075, {"unit": "share"}, "7.5%", "7.5%"),
        (ValueType.NUMBER, 1.5, {"unit": "factor", "op": "<="}, "1.5배 이하", "at most 1.5 times"),
        (ValueType.FLAG, False, {}, "아니요", "no"),
        (ValueType.CHOICE, "a", {"options": OPTIONS}, "가", "first"),
        (ValueType.LIST, ["a", "b"], {"options": OPTIONS}, "가, 나", "first, second"),
        (ValueType.LIST, [], {"options": OPTIONS}, "없음", "none"),
        (
            ValueType.TABLE, {"a": 20, "b": 30}, {"options": OPTIONS, "unit": "percent"},
            "가: 20%; 나: 30%", "first: 20%; second: 30%",
        ),
        (ValueType.TABLE, {"1": "a"}, {"options": OPTIONS}, "제1호: 가", "no. 1: first"),
        (
            ValueType.TABLE, {"a": {"numerator": 2, "denominator": 3}}, {"options": OPTIONS, "op": ">="},
            "가: 3분의 2 이상", "first: at least 2/3",
        ),
        (ValueType.MONTH_DAY, "03-31", {}, "3월 31일", "31 March"),
        (ValueType.DAY, "2017-04-11", {}, "2017. 4. 11.", "11 April 2017"),
        (ValueType.TEXT, {"ko": "글", "en": "text"}, {}, "글", "text"),
    ],
)  # fmt: skip
def test_values_in_words(kind, value, more, ko, en):
    assert value_words(a_rule("x", kind=kind, **more), a_value(value)) == Bilingual(ko, en)


def test_unknown_in_words():
    unknown = a_value(None, status=Status.UNKNOWN, candidates=("a", "b"))
    words = value_words(a_rule("x", kind=ValueType.CHOICE, options=OPTIONS), unknown)
    assert words == Bilingual("알려지지 않음(후보: 가 / 나)", "unknown (candidates: first / second)")


def test_numbers_and_days():
    assert [number_words(number) for number in (1234567, 0.5, 2.0)] == ["1,234,567", "0.5", "2"]
    assert number_words(0.05, ValueType.SHARE) == "5"
    assert day_words(date(2026, 3, 31)) == Bilingual("2026. 3. 31.", "31 March 2026")


def test_counting_in_words():
    block = CountingBlock(starts=Bilingual("접수일", "receipt"), extension=ParameterId("more"), assumed=True)
    rules = {"more": a_rule("more")}
    words = counting_words(a_rule("x", counting=block), rules)
    assert words is not None
    assert words.ko.startswith("접수일부터 셉니다.")
    assert "Extension: rule more." in words.en
    assert words.en.endswith("(this way of counting is assumed)")
    assert counting_words(a_rule("x"), rules) is None


@pytest.mark.parametrize(("direction", "said"), [("before", "before receipt"), ("once_passed", "passed since receipt")])
def test_direction_in_words(direction, said):
    block = CountingBlock(direction=direction, starts=Bilingual("접수일", "receipt"))
    words = counting_words(a_rule("x", counting=block), {})
    assert words is not None
    assert said in words.en
    assert "moves to the next day" not in words.en
    assert "다음 날로 밀립니다" not in words.ko
