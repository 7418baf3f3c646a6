"""``teukgu indicators``: lists by year and type, one definition with its versions, and words for what is not there."""

import json

import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import indicators

APP = typer.Typer()
indicators.register(APP)
APP.callback()(lambda: None)


def teukgu(*words, language="en"):
    return CliRunner().invoke(APP, ["indicators", *words], env={"COLUMNS": "160", "TEUKGU_LANG": language})


def test_the_list_says_that_all_is_assumed():
    shown = teukgu("list", "--year", "2026")
    assert shown.exit_code == 0
    assert "50 indicators of 2026 · assumed" in shown.stdout
    assert "2026년 지표 50개 · 가정" in teukgu("list", "--year", "2026", language="ko").stdout


def test_a_type_is_asked_for_its_own():
    listed = json.loads(teukgu("list", "--year", "2026", "--type", "type_3", "--json").stdout)
    ids = {one["id"] for one in listed["indicators"]}
    assert {"sales", "shop_survival"} <= ids
    assert "exports" not in ids


def test_an_earlier_year_had_fewer_and_other_definitions():
    listed = json.loads(teukgu("list", "--year", "2018", "--json").stdout)
    found = {one["id"]: one for one in listed["indicators"]}
    assert found["jobs"]["version"] == 2
    assert "exports" not in found


def test_one_indicator_in_korean_shows_why_its_series_breaks():
    shown = teukgu("show", "jobs", language="ko").stdout
    assert "판 2 (2016–2024): 앞 판과 견줄 수 없음" in shown
    assert "36,623" in shown


def test_one_indicator_as_json_holds_every_version():
    shown = json.loads(teukgu("show", "jobs", "--json").stdout)
    assert [one["comparability"] for one in shown["versions"]] == ["first", "broken", "broken"]
    assert shown["versions"][-1]["disaggregations"][0]["parts"][0] == {
        "id": "women",
        "name": {"ko": "여성", "en": "women"},
    }
    assert shown["status"] == "assumed"


@pytest.mark.parametrize("words", [["show", "sale"], ["list", "--type", "type_9"], ["list", "--programme", "/nowhere"]])
def test_what_is_not_there_gets_a_finding_and_no_trace(words):
    shown = teukgu(*words)
    assert shown.exit_code == 2
    assert "→" in shown.output
    assert "Traceback" not in shown.output


def test_near_names_are_offered():
    assert "sales" in teukgu("show", "sale").output
