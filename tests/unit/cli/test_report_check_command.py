"""``teukgu report check``: whose file it is, what is found, JSON, a marked-up copy."""

import json

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import report

APP = typer.Typer()
report.register(APP)
APP.callback()(lambda: None)


def teukgu(*words, language="ko"):
    return CliRunner().invoke(APP, ["report", *map(str, words)], env={"COLUMNS": "160", "TEUKGU_LANG": language})


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "report.xlsx"
    assert teukgu("template", "--zone", "EX00001", "--year", 2025, "-o", made).exit_code == 0
    return made


def spoil(file):
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if row[0].value == "figure:sales":
                value = next(cell for cell in row if sheet.cell(3, cell.column).value == "value")
                value.value = "=1+1"
                book.save(file)
                return f"{sheet.title}", value.coordinate
    raise AssertionError


def test_a_clean_file_ends_well(file):
    done = teukgu("check", file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "고쳐야 할 것 0건" in done.stdout


def test_a_problem_is_told_with_its_cell_and_ends_with_two(file):
    sheet, cell = spoil(file)
    done = teukgu("check", file)
    assert done.exit_code == 2
    assert sheet in done.stdout
    assert cell in done.stdout
    assert "수식" in done.stdout
    assert "1 to be mended" in teukgu("check", file, language="en").stdout


def test_as_json(file):
    sheet, cell = spoil(file)
    data = json.loads(teukgu("check", file, "--json").stdout)
    (finding,) = data["findings"]
    assert (finding["code"], finding["sheet"], finding["cell"]) == ("report_upload.formula_empty", sheet, cell)
    assert data["stamp"]["zone"] == "EX00001"


def test_a_marked_copy_is_written_once(file, tmp_path):
    sheet, cell = spoil(file)
    marked = tmp_path / "marked.xlsx"
    teukgu("check", file, "--marked", marked)
    assert openpyxl.load_workbook(marked)[sheet][cell].comment
    again = teukgu("check", file, "--marked", marked)
    assert again.exit_code == 2
    assert "report.not_written" in again.stderr


def test_the_file_of_another_zone_is_refused(file):
    assert "report_upload.other_zone" in teukgu("check", file, "--zone", "EX00002").stdout


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"%PDF-1.7", "upload.pdf"), (b"", "upload.empty"), (b"a,b\n1,2\n", "report.whose")],
)
def test_what_is_no_workbook(tmp_path, content, code):
    other = tmp_path / "other.xlsx"
    other.write_bytes(content)
    done = teukgu("check", other)
    assert done.exit_code == 2
    assert code in done.stderr


def test_there_is_no_such_file(tmp_path):
    assert "report.unreadable" in teukgu("check", tmp_path / "nothing.xlsx").stderr
