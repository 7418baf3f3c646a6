"""What must hold for any rules: one value a day, never a neighbour's; a hash that depends on values alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.rulebook.make import a_book, a_rule, a_value

from teukgu.rulebook.hashing import canonical_json, sha256_of
from teukgu.rulebook.parameter import Status
from teukgu.rulebook.scenario import Scenario
from teukgu.values import Bilingual, ParameterId, Refused

DAYS = st.dates(date(2004, 1, 1), date(2040, 12, 31))
SPANS = st.lists(DAYS, min_size=2, max_size=8, unique=True).map(sorted)
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
PLAIN = LEAVES | st.lists(LEAVES, max_size=3) | st.dictionaries(st.text(max_size=5), LEAVES, max_size=3)


def rule_of(starts):
    ends = [*starts[1:], None]
    return a_rule("x", *(a_value(n, start, end) for n, (start, end) in enumerate(zip(starts, ends, strict=True))))


@given(SPANS, DAYS)
def test_the_value_of_a_day_is_the_last_that_began(starts, day):
    rules = a_book(rule_of(starts)).on(day)
    begun = [number for number, start in enumerate(starts) if start <= day]
    assert rules.has("x") == bool(begun)
    if begun:
        assert rules.value("x") == begun[-1]


@given(SPANS, DAYS)
def test_a_bounded_value_never_answers_outside_its_days(starts, day):
    only = a_value(7, starts[0], starts[-1])
    rules = a_book(a_rule("x", only)).on(day)
    assert rules.has("x") == (starts[0] <= day < starts[-1])


@given(SPANS, DAYS, DAYS)
def test_the_hash_changes_exactly_when_a_value_does(starts, one, other):
    book = a_book(rule_of(starts))
    first, second = book.on(one), book.on(other)
    assert (first.hash == second.hash) == (first.current == second.current)


@given(SPANS, DAYS, DAYS)
def test_a_scenario_rules_from_its_first_day_and_nowhere_before(starts, begin, day):
    value = a_value(99, begin, scenario="s")
    book = a_book(rule_of(starts), scenarios=[Scenario("s", Bilingual("가", "a"), {ParameterId("x"): (value,)})])
    with_it, without = book.on(day, scenario="s"), book.on(day)
    assert with_it.current.get("x") == (value if day >= begin else without.current.get("x"))


@given(DAYS, st.sampled_from(Status), st.integers(-1500, 1500))
def test_decide_refuses_whatever_preview_warns_about(day, status, days_good):
    unknown = status is Status.UNKNOWN
    reviewed = day + timedelta(days=days_good)
    book = a_book(a_rule("x", a_value(None if unknown else 1, date(2000, 1, 1), status=status, review_by=reviewed)))
    try:
        decided = book.on(day, mode="decide").value("x")
    except Refused:
        decided = None
    doubtful = unknown or bool(book.on(day).doubts("x"))
    assert (decided is None) == doubtful


@given(st.dictionaries(st.text(max_size=5), PLAIN, max_size=5))
def test_canonical_json_does_not_depend_on_the_order_of_keys(data):
    turned = dict(reversed(data.items()))
    assert canonical_json(data) == canonical_json(turned)
    assert sha256_of(data) == sha256_of(turned)
