"""What a recomputation changed is listed whole: no zone moves without a line of its own."""

from hypothesis import given
from hypothesis import strategies as st

from teukgu.evaluation.moves import Standing, moves
from teukgu.values import ZoneId

ZONES = [ZoneId(f"z{number}") for number in range(6)]
standings = st.dictionaries(
    st.sampled_from(ZONES),
    st.tuples(
        st.none() | st.sampled_from([1.0, 1.5, 2.0]), st.none() | st.integers(1, 6), st.none() | st.integers(1, 3)
    ),
)


def _made(found):
    return [Standing(zone, f"특구 {zone}", *facts) for zone, facts in found.items()]


@given(standings, standings)
def test_a_zone_is_listed_exactly_when_it_moved(before, after):
    listed = {one.zone for one in moves(_made(before), _made(after))}
    assert listed == {zone for zone in ZONES if before.get(zone) != after.get(zone)}


@given(standings, standings)
def test_following_the_moves_leads_from_the_one_to_the_other(before, after):
    found = dict(before)
    for one in moves(_made(before), _made(after)):
        if one.after is None:
            del found[one.zone]
        else:
            found[one.zone] = (one.after.score, one.after.rank, one.after.tier)
    assert found == after


def test_the_words_say_what_was_and_what_is():
    (one,) = moves(
        [Standing(ZONES[0], "늘누리", 71.5, 4, 3, "보통")], [Standing(ZONES[0], "늘누리", 72.0, 3, 2, "우수")]
    )
    assert one.words.ko == "늘누리(z0): 점수 71.5→72.0, 순위 4→3, 등급 보통→우수"
    (gone,) = moves([Standing(ZONES[0], "늘누리", 71.5, 4, None)], [])
    assert gone.words.en == "늘누리 (z0): score 71.5→-, rank 4→-, tier -→-"
