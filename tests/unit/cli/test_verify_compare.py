"""The commands ``verify`` and ``compare``: what they say and with which exit code they end."""

import json

import pytest
import typer
from tests.bundle_tools import sealed_bytes
from typer.testing import CliRunner

from teukgu.cli import compare, verify
from teukgu.evaluation.seal import sha256


@pytest.fixture
def run(tmp_path):
    app = typer.Typer()
    verify.register(app)
    compare.register(app)
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(sealed_bytes())
    return lambda *words: CliRunner().invoke(app, [str(bundle) if word == "BUNDLE" else word for word in words])


def test_verified(run):
    result = run("verify", "BUNDLE", "--expect", sha256(sealed_bytes()), "--lang", "en")
    assert result.exit_code == 0
    assert "Verified" in result.stdout


def test_json(run):
    result = run("verify", "BUNDLE", "--json")
    assert json.loads(result.stdout)["hash"] == sha256(sealed_bytes())


def test_another_hash(run):
    assert run("verify", "BUNDLE", "--expect", "0" * 64).exit_code == 1


def test_no_bundle(run, tmp_path):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(sealed_bytes()[:-40])
    result = run("verify", str(broken), "--lang", "en")
    assert result.exit_code == 2
    assert "→" in result.stderr
    assert "Traceback" not in result.output


def test_compare(run):
    result = run("compare", "BUNDLE", "BUNDLE", "--lang", "en")
    assert result.exit_code == 0
    assert "0 of 11 zones moved" in result.stdout
    moves = json.loads(run("compare", "BUNDLE", "BUNDLE", "--json").stdout)
    assert moves["split"] is True
    assert len(moves["moves"]) == 11
