import json

import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import rule

APP = typer.Typer()
rule.register(APP)
APP.callback()(lambda: None)


def teukgu(*words, language="en"):
    return CliRunner().invoke(APP, ["rule", *words], env={"COLUMNS": "200", "TEUKGU_LANG": language})


def test_list_shows_name_value_and_status():
    shown = teukgu("list", "--on", "2026-03-31")
    assert shown.exit_code == 0
    for words in ("Time to finish the evaluation", "180 days", "in force", "announced, not enacted"):
        assert words in shown.stdout


def test_list_as_json():
    listed = json.loads(teukgu("list", "--on", "2026-03-31", "--json").stdout)
    found = {record["id"]: record for record in listed["rules"]}
    assert found["evaluation_deadline_days"]["value"] == {"ko": "180일", "en": "180 days"}
    assert len(listed["hash"]) == 64


def test_show_one_in_korean():
    shown = teukgu("show", "report_due", "--on", "2026-03-31", language="ko")
    assert "다음 해 3월 31일" in shown.stdout
    assert "지역특구법 시행규칙 제3조제1항" in shown.stdout


def test_show_as_json_holds_every_value_with_its_reference():
    shown = json.loads(teukgu("show", "cancel_grounds", "--on", "2022-07-04", "--json").stdout)
    assert len(shown["value"]) == 7
    assert [value["valid_from"] for value in shown["values"]] == ["2019-04-17", "2022-07-05"]
    assert shown["values"][0]["references"][0]["address"].startswith("https://www.law.go.kr/")


def test_show_by_alias_and_by_exemption():
    assert "evaluation_weights" in teukgu("show", "weights_2025", "--on", "2026-01-01").stdout
    assert "Forest Road Act" in teukgu("show", "art_37", "--on", "2027-05-12").stdout


def test_an_exemption_as_json():
    shown = json.loads(teukgu("show", "art_42", "--on", "2026-06-30", "--json").stdout)
    assert shown["on_day"] == "2019-04-17"
    assert [version["valid_from"] for version in shown["versions"]] == ["2019-04-17", "2026-07-01"]


def test_a_near_name_is_suggested():
    shown = teukgu("show", "evaluation_deadline")
    assert shown.exit_code == 2
    assert "Did you mean: evaluation_deadline_days" in shown.stderr


@pytest.mark.parametrize("day", ["2026-02-30", "31.3.2026", "soon", "20260331"])
def test_a_bad_day_is_told(day):
    shown = teukgu("show", "report_due", "--on", day)
    assert shown.exit_code == 2
    assert "YYYY-MM-DD" in shown.stderr
    assert "Traceback" not in shown.output


def test_an_unknown_value_asked_for_on_a_day_is_an_error_that_names_candidates():
    shown = teukgu("show", "tier_method", "--on", "2026-01-01")
    assert shown.exit_code == 2
    assert "rank_share, score_threshold, both" in shown.stderr
    assert teukgu("show", "tier_method", "--on", "2026-01-01", "--json").exit_code == 2


def test_an_announced_value_needs_a_scenario():
    assert teukgu("show", "tiers_reform", "--on", "2026-05-01").exit_code == 2
    with_it = teukgu("show", "tiers_reform", "--on", "2026-05-01", "--scenario", "reform-announced")
    assert with_it.exit_code == 0
    assert "outstanding" in with_it.stdout
    assert teukgu("show", "tiers_reform", "--scenario", "nothing").exit_code == 2


def test_check_of_the_shipped_programme_and_of_a_broken_one(tmp_path):
    assert "Nothing wrong" in teukgu("check", "kr_special_zones").stdout
    (tmp_path / "programme.yaml").write_text("id: p\nnam: x\n", encoding="utf-8")
    broken = teukgu("check", str(tmp_path))
    assert broken.exit_code == 2
    assert f"{tmp_path.as_posix()}/programme.yaml:2" in broken.stderr
    assert "Did you mean 'name'" in broken.stderr


def test_manual_is_written(tmp_path):
    assert teukgu("manual", "--on", "2026-11-22", "--out", str(tmp_path)).exit_code == 0
    assert (tmp_path / "rules.en.md").exists()
