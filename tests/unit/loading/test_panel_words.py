"""The pledge of reviewers: read with its clauses, and any change of words changes its hash."""

from dataclasses import replace

import pytest

from teukgu.loading.panel_words import PanelWords, load_panel_words
from teukgu.loading.programme import programme_folder
from teukgu.values import Refused


def test_the_pledge_is_read_and_hashed() -> None:
    pledge = load_panel_words(programme_folder("kr_special_zones")).pledge
    assert pledge.version
    assert len(pledge.clauses) >= 3
    assert all(one.ko and one.en for one in pledge.clauses)
    assert pledge.sha256 == load_panel_words(programme_folder("kr_special_zones")).pledge.sha256
    assert replace(pledge, clauses=pledge.clauses[:-1]).sha256 != pledge.sha256
    assert replace(pledge, version="2").sha256 != pledge.sha256


def test_a_clause_without_english_is_refused(tmp_path) -> None:
    assert load_panel_words(tmp_path) == PanelWords()
    (tmp_path / "panel_words.yaml").write_text(
        'pledge: {version: "1", clauses: [{ko: 지키겠습니다}]}\n', encoding="utf-8"
    )
    with pytest.raises(Refused):
        load_panel_words(tmp_path)
