"""``teukgu registry`` where no database is needed."""

import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import registry

runner = CliRunner()


@pytest.fixture
def app():
    application = typer.Typer()
    registry.register(application)
    return application


def test_check_says_that_nothing_is_wrong(app):
    result = runner.invoke(app, ["registry", "check", "--lang", "en"])
    assert result.exit_code == 0
    assert result.stdout == "nothing wrong: 217 zones, 257 regions, 93 sources\n"


def test_check_of_an_empty_folder_names_every_file(app, tmp_path):
    result = runner.invoke(app, ["registry", "check", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 2
    assert "zones.csv" in result.stderr
    assert "regions.csv" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv"])
def test_template_writes_the_form(app, tmp_path, name):
    result = runner.invoke(app, ["registry", "template", str(tmp_path / name)])
    assert result.exit_code == 0
    assert (tmp_path / name).stat().st_size > 50


def test_template_into_a_folder_that_is_not_there(app, tmp_path):
    result = runner.invoke(app, ["registry", "template", str(tmp_path / "no" / "form.csv")])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_import_of_a_bad_day_or_file_is_refused_before_the_store_is_touched(app, tmp_path):
    assert runner.invoke(app, ["registry", "import", str(tmp_path / "x.csv")]).exit_code == 2
    bad_day = runner.invoke(app, ["registry", "import", str(tmp_path / "x.csv"), "--as-of", "soon"])
    assert bad_day.exit_code == 2
    assert "--as-of" in bad_day.stderr
