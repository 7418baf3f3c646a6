"""Properties of any assignment: no conflict, no overload, nothing scored moves, same request same pairs."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.evaluation.panels.assignment import Request, Reviewer, ZoneNeed, assign, replace_reviewer
from teukgu.evaluation.panels.connection import parts
from teukgu.values import Refused

FIELDS = ("food", "industry", "tourism")


@st.composite
def requests(draw):
    fields = st.frozensets(st.sampled_from(FIELDS), max_size=2)
    zones = tuple(
        ZoneNeed(f"z{number}", draw(fields), draw(st.integers(1, 3)), draw(st.integers(0, 2)))
        for number in range(draw(st.integers(2, 8)))
    )
    reviewers = tuple(
        Reviewer(f"r{number}", draw(fields), draw(st.integers(1, 6))) for number in range(draw(st.integers(3, 7)))
    )
    pairs = st.tuples(st.sampled_from([one.zone for one in zones]), st.sampled_from([one.id for one in reviewers]))
    barred = dict.fromkeys(draw(st.sets(pairs, max_size=8)), ("home",))
    return Request(zones, reviewers, draw(st.integers(0, 1000)), barred)


def made(request):
    try:
        return assign(request)
    except Refused:
        return None


@given(requests())
@settings(max_examples=60, deadline=None)
def test_hard_limits_hold_or_it_is_refused(request):
    found = made(request)
    if found is None:
        return
    assert not set(found.pairs) & set(request.barred)
    for zone in request.zones:
        team = found.team(zone.zone)
        assert len(team) == len(set(team)) == zone.reviewers
    for reviewer in request.reviewers:
        assert len(found.load(reviewer.id)) <= reviewer.most
    if any(zone.reviewers > 1 for zone in request.zones):
        assert len(parts(found.pairs)) == 1


@given(requests(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_lists_does_not_matter(request, chance):
    zones, reviewers = list(request.zones), list(request.reviewers)
    chance.shuffle(zones)
    chance.shuffle(reviewers)
    one, other = made(request), made(replace(request, zones=tuple(zones), reviewers=tuple(reviewers)))
    assert (one and one.pairs) == (other and other.pairs)


@given(requests(), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_scored_never_moves(request, data):
    first = made(request)
    if first is None:
        return
    scored = frozenset(data.draw(st.sets(st.sampled_from(first.pairs))))
    again = made(replace(request, scored=scored, previous=frozenset(first.pairs), seed=request.seed + 1))
    assert again is not None
    assert scored <= set(again.pairs)
    assert set(again.pairs) == set(first.pairs)  # nothing speaks against what was sent out before


@given(requests(), st.data())
@settings(max_examples=40, deadline=None)
def test_a_leaver_is_replaced_and_nobody_else_moves(request, data):
    first = made(request)
    if first is None:
        return
    leaver = data.draw(st.sampled_from(sorted({reviewer for _, reviewer in first.pairs})))
    scored = frozenset(data.draw(st.sets(st.sampled_from(first.pairs))))
    try:
        again = replace_reviewer(first, leaver, scored, seed=request.seed + 1)
    except Refused:
        return
    others = {pair for pair in first.pairs if pair[1] != leaver}
    assert others | scored <= set(again.pairs)
    assert {pair for pair in again.pairs if pair[1] == leaver} == {pair for pair in scored if pair[1] == leaver}
    assert len(again.pairs) == len(first.pairs)
    assert not set(again.pairs) & set(request.barred)
