"""``teukgu statistics load|list|show``: what they say, in both languages and as JSON."""

import json

import pytest
import typer
from tests.statistics_tools import KEY, as_json, desk, gateway_error, kosis_row
from typer.testing import CliRunner

from teukgu.cli import statistics

pytestmark = pytest.mark.usefixtures("portal")

APP = typer.Typer()
statistics.register(APP)
CSV = """행정구역별(1),행정구역별(2),2024
행정구역별(1),행정구역별(2),종사자수 (명)
전국,소계,1
전북특별자치도,순창군,"11,200"
전북특별자치도,고창군,X
"""


@APP.callback()
def _main() -> None:
    """Keep the command a group of its own."""


def run(*words):
    done = CliRunner().invoke(APP, ["statistics", *map(str, words)])
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "종사자.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_load_a_file_then_list_and_show_it(file):
    done = run("load", "employees", "--file", file, "--published", "2026-03-01", "--note", "자체 메모")
    assert done.exit_code == 0
    assert "employees: 2건 (2024-2024) 실음" in done.output
    assert "시군구가 아닌 줄: 1" in done.output
    assert "바꾼 것 없음" in run("load", "employees", "--file", file, "--published", "2026-03-01").output
    listed = run("list", "--lang", "en").output
    assert "published 2026-03-01" in listed
    assert "not confirmed with the real source" in listed
    assert "statistics/statistics.csv" in listed
    shown = run("show", "전북 순창군", "--indicator", "employees").output
    assert "2024  종사자 수  11,200 명" in shown
    assert "종사자.csv" in shown
    assert "(secret)" in run("show", "고창군", "--indicator", "employees", "--lang", "en").output


def test_as_of_a_day_and_as_json(file):
    run("load", "employees", "--file", file)
    data = json.loads(run("show", "M227", "--indicator", "employees", "--json").stdout)
    [figure] = data["figures"]
    assert (data["region"], figure["year"], figure["value"]) == ("M227", 2024, 11200)
    assert len(figure["vintage"]["sha256"]) == 64
    assert json.loads(run("show", "M227", "--as-of", "2020-01-01", "--json").stdout)["figures"] == []
    listed = json.loads(run("list", "--json").stdout)
    assert {one["id"] for one in listed["series"]} >= {"employees", "registered_population"}
    assert [one["series"] for one in listed["vintages"]] == ["employees", ""]
    assert json.loads(run("list", "--as-of", "2020-01-01", "--json").stdout)["vintages"] == []
    looked = json.loads(run("load", "employees", "--file", file, "--dry-run", "--json").stdout)
    assert (looked["vintage"], looked["figures"], looked["years"]) == (None, 2, [2024])


def test_ask_a_service(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setenv("TEUKGU_KOSIS_KEY", KEY)
    with desk([as_json([kosis_row("52770", "순창군", 2024, "26,822")])]) as server:
        monkeypatch.setenv("TEUKGU_KOSIS_URL", server.address)
        done = run("load", "registered_population", "--years", "2024", "--lang", "en")
    assert done.exit_code == 0
    assert "registered_population: 1 figures (2024-2024) loaded as vintage" in done.output
    assert KEY not in done.output + run("list").output
    assert (tmp_path / "statistics" / "answers").is_dir()


def test_a_refusal_of_the_gateway_reads_like_a_sentence(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    monkeypatch.setenv("TEUKGU_DATA_GO_KR_KEY", "a%2Bb%3D")
    with desk([gateway_error("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR")]) as server:
        monkeypatch.setenv("TEUKGU_DATA_GO_KR_URL", server.address)
        done = run("load", "registered_population_mois", "--years", "2024")
        assert server.asked[0][1]["serviceKey"] == "a+b="
    assert done.exit_code == 2
    assert "등록되지 않은 서비스 키" in done.output
    assert "a+b=" not in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "nothing", "--years", "2024"), "series_unknown"),
        (("load", "employees", "--years", "2024"), "no_service"),
        (("load", "registered_population", "--years", "20x4"), "--years"),
        (("load", "registered_population", "--years", "2024-2020"), "--years"),
        (("load", "registered_population"), "--years 값이 없습니다"),
        (("load", "employees", "--file", "/no/such.csv"), "statistics.unreadable"),
        (("load", "employees", "--file", "/", "--published", "soon"), "--published"),
        (("list", "--as-of", "yesterday"), "--as-of"),
        (("show", "고성군"), "여러 곳이 있습니다"),
        (("show", "없는군"), "시군구가 없습니다"),
        (("show", "M227", "--indicator", "nothing"), "statistics.indicator"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_cure(words, said):
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.output
    assert "→" in done.output


def test_without_a_key_the_variable_is_named(monkeypatch):
    monkeypatch.delenv("TEUKGU_KOSIS_KEY", raising=False)
    done = run("load", "registered_population", "--years", "2024")
    assert done.exit_code == 2
    assert "TEUKGU_KOSIS_KEY" in done.output
