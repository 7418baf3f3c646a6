"""No accepted fact is lost, and what was believed at any time can be computed again at any later time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.registry_facts import Fact, believed, in_force

DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
START = datetime(2020, 1, 1, tzinfo=UTC)


@st.composite
def histories(draw):
    """Facts recorded one after another, some of which correct an earlier one of their kind."""
    facts: list[Fact] = []
    for order in range(1, draw(st.integers(0, 12)) + 1):
        kind = draw(st.sampled_from(["name", "status", "sector"]))
        start = draw(st.none() | DAYS)
        end = draw(st.none() | DAYS)
        if start and end and end <= start:
            end = None
        open_facts = [fact for fact in facts if fact.kind == kind and fact.replaced_by is None]
        if open_facts and draw(st.booleans()):
            old = draw(st.sampled_from(open_facts))
            facts[facts.index(old)] = Fact(
                old.order, old.kind, old.value, old.valid_from, old.valid_to, old.recorded_at, order
            )
        facts.append(Fact(order, kind, f"v{order}", start, end, START + timedelta(days=order)))
    return facts


@given(histories())
def test_every_fact_is_believed_or_named_by_its_correction(facts):
    orders = {fact.order for fact in facts}
    kept = {fact.order for fact in believed(facts)}
    for fact in facts:
        assert fact.order in kept or fact.replaced_by in orders


@given(histories(), DAYS, st.integers(0, 13))
def test_the_view_of_a_past_time_equals_the_view_computed_then(facts, day, recorded):
    then = START + timedelta(days=recorded)
    known_then = [
        Fact(
            fact.order,
            fact.kind,
            fact.value,
            fact.valid_from,
            fact.valid_to,
            fact.recorded_at,
            fact.replaced_by if fact.replaced_by and fact.replaced_by <= recorded else None,
        )
        for fact in facts
        if fact.order <= recorded
    ]
    now = {kind: fact.order for kind, fact in in_force(facts, day, known_at=then).items()}
    assert now == {kind: fact.order for kind, fact in in_force(known_then, day).items()}


@given(histories(), DAYS)
def test_the_order_of_reading_does_not_matter(facts, day):
    assert in_force(facts, day) == in_force(list(reversed(facts)), day)


@given(histories(), DAYS)
def test_what_is_in_force_holds_on_the_day_and_nothing_believed_began_later(facts, day):
    for kind, fact in in_force(facts, day).items():
        assert fact.holds_on(day)
        rivals = [one for one in believed(facts) if one.kind == kind and one.holds_on(day)]
        assert all((one.valid_from or date.min) <= (fact.valid_from or date.min) for one in rivals)
