from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from teukgu.values import Period, Won

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(DAYS), draw(st.none() | DAYS)
    return Period(start, end if end is None or end > start else None)


@given(periods(), periods(), DAYS)
def test_the_overlap_holds_exactly_the_common_days(first: Period, second: Period, day: date) -> None:
    common = first.overlap(second)
    assert (common is not None and day in common) == (day in first and day in second)


@given(periods(), periods())
def test_overlap_does_not_care_about_order(first: Period, second: Period) -> None:
    assert first.overlap(second) == second.overlap(first)


@given(st.integers(-(10**15), 10**15), st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_a_split_keeps_every_won(amount: int, weights: list[int]) -> None:
    parts = Won(amount).split(weights)
    assert sum(part.amount for part in parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.amount - amount * weight / sum(weights)) <= 1 + abs(amount) * 1e-15
