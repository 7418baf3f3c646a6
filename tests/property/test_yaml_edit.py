"""A change of a YAML text touches its keys only: the rest of the mapping, and every comment, stay as they were."""

from datetime import date
from difflib import ndiff

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teukgu.loading.scheme_file import shipped_schemes
from teukgu.loading.yaml_edit import REMOVED, Change, block_text, changed, edit_yaml
from teukgu.loading.yaml_lines import parse_yaml
from teukgu.values import nfc

TEXTS = {name: path.read_text() for name, path in shipped_schemes().items()}
TEXT = """\
# 머리말 / head
id: s   # 끝말
name: {ko: 평가, en: "a: b"}
note: >-
  두 줄의
  글
# 지표
indicators:
  a:
    from: sales  # here
    list: [1, {b: 2}, 'c']

  # between
  b:
tree:
  parts:
    - {indicator: a, weight: 0.25}  # first
    # second follows
    - indicator: b
      weight: {x: 1, y: 2}
    -   - 1
        - 2
names:
- 하나
- {}
- []
last: |
  글
# 끝
"""
WORDS = st.text(max_size=8).map(nfc)
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6), st.dates(),
    st.sampled_from(["1e5", "2025-01-01", "no", "012", "a: b", "# x", "가 나", "9/1", "1:30", "- a", "!x", "*a", ""]),
    WORDS,
)  # fmt: skip
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)


def paths(data, path=()):
    """Every place in plain data, with those where something may be added."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key)
            yield from paths(value, (*path, key))
        yield (*path, "new_key")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield (*path, number)
            yield from paths(value, (*path, number))
        yield (*path, len(data))


def comments(text):
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_change_touches_its_key_only_and_what_is_written_is_read_back(data):
    text = TEXT
    for _ in range(data.draw(st.integers(1, 3))):
        before = parse_yaml(text, "")[0]
        path = data.draw(st.sampled_from(list(paths(before))))
        value = data.draw(st.one_of(VALUES, st.just(REMOVED)))
        try:
            wanted = changed(before, [Change(path, value)])
        except LookupError:
            continue
        edited = edit_yaml(text, [Change(path, value)])
        assert parse_yaml(edited.text, "")[0] == wanted
        text = edited.text


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_composed_anew_is_read_back(mapping):
    assert parse_yaml(block_text(mapping), "")[0] == mapping


def test_numbers_and_weights_are_written_where_they_stood_and_comments_stay():
    text = TEXTS["practice-2025"]
    edited = edit_yaml(
        text,
        [
            Change(("tree", "parts", 0, "weight"), 30),
            Change(("tree", "parts", 1, "weight"), {"가형": 20, "default": 20}),
            Change(("indicators", "sales_growth", "direction"), "less"),
            Change(("tree", "parts", 0, "parts", 6), {"indicator": "jobs", "weight": 0}),
            Change(("indicators", "jobs"), {"name": {"ko": "일자리: 수", "en": "jobs"}}),
            Change(("indicators", "place_growth"), REMOVED),
            Change(("tiers", "shares"), ["9/172", "rest", 0.1]),
            Change(("tiers", "caps"), REMOVED),
            Change(("date",), date(2027, 1, 4)),
        ],
    )
    assert not edited.comments_lost
    assert comments(edited.text) == comments(text)
    lines = [line[0] for line in ndiff(text.splitlines(), edited.text.splitlines())]
    assert lines.count("-") == 13  # 4 values, the caps, 8 lines of the indicator that was taken out
    assert lines.count("+") == 7
    assert "- {indicator: jobs, weight: 0}" in edited.text


def test_what_cannot_be_written_in_place_is_composed_anew_and_told():
    edited = edit_yaml("# why\n- a: 1 # here\n  b: 2\n", [Change((0, "a"), REMOVED), Change((1,), {"c": [1]})])
    assert parse_yaml(edited.text, "")[0] == [{"b": 2}, {"c": [1]}]
    assert edited.comments_lost
    odd = "x: {a: 1, # one\n  b: 2}\ny: 'it''s'\n"
    assert edit_yaml(odd, [Change(("x", "b"), 3)]).text == odd.replace("2", "3")
    with pytest.raises(LookupError):
        edit_yaml("a: 1\n", [Change(("b", "c"), 1)])
