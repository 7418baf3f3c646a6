"""``teukgu statistics``: what it writes, what it says, and what it says to a folder that is no programme."""

import typer
from typer.testing import CliRunner

from teukgu.cli import statistics

APP = typer.Typer()
statistics.register(APP)


@APP.callback()
def _main() -> None:
    """Keep the command a group of its own."""


def run(*words):
    return CliRunner().invoke(APP, ["statistics", *map(str, words)])


def test_the_input_is_written_and_counted(tmp_path):
    done = run("input", "--out", tmp_path, "--lang", "en")
    assert done.exit_code == 0
    assert "185 of 217 zones, 29 to 81 comparison municipalities" in done.output
    assert {file.name for file in tmp_path.iterdir()} == {"zones.csv", "observations.csv", "README.md"}


def test_korean_is_the_default(tmp_path):
    assert "특구 217곳 가운데 185곳" in run("input", "--out", tmp_path).output


def test_a_folder_that_is_no_programme_gets_findings_and_no_trace(tmp_path):
    done = run("input", "--out", tmp_path / "out", "--programme", tmp_path)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert "→" in done.output
    assert not (tmp_path / "out").exists()


def test_the_round_prints_what_it_is_worth(tmp_path):
    done = run("round", "--out", tmp_path / "out", "--draws", "50", "--lang", "en")
    assert done.exit_code == 0
    assert "does not repeat itself" in done.output
    assert "sha256" in done.output
