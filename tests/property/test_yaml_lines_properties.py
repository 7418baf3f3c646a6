"""YAML read with lines: what is written comes back, and every key's line is its own."""

import json
import unicodedata
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.yaml_lines import parse_yaml
from teukgu.values import Refused

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(st.dictionaries(WORDS, st.integers(-(10**15), 10**15) | WORDS, min_size=1, max_size=6))
def test_quoted_text_and_numbers_come_back_with_the_line_of_each_key(data):
    written = {
        json.dumps(key, ensure_ascii=False): json.dumps(value, ensure_ascii=False) for key, value in data.items()
    }
    read, lines = parse_yaml("\n".join(f"{key}: {value}" for key, value in written.items()), "f")
    assert read == data
    assert [lines.line(key) for key in data] == list(range(1, len(data) + 1))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_never_a_crash(text):
    with suppress(Refused):
        parse_yaml(text, "f")
