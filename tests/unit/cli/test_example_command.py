"""``teukgu example`` writes files only, and says that all is invented."""

import typer
from typer.testing import CliRunner

from teukgu.cli import example

APP = typer.Typer()
example.register(APP)
RUN = CliRunner()


def called(*arguments):
    return RUN.invoke(APP, [str(argument) for argument in arguments])


def test_it_writes_a_programme_with_its_schemes(tmp_path):
    found = called("--zones", 9, "--seed", 4, "--out", tmp_path / "x")
    assert found.exit_code == 0, found.output
    assert "예시 EXAMPLE" in found.stdout
    assert {path.name for path in (tmp_path / "x").iterdir()} == {
        "zones.csv", "observations.csv", "panel.csv", "past_ranks.csv", "README.ko.md", "README.en.md", "schemes",
    }  # fmt: skip
    schemes = {path.name for path in (tmp_path / "x" / "schemes").iterdir()}
    assert schemes == {"practice-2025.yaml", "reform-draft.yaml"}


def test_it_speaks_english(tmp_path):
    assert "invented" in called("--zones", 3, "--out", tmp_path / "x", "--lang", "en").stdout


def test_bad_numbers_and_a_full_folder(tmp_path):
    found = called("--zones", 0, "--seed", -1, "--out", tmp_path / "x", "--lang", "en")
    assert found.exit_code == 2
    assert "example.zones" in found.stderr
    assert "example.seed" in found.stderr
    (tmp_path / "note.txt").write_text("mine")
    found = called("--zones", 3, "--out", tmp_path)
    assert found.exit_code == 2
    assert "example.not_empty" in found.stderr
