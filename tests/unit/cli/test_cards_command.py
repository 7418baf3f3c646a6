"""``teukgu cards``: a card for each zone of a bundle, chosen ones, refusals with nothing written."""

from pathlib import Path

import pytest
from tests.bundle_tools import sealed_bytes
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands

register_commands()
RUN = CliRunner()


@pytest.fixture
def bundle(tmp_path: Path) -> str:
    file = tmp_path / "bundle.zip"
    file.write_bytes(sealed_bytes())
    return str(file)


def test_chosen_zones_in_chosen_formats(bundle: str, tmp_path: Path) -> None:
    out = tmp_path / "cards"
    asked = ["cards", bundle, "--out", str(out), "--zone", "z1", "--zone", "z2", "--format", "html", "--workers", "1"]
    done = RUN.invoke(app, [*asked, "--told", "2026-08-21"])
    assert done.exit_code == 0, done.output
    assert sorted(file.name for file in out.iterdir()) == ["z1.html", "z2.html"]
    assert "2026. 8. 31.(월)까지" in (out / "z1.html").read_text(encoding="utf-8")
    final = RUN.invoke(app, [*asked, "--final", "--lang", "en"])
    assert final.exit_code == 0
    assert "You may object" not in (out / "z1.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "more",
    [["--zone", "nowhere"], ["--format", "doc"], ["--told", "2026-13-01"]],
)
def test_what_is_not_known_is_refused_and_nothing_written(bundle: str, tmp_path: Path, more: list[str]) -> None:
    out = tmp_path / "cards"
    done = RUN.invoke(app, ["cards", bundle, "--out", str(out), *more])
    assert done.exit_code == 2
    assert "✗" in done.output
    assert not out.exists()


def test_a_tampered_bundle_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    content = bytearray(sealed_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    done = RUN.invoke(app, ["cards", str(file), "--out", str(tmp_path / "cards")])
    assert done.exit_code == 2


def test_a_file_as_target_is_refused(bundle: str) -> None:
    done = RUN.invoke(app, ["cards", bundle, "--out", bundle])
    assert done.exit_code == 2
