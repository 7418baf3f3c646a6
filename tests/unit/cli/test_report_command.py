"""``teukgu report template``: zones of the registry, of the demonstration, typed ones; refusals."""

import pytest
import typer
from tests.workbook_tools import lines_by_code, opened
from typer.testing import CliRunner

from teukgu.cli import report

APP = typer.Typer()
report.register(APP)
APP.callback()(lambda: None)


def teukgu(*words, language="ko"):
    return CliRunner().invoke(APP, ["report", *words], env={"COLUMNS": "160", "TEUKGU_LANG": language})


@pytest.fixture
def target(tmp_path):
    return tmp_path / "report.xlsx"


def template(target, *words, **options):
    return teukgu("template", "-o", str(target), *words, **options)


def test_an_invented_zone_comes_with_its_type_and_last_years_figures(target):
    made = template(target, "--zone", "EX00001", "--year", "2025")
    assert (made.exit_code, made.stderr) == (0, "")
    assert "적을 값 73개" in made.stdout
    lines = lines_by_code(target.read_bytes())
    assert lines["figure:sales"]["last"] == 5_966_000_000
    assert lines["figure:jobs"]["last"] == "정의가 바뀌어 견줄 수 없음", "the definition of jobs changed in 2025"
    book = opened(target.read_bytes())
    texts = [one for row in book["안내"].iter_rows(values_only=True) for one in row if one]
    assert {"부가가치 고도화형", "2026. 3. 31.", "예시늘누리군"} <= set(texts)


def test_the_demonstration_is_bound_by_the_rules_of_the_real_programme(target):
    made = template(target, "--zone", "EX00001", "--year", "2025", "--programme", "demonstration")
    assert (made.exit_code, made.stderr) == (0, "")
    checked = teukgu("check", str(target), "--programme", "demonstration")
    assert checked.exit_code == 0, checked.stdout + checked.stderr


def test_a_zone_of_the_registry_is_named_by_it(target):
    assert template(target, "--zone", "KZ2004-01", "--year", "2026", "--type", "type_3", language="en").exit_code == 0
    assert "figure:shops_opened" in lines_by_code(target.read_bytes())
    assert opened(target.read_bytes())["Guide"]["C2"].value == "Sunchang Fermented Paste Industry Zone"


def test_without_a_type_only_what_every_zone_is_asked(target):
    template(target, "--zone", "KZ2004-01", "--year", "2026")
    lines = lines_by_code(target.read_bytes())
    assert "figure:sales" in lines
    assert "figure:exports" not in lines


def test_a_zone_nobody_knows_needs_a_name_and_may_give_its_stages(target):
    words = ("--zone", "NEW-1", "--name", "새 특구", "--year", "2026", "--type", "type_1", "--stage", "production")
    assert template(target, *words).exit_code == 0
    lines = lines_by_code(target.read_bytes())
    assert "figure:production_value" in lines
    assert "figure:exports" not in lines


def test_a_file_that_is_there_is_left_alone(target):
    target.write_text("half a day's work")
    refused = template(target, "--zone", "EX00001", "--year", "2025")
    assert (refused.exit_code, target.read_text()) == (2, "half a day's work")
    assert "[report.file_there]" in refused.stderr
    assert template(target, "--zone", "EX00001", "--year", "2025", "--force").exit_code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_everything_wrong_is_said_at_once(target):
    refused = template(target, "--zone", "X", "--year", "1990", "--type", "t", "--stage", "q")
    assert refused.exit_code == 2
    for code in ("unknown_code", "nothing_asked", "no_such_zone"):
        assert f"[report.{code}]" in refused.stderr
    assert refused.stderr.count("report.unknown_code") == 2
    assert not target.exists()


def test_a_folder_that_is_not_there_is_a_finding(tmp_path):
    refused = template(tmp_path / "no" / "a.xlsx", "--zone", "EX00001", "--year", "2025", language="en")
    assert refused.exit_code == 2
    assert "[report.not_written]" in refused.stderr


@pytest.mark.parametrize("year", ["0", "99999", "soon"])
def test_a_year_out_of_reach_is_a_usage_error_and_no_trace(target, year):
    refused = template(target, "--zone", "KZ2004-01", "--year", year)
    assert refused.exit_code == 2
    assert "--year" in refused.stderr
    assert isinstance(refused.exception, SystemExit)
