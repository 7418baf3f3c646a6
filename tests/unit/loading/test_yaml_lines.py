import unicodedata
from datetime import date

import pytest

from teukgu.loading.yaml_lines import LARGEST, load_yaml, parse_yaml
from teukgu.values import Refused


def test_plain_data_and_lines():
    data, lines = parse_yaml("id: a\nvalues:\n  - from: 2019-04-17\n    value: 0.05\n  - value: 3\n", "f.yaml")
    assert data == {"id": "a", "values": [{"from": date(2019, 4, 17), "value": 0.05}, {"value": 3}]}
    assert lines.line("values", 0, "value") == 4
    assert lines.line("values", 1) == 5
    assert lines.line("values", 1, "nothing") == 5
    assert str(lines.place("values", 1, "value")) == "f.yaml:5 (values[1].value)"


def test_words_that_yaml_would_change_stay_text():
    data, _ = parse_yaml("{on: no, 2025: yes, time: 12:30, x: .nan, y: .inf, z: 0x10, w: 03-31, v: 007}", "f")
    assert data == {
        "on": "no", "2025": "yes", "time": "12:30", "x": ".nan", "y": ".inf", "z": "0x10", "w": "03-31", "v": 7.0,
    }  # fmt: skip


def test_empty_values_are_none_and_true_is_true():
    data, _ = parse_yaml("a:\nb: ~\nc: true\nd: 1e3\ne: ''\n", "f")
    assert data == {"a": None, "b": None, "c": True, "d": 1000.0, "e": ""}


def test_empty_file_is_none():
    assert parse_yaml("# nothing\n", "f")[0] is None


def test_text_is_nfc():
    decomposed = unicodedata.normalize("NFD", "특구")
    assert parse_yaml(f"{decomposed}: {decomposed}", "f")[0] == {"특구": "특구"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "yaml.key_twice", 4),
        ("a: [1\nb: 2", "yaml.syntax", 2),
        ("a: &x [1]\nb: *x\n", "yaml.alias", 2),
        ("a: 1\nday: 2025-02-30\n", "yaml.no_such_day", 2),
        ("a: 1\n---\nb: 2\n", "yaml.second_document", 2),
        ("? [a]\n: 1\n", "yaml.key_not_text", 1),
        ("a: 1e999\n", "yaml.bad_number", 1),
        ("a: 1\n\tb: 2\n", "yaml.syntax", 2),
    ],
)
def test_what_is_refused_says_where(text, code, line):
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "f.yaml")
    assert [(finding.code, finding.place.line) for finding in refused.value.findings] == [(code, line)]


def test_all_problems_at_once():
    with pytest.raises(Refused) as refused:
        parse_yaml("a: 2025-13-01\na: 2\nb: 1e999\n", "f.yaml")
    assert len(refused.value.findings) == 3


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "cp949.yaml").write_bytes("이름: 특구".encode("cp949"))
    for path, code in ((tmp_path / "none.yaml", "yaml.unreadable"), (tmp_path / "cp949.yaml", "yaml.encoding")):
        with pytest.raises(Refused) as refused:
            load_yaml(path)
        assert refused.value.findings[0].code == code


def test_the_line_of_what_is_no_text(tmp_path):
    path = tmp_path / "a.yaml"
    for content in ("a: 1\nb: 이름".encode("cp949"), b"a: 1\nb: \x00\n"):
        path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            load_yaml(path)
        assert refused.value.findings[0].place.line == 2


def test_a_file_beyond_any_written_by_hand_is_not_read(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"a: " + b"b" * LARGEST)
    with pytest.raises(Refused) as refused:
        load_yaml(tmp_path / "a.yaml")
    assert [finding.code for finding in refused.value.findings] == ["yaml.too_large"]


@pytest.mark.parametrize(
    "text", ["a: 1\n\tb: 2\n", "a: b: c\n", "a: [1\n", "a: 'x\n", "a: 1\n  b: 2\n", "a: *b\n", "a:\n - 1\n b: 2"]
)
def test_the_parser_speaks_korean_too(text):
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "f.yaml")
    said = refused.value.findings[0].message.ko.removeprefix("YAML")
    assert not any("a" <= letter <= "z" for letter in said.lower()), said


def test_deep_nesting_is_refused_not_a_crash():
    with pytest.raises(Refused):
        parse_yaml("[" * 100_000, "f.yaml")
