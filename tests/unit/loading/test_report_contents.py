"""The parts of the report in words, as programme data."""

from pathlib import Path

import pytest

from teukgu.loading.programme import programme_folder
from teukgu.loading.report_contents import LIMIT, load_report_contents
from teukgu.reporting.contents import missing_items
from teukgu.values import Refused


def test_the_programme_asks_for_the_four_parts_of_the_rule() -> None:
    contents = load_report_contents(programme_folder())
    assert [one.id for one in contents.parts] == ["results", "difficulties", "next_year", "residents"]
    assert [one.figures for one in contents.parts] == [True, False, False, False]
    assert all(one.references and one.items for one in contents.parts)


def test_what_is_missing_is_what_must_be_there_and_is_blank() -> None:
    contents = load_report_contents(programme_folder())
    needed = {one.id for one in contents.items if one.required}
    assert {one.id for one in missing_items(contents, {})} == needed
    written = dict.fromkeys(needed, "적음") | {"difficulties": "  \n"}
    assert [one.id for one in missing_items(contents, written)] == ["difficulties"]


def test_a_programme_without_the_file_asks_for_no_words(tmp_path: Path) -> None:
    assert load_report_contents(tmp_path).parts == ()


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "report_contents.yaml").write_text(
        "parts:\n  - id: a\n    nam: {ko: 가}\n    items:\n      - id: b\n        limit: 많이\n", encoding="utf-8"
    )
    with pytest.raises(Refused) as refused:
        load_report_contents(tmp_path)
    assert len(refused.value.findings) >= 4


def test_the_length_of_a_text_has_a_default(tmp_path: Path) -> None:
    item = "{id: b, name: {ko: 나, en: B}}"
    reference = '[{title: {ko: 법, en: Act}, address: "https://www.law.go.kr/a"}]'
    (tmp_path / "report_contents.yaml").write_text(
        f"parts:\n  - id: a\n    name: {{ko: 가, en: A}}\n    reference: {reference}\n    items: [{item}]\n",
        encoding="utf-8",
    )
    assert load_report_contents(tmp_path).items[0].limit == LIMIT
