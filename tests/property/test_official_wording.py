"""The reading of an amount, read back by a reader of its own, is the amount; marks never repeat."""

from hypothesis import given
from hypothesis import strategies as st

from teukgu.documents.official.marks import mark
from teukgu.documents.official.money import won_reading
from teukgu.values.particles import with_particle

VALUES = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9, "영": 0}
SMALL = {"십": 10, "백": 100, "천": 1000}
LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}


def read_back(text: str) -> int:
    total = group = digit = 0
    for character in text:
        if character in VALUES:
            digit = VALUES[character]
        elif character in SMALL:
            group, digit = group + digit * SMALL[character], 0
        else:
            total, group, digit = total + (group + digit) * LARGE[character], 0, 0
    return total + group + digit


@given(st.integers(0, 10**16))
def test_the_reading_is_the_amount(amount: int) -> None:
    assert read_back(won_reading(amount)) == amount


@given(st.integers(1, 8))
def test_marks_of_a_level_never_repeat(level: int) -> None:
    marks = [mark(level, place) for place in range(1, 85)]
    assert len(set(marks)) == len(marks)


@given(st.text(max_size=12), st.sampled_from(["은/는", "이/가", "을/를", "와/과", "으로/로"]))
def test_a_particle_is_always_added_and_the_word_stays(word: str, pair: str) -> None:
    said = with_particle(word, pair)
    assert said.startswith(word)
    assert said[len(word) :].strip("()") != ""
