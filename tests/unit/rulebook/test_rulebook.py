from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.unit.rulebook.make import a_book, a_rule, a_value

from teukgu.rulebook.parameter import Status, ValueType
from teukgu.rulebook.rulebook import by_scheme
from teukgu.rulebook.scenario import Override, Scenario
from teukgu.values import Bilingual, ParameterId, Refused

DAY = date(2026, 3, 31)
OFFICER = Override(ParameterId("x"), "홍길동", "위원회 의결 2026-1", DAY)


def codes(caught):
    return [finding.code for finding in caught.value.findings]


def laid(name, *values, extends=""):
    return Scenario(name, Bilingual("가정", "what if"), {ParameterId("x"): values}, extends=extends)


def test_the_value_of_the_day_not_its_neighbour():
    book = a_book(a_rule("x", a_value(1, date(2020, 1, 1), date(2022, 7, 5)), a_value(2, date(2022, 7, 5))))
    assert [book.on(day).value("x") for day in (date(2020, 1, 1), date(2022, 7, 4), date(2022, 7, 5))] == [1, 1, 2]


def test_before_the_first_and_in_a_gap_there_is_none():
    book = a_book(a_rule("x", a_value(1, date(2020, 1, 1), date(2021, 1, 1)), a_value(2, date(2022, 1, 1))))
    for day in (date(2019, 12, 31), date(2021, 6, 1)):
        with pytest.raises(Refused) as caught:
            book.on(day).value("x")
        assert codes(caught) == ["rule.no_value_on_day"]
        assert not book.on(day).has("x")


def test_undated_value_needs_a_scenario():
    undated = a_value(10, None, status=Status.ANNOUNCED)
    book = a_book(
        a_rule("x", undated), scenarios=[laid("reform", a_value(10, DAY, status=Status.ANNOUNCED, scenario="reform"))]
    )
    with pytest.raises(Refused) as caught:
        book.on(DAY).value("x")
    assert codes(caught) == ["rule.undated_value"]
    assert book.on(DAY, scenario="reform").value("x") == 10
    with pytest.raises(Refused):
        book.on(DAY - timedelta(days=1), scenario="reform").value("x")


def test_unknown_names_its_candidates_and_an_override_picks_one():
    book = a_book(a_rule("x", a_value(None, status=Status.UNKNOWN, candidates=("a", "b")), kind=ValueType.CHOICE))
    for mode in ("preview", "decide"):
        with pytest.raises(Refused, match="Candidates: a, b"):
            book.on(DAY, mode=mode).value("x")
    rules = book.on(DAY, mode="decide", overrides=[by_scheme("x", "practice", DAY, "b")])
    assert rules.choice("x") == "b"
    assert [finding.code for finding in rules.warnings] == ["rule.picked"]
    assert not book.on(DAY).has("x")


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.ASSUMED])
def test_decide_refuses_what_is_not_firm_and_preview_warns(status):
    book = a_book(a_rule("x", a_value(1, status=status)))
    with pytest.raises(Refused) as caught:
        book.on(DAY, mode="decide").value("x")
    assert codes(caught) == [f"rule.{status.value}"]
    rules = book.on(DAY)
    assert rules.warnings == ()
    assert rules.value("x") == 1
    assert [finding.code for finding in rules.warnings] == [f"rule.{status.value}"]


@pytest.mark.parametrize("status", [Status.IN_FORCE, Status.PRACTICE])
def test_decide_takes_law_and_practice(status):
    assert a_book(a_rule("x", a_value(1, status=status))).on(DAY, mode="decide").value("x") == 1


def test_past_the_review_date():
    book = a_book(a_rule("x", a_value(1, review_by=DAY)))
    assert book.on(DAY, mode="decide").value("x") == 1
    with pytest.raises(Refused) as caught:
        book.on(DAY + timedelta(days=1), mode="decide").value("x")
    assert codes(caught) == ["rule.stale"]


def test_stale_and_assumed_are_told_together():
    book = a_book(a_rule("x", a_value(1, status=Status.ASSUMED, review_by=date(2020, 1, 1))))
    with pytest.raises(Refused) as caught:
        book.on(DAY, mode="decide").value("x")
    assert codes(caught) == ["rule.assumed", "rule.stale"]


def test_decide_refuses_a_scenario_even_when_it_says_in_force():
    book = a_book(a_rule("x", a_value(1)), scenarios=[laid("draft", a_value(2, scenario="draft"))])
    with pytest.raises(Refused) as caught:
        book.on(DAY, mode="decide", scenario="draft").value("x")
    assert codes(caught) == ["rule.scenario"]


