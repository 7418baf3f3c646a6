"""The generated manual: the committed files are what the rules give, and it says what a reader needs."""

import re
from datetime import date
from pathlib import Path

import pytest

from teukgu.documents.rule_manual import manual_text, write_manual
from teukgu.loading.programme import load_programme
from teukgu.rulebook.manual import manual_on
from teukgu.values import Refused

DOCS = Path(__file__).parents[3] / "docs" / "reference"
PROGRAMME = load_programme()
DAY = date(2026, 11, 22)


def entries_of(manual):
    return {entry.id: entry for section in manual.sections for entry in section.entries}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_committed_manual_is_the_generated_one(language):
    """Mend with: teukgu rule manual --on 2026-11-22 --out docs/reference."""
    committed = (DOCS / f"rules.{language}.md").read_text(encoding="utf-8")
    assert committed == manual_text(manual_on(PROGRAMME, DAY), language)


def test_every_rule_that_has_not_ended_stands_in_it_once():
    listed = [entry.id for section in manual_on(PROGRAMME, DAY).sections for entry in section.entries]
    ended = {
        name
        for name, parameter in PROGRAMME.rulebook.parameters.items()
        if all(value.valid_to is not None and value.valid_to <= DAY for value in parameter.values)
    }
    assert ended == {"award_amounts"}
    assert sorted(listed) == sorted(set(PROGRAMME.rulebook.parameters) - ended)


def test_a_rule_that_has_not_begun_is_shown_as_planned():
    entries = entries_of(manual_on(PROGRAMME, date(2026, 6, 30)))
    ads = entries["foreign_language_medical_ads"]
    assert ads.since is None
    assert ads.planned[0].since == date(2026, 7, 1)
    assert entries["tiers_reform"].planned[0].since is None
    assert entries["cancel_grounds"].former[0].since == date(2019, 4, 17)


def test_the_scenario_is_named_and_its_values_are_shown():
    manual = manual_on(PROGRAMME, DAY, scenario="reform-announced")
    assert entries_of(manual)["underperformer_share_reform"].value.en == "at most 10% of the zones"
    assert manual.scenario is not None
    assert manual.scenario.ko in manual_text(manual, "ko")
    assert manual.hash != manual_on(PROGRAMME, DAY).hash


def test_topics_and_rules_follow_the_programme():
    manual = manual_on(PROGRAMME, DAY)
    assert [section.topic for section in manual.sections] == list(PROGRAMME.topics)
    assert manual.sections[0].entries[0].id == "applicant"


def test_english_text_has_no_hangul_but_addresses_and_quoted_terms():
    text = manual_text(manual_on(PROGRAMME, DAY), "en")
    quoted = r"<[^>]*>|\((특구|탁월|우수|부진|고시)\)|탁월-우수-보통-미흡-부진"
    assert re.findall(r"[가-힣]+", re.sub(quoted, "", text)) == []


def test_a_future_version_of_an_exemption_is_announced():
    text = manual_text(manual_on(PROGRAMME, DAY), "en")
    assert "Planned: 12 May 2027 — The base law becomes the Forest Road Act." in text


def test_stale_values_are_marked():
    assert "past its review date" in manual_text(manual_on(PROGRAMME, date(2030, 1, 1)), "en")


def test_files_are_written_in_both_languages(tmp_path):
    paths = write_manual(manual_on(PROGRAMME, DAY), tmp_path / "new")
    assert [path.name for path in paths] == ["rules.ko.md", "rules.en.md"]
    assert paths[0].read_text(encoding="utf-8").startswith("# 지역특화발전특구 규칙집 (2026. 11. 22. 기준)")


def test_since_is_the_day_the_value_last_changed_not_the_text():
    entries = entries_of(manual_on(PROGRAMME, DAY))
    assert entries["applicant"].since == date(2019, 4, 17)
    assert entries["applicant"].former == ()
    assert entries["committee_ex_officio_count"].since == date(2019, 4, 17)
    assert entries["designation_decision_days"].since == date(2019, 4, 17)
    assert [change.since for change in entries["designation_decision_days"].former] == [date(2004, 9, 23)]
    assert entries["cancel_grounds"].since == date(2022, 7, 5)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        write_manual(manual_on(PROGRAMME, DAY), tmp_path / "taken")
    assert [finding.code for finding in refused.value.findings] == ["rule.unwritable"]


def test_articles_put_in_later_and_spans_are_named_as_the_law_does():
    text = manual_text(manual_on(PROGRAMME, DAY), "ko")
    assert "제141조의5" in text
    assert "### 제62조ㆍ제63조 " in text
    assert "-2조" not in text


def test_law_of_a_later_day_is_not_called_in_force():
    entries = entries_of(manual_on(PROGRAMME, date(2026, 6, 30)))
    assert entries["foreign_language_medical_ads"].status.en == "enacted, not yet in force"
    assert entries["foreign_language_medical_ads"].planned[0].status.ko == "시행 예정"
    assert entries["cancel_grounds"].status.en == "in force"
    assert entries["cancel_grounds"].former[0].status.en == "in force then"
