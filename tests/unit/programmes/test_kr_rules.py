"""The rules of Korea's zones as shipped: replay of the law's changes, and what every value must carry."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.yaml_lines import load_yaml
from teukgu.rulebook.parameter import Status
from teukgu.rulebook.value_words import value_words
from teukgu.values import Refused

CASES = Path(__file__).parents[2] / "cases"
CHANGES = load_yaml(CASES / "law_changes.yaml")[0]
IDS = load_yaml(CASES / "rule_ids.yaml")[0]
PROGRAMME = load_programme()
RULEBOOK = PROGRAMME.rulebook
VALUES = [(rule, value) for rule in RULEBOOK.parameters.values() for value in rule.values]
LAW_ADDRESSES = ("https://www.law.go.kr/법령/", "https://www.law.go.kr/행정규칙/")


def answer(name, day):
    rules = RULEBOOK.on(day)
    return rules.value(name) if rules.has(name) else "none"


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['date']} {change['law']} {change['articles']}")
def test_replay_of_a_change_of_the_law(change):
    for name, expected in change.get("rules", {}).items():
        assert answer(name, change["date"] - timedelta(days=1)) == expected["before"]
        assert answer(name, change["date"]) == expected["from"]


def test_the_change_log_holds_exactly_these_changes():
    replayed = sorted((case["date"], case["law"], tuple(case["articles"])) for case in CHANGES)
    assert sorted((change.day, change.law, change.articles) for change in PROGRAMME.law_changes) == replayed


def test_a_rule_that_a_change_touched_has_a_value_that_begins_or_stays_on_that_day():
    for change in PROGRAMME.law_changes:
        for name in change.parameters:
            starts = {value.valid_from for value in RULEBOOK.parameter(name).values}
            assert change.day in starts, (name, change.day)


@pytest.mark.parametrize("name", IDS)
def test_every_known_id_is_found(name):
    assert RULEBOOK.parameter(name)


def test_every_value_names_its_source_and_dates():
    for rule, value in VALUES:
        assert value.references, rule.id
        assert value.last_checked <= value.review_by
        if value.status is Status.IN_FORCE:
            assert all(ref.address.startswith(LAW_ADDRESSES) for ref in value.references), rule.id


def test_every_value_can_be_read_in_both_languages():
    for rule, value in VALUES:
        words = value_words(rule, value)
        assert words.ko
        assert words.en
        assert "_" not in words.en, f"{rule.id}: a code shows through: {words.en}"
        assert not any("가" <= letter <= "힣" for letter in rule.name.en), rule.id


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("applicant", date(2023, 5, 1), ["mayor", "county_head", "district_head", "jointly"]),
        ("committee_ex_officio_count", date(2025, 11, 4), 13),
        ("designation_decision_days", date(2010, 1, 1), 90),
        ("weights_2025", date(2025, 6, 1), {"quantitative": 20, "qualitative_expert": 30, "public": 50}),
    ],
)
def test_corrected_start_dates(name, day, expected):
    assert answer(name, day) == expected


def test_announced_rules_are_refused_on_a_day_until_the_scenario_dates_them():
    for name in ("tiers_reform", "underperformer_share_reform", "designation_period_max_years_reform"):
        with pytest.raises(Refused, match="reform-announced"):
            RULEBOOK.on(date(2026, 11, 22)).value(name)
        assert RULEBOOK.on(date(2026, 11, 22), scenario="reform-announced").value(name)


def test_the_draft_of_next_year_stands_on_the_announced_reform():
    rules = RULEBOOK.on(date(2027, 6, 1), scenario="draft-2027")
    assert rules.value("tiers_reform")
    assert rules.choice("underperformer_population") == "zones_evaluated"
    assert rules.value("evaluation_weights") != RULEBOOK.on(date(2027, 6, 1)).value("evaluation_weights")


def test_every_kind_of_period_says_what_starts_it():
    for rule in RULEBOOK.parameters.values():
        if rule.counting is not None and rule.counting.mode != "date_limit":
            assert rule.counting.starts is not None, rule.id


def test_exemptions_cover_the_articles_and_their_dated_changes():
    covered = {article for exemption in PROGRAMME.exemptions for article in exemption.article.split("-")}
    assert {str(article) for article in range(28, 72)} == covered
    by_id = {exemption.id: exemption for exemption in PROGRAMME.exemptions}
    assert all(by_id[name].version_on(date(2026, 1, 1)).plan for name in ("art_49", "art_59"))
    assert by_id["art_37"].version_on(date(2027, 5, 12)).law.en == "Forest Road Act"
    assert "advertising" not in by_id["art_42"].version_on(date(2026, 6, 30)).subject.en
    assert "advertising" in by_id["art_42"].version_on(date(2026, 7, 1)).subject.en


def test_exemptions_for_one_kind_of_zone_only():
    only = {exemption.article for exemption in PROGRAMME.exemptions if exemption.versions[-1].only_in}
    assert only == {"28", "29", "30", "41", "42", "53", "56", "57", "66", "67"}


def test_no_path_of_a_machine_and_no_private_folder_in_the_data():
    for path in programme_folder().rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not {word for word in ("/work/", "/home/", "shared/", "/tmp/") if word in text}, path


def test_low_ranks_of_a_year_are_told_by_that_year_in_percent():
    rule = RULEBOOK.parameters["cancel_low_rank_share_by_year"]
    words = value_words(rule, rule.values[-1])
    assert words.ko.startswith("평가받은 특구 가운데 아래에서 2017년도 실적부터: 5% 이하; 2026년도 실적: 6% 이하")
    assert "results of 2028: at most 9%; from the results of 2029: at most 10% of the zones" in words.en


def test_the_share_of_the_results_of_2025_is_refused_for_a_decision():
    assert RULEBOOK.on(date(2026, 11, 23)).value("cancel_low_rank_share_unsettled") == {"2025": 0.10}
    with pytest.raises(Refused, match="cancel_low_rank_share_unsettled"):
        RULEBOOK.on(date(2026, 11, 23), mode="decide").value("cancel_low_rank_share_unsettled")
