"""The command ``panel``: severity of raters on screen and as files, refusals in words."""

import csv

import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import panel
from teukgu.documents.example_folder import write_example
from teukgu.examples import invent_programme


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("example") / "in"
    write_example(invent_programme(60, 3), target, {})
    return target


@pytest.fixture
def run(folder):
    app = typer.Typer()
    panel.register(app)
    app.command("other")(lambda: None)
    return lambda *words: CliRunner().invoke(app, ["panel", str(folder), *map(str, words)], env={"COLUMNS": "120"})


def rows(file):
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))


def test_four_tables_on_screen_and_as_files(run, tmp_path):
    out = tmp_path / "tables"
    result = run("--home-region", "province", "--out", out, "--lang", "en")
    assert result.exit_code == 0, result.stdout
    for words in ("severity and fit", "from raw to adjusted", "favour for the own region", "far apart"):
        assert words in result.stdout
    zones, raters, summary = (rows(out / f"{name}.csv") for name in ("zones", "raters", "summary"))
    figures = {row["figure"]: row["value"] for row in summary}
    assert len(zones) == int(figures["zones"])
    assert len(raters) == int(figures["raters"])
    assert [float(row["severity"]) for row in raters] == sorted(
        (float(row["severity"]) for row in raters), reverse=True
    )
    for row in zones:
        raw, severity, favour, level = (float(row[k]) for k in ("raw", "severity_removed", "favour_removed", "level"))
        assert raw + severity - favour == pytest.approx(level, abs=3e-4)
    assert len(rows(out / "spreads.csv")) == len(zones)
    assert float(figures["home_favour"]) > 0
    assert run("--out", out).exit_code == 2


def test_korean_without_home_region(run):
    result = run("--component", "public")
    assert result.exit_code == 0
    assert "위원 사이 표준편차(엄격함)" in result.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--component", "nothing"), "unknown_panel"), (("--home-region", "nowhere"), "unknown_group")],
)
def test_refusals_say_what_there_is(run, words, code):
    result = run(*words, "--lang", "en")
    assert result.exit_code == 2
    assert f"evaluation.{code}" in result.output