def test_an_override_lets_a_decision_through_and_the_doubt_stays_visible():
    rules = a_book(a_rule("x", a_value(1, status=Status.ASSUMED))).on(DAY, mode="decide", overrides=[OFFICER])
    assert rules.value("x") == 1
    assert [finding.code for finding in rules.warnings] == ["rule.assumed"]


def test_overrides_that_do_not_count():
    book = a_book(a_rule("x", a_value(1, status=Status.ASSUMED)))
    bad = [
        Override(ParameterId("x"), " ", "", DAY),
        Override(ParameterId("y"), "홍길동", "이유", DAY),
        Override(ParameterId("x"), "홍길동", "이유", DAY, 5),
    ]
    with pytest.raises(Refused) as caught:
        book.on(DAY, overrides=bad)
    assert codes(caught) == [
        "rule.override_incomplete", "rule.override_incomplete", "rule.no_such_parameter", "rule.override_value",
    ]  # fmt: skip


def test_a_scenario_that_extends_another():
    base = laid("reform", a_value(2, date(2026, 1, 1), scenario="reform"))
    draft = laid("draft", a_value(3, date(2027, 1, 1), scenario="draft"), extends="reform")
    book = a_book(a_rule("x", a_value(1)), scenarios=[base, draft])
    assert [book.on(date(year, 6, 1), scenario="draft").value("x") for year in (2025, 2026, 2027)] == [1, 2, 3]


def test_scenarios_that_extend_each_other_end():
    book = a_book(a_rule("x", a_value(1)), scenarios=[laid("a", extends="b"), laid("b", extends="a")])
    assert book.on(DAY, scenario="a").value("x") == 1


def test_unknown_names_suggest_near_ones():
    book = a_book(a_rule("evaluation_days", a_value(1)))
    with pytest.raises(Refused, match="Did you mean: evaluation_days"):
        book.on(DAY).value("evaluaton_days")
    with pytest.raises(Refused) as caught:
        book.on(DAY, scenario="nothing")
    assert codes(caught) == ["rule.no_such_scenario"]


def test_typed_values():
    book = a_book(
        a_rule("share", a_value(0.1), kind=ValueType.SHARE),
        a_rule("flag", a_value(True), kind=ValueType.FLAG),
        a_rule("list", a_value(["a", "b"]), kind=ValueType.LIST),
        a_rule("table", a_value({"a": 1}), kind=ValueType.TABLE),
        a_rule("limit", a_value("03-31"), kind=ValueType.MONTH_DAY),
        a_rule("day", a_value("2017-04-11"), kind=ValueType.DAY),
        a_rule("text", a_value({"ko": "가", "en": "a"}), kind=ValueType.TEXT),
        a_rule("whole", a_value(3)),
    )
    rules = book.on(DAY)
    assert rules.share("share") == Fraction(1, 10)
    assert rules.number("share") == 0.1
    assert rules.number("whole") == 3.0
    assert rules.flag("flag") is True
    assert rules.codes("list") == ("a", "b")
    assert rules.table("table") == {"a": 1}
    assert rules.month_day("limit") == (3, 31)
    assert rules.calendar_day("day") == date(2017, 4, 11)
    assert rules.text("text") == Bilingual("가", "a")
    with pytest.raises(Refused) as caught:
        rules.whole("share")
    assert codes(caught) == ["rule.wrong_type"]


def test_aliases_answer_under_the_same_id():
    book = a_book(a_rule("x", a_value(1), aliases=(ParameterId("x_2025"),)))
    rules = book.on(DAY)
    assert rules.value("x_2025") == 1
    assert rules.asked == ("x",)


def test_the_hash_names_values_not_words():
    one, same = a_rule("x", a_value(2)), a_rule("x", a_value(2.0), aliases=(ParameterId("y"),))
    other = a_rule("x", a_value(3))
    assert a_book(one).on(DAY).hash == a_book(same).on(DAY).hash
    assert a_book(one).on(DAY).hash != a_book(other).on(DAY).hash
    assert len(a_book(one).on(DAY).hash) == 64


def test_the_hash_is_stable():
    """The same facts have this name for ever: bundles depend on it."""
    assert a_book(a_rule("x", a_value(2))).on(DAY).hash == (
        "e836b3f902990dde8068220c8c4019d45ab1b4bab872544b4cae1b9f9a826749"
    )


def test_the_hash_of_some_rules_ignores_the_others():
    x, y = a_rule("x", a_value(1)), a_rule("y", a_value(1))
    assert a_book(x).on(DAY).hash == a_book(x, y).on(DAY).hash_of(["x"])
