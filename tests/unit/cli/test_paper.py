import zipfile
from pathlib import Path

from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands

DATA = """
happened_on: 2026-03-31
zone: {name: 가람 알밤특구}
sender: {organisation: 중소벤처기업부, title: 중소벤처기업부장관, unit: 특구운영과, phone: 000}
receiver: {title: 가람군수}
applicant: {title: 가람군수, name: 가람군}
data: {until: 2026-04-20}
said: {what: 지형도, until: "2026. 4. 20.(월)"}
earlier_on: {apply: 2026-03-02}
"""


def run(*arguments: str) -> tuple[int, str]:
    register_commands()
    result = CliRunner().invoke(app, ["paper", *arguments])
    return result.exit_code, result.output


def test_templates_are_listed_in_both_languages() -> None:
    assert "보완 요구" in run("list")[1]
    assert "Request for a supplement" in run("list", "--lang", "en")[1]


def test_a_paper_is_made_from_a_file_of_values(tmp_path: Path) -> None:
    data, out = tmp_path / "data.yaml", tmp_path / "paper.zip"
    data.write_text(DATA, encoding="utf-8")
    code, _said = run("make", "supplement_request", "--data", str(data), "--out", str(out))
    assert code == 0
    opened = zipfile.ZipFile(out)
    text = opened.read(next(name for name in opened.namelist() if name.endswith(".txt"))).decode()
    assert "수신  가람군수" in text
    assert "2026. 4. 20.(월)까지" in text


def test_blanks_are_named(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text("happened_on: 2026-03-31\n", encoding="utf-8")
    assert (
        "blank: zone"
        in run("make", "withdrawal", "--data", str(data), "--out", str(tmp_path / "a.zip"), "--lang", "en")[1]
    )


def test_an_unreadable_file_and_an_unknown_template_are_said(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text("[", encoding="utf-8")
    assert run("make", "withdrawal", "--data", str(data))[0] == 2
    data.write_text("a: 1", encoding="utf-8")
    code, said = run("make", "nothing", "--data", str(data), "--lang", "en")
    assert (code, "paper.no_template" in said) == (2, True)
