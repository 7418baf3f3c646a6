"""``teukgu lab``: before and after on the screen and as JSON, a draft scheme that can be evaluated, refusals."""

import json
from pathlib import Path

import pytest
from tests.bundle_tools import sealed_bytes, sealed_evaluation
from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands
from teukgu.evaluation.run import evaluate
from teukgu.loading.scheme_file import read_scheme

register_commands()
RUN = CliRunner()


@pytest.fixture
def bundle(tmp_path: Path) -> str:
    file = tmp_path / "bundle.zip"
    file.write_bytes(sealed_bytes())
    return str(file)


def test_without_settings_nothing_moves(bundle: str) -> None:
    done = RUN.invoke(app, ["lab", bundle, "--json", "--draws", "80"])
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["up"], found["down"], found["settings"]) == (0, 0, {})
    sealed = sealed_evaluation()
    assert [one["before"]["score"] for one in found["zones"]] == sealed.point.score.tolist()
    assert sealed.uncertainty is not None
    chances = [one["before"]["chances"] for one in found["zones"]]
    assert chances == sealed.uncertainty.p_tier.tolist()


def test_settings_say_who_moves_and_make_a_draft_scheme(bundle: str, tmp_path: Path) -> None:
    out = tmp_path / "draft.yaml"
    asked = ["lab", bundle, "--set", "share.1=0.5", "--set", "weight.b=0.6", "--out", str(out), "--lang", "en"]
    done = RUN.invoke(app, asked)
    assert done.exit_code == 0
    assert "tier up" in done.output
    assert "weight.b=0.6" in done.output
    draft = read_scheme(out)
    text = out.read_text(encoding="utf-8")
    assert "# settings:\n#   share.1=0.5\n#   weight.b=0.6\n" in text
    assert draft.tree.weights == "relative"
    sealed = sealed_evaluation()
    anew = evaluate(sealed.data, draft, sealed.rules, draws=0)
    found = json.loads(RUN.invoke(app, [*asked[:6], "--json"]).output)
    assert [one["after"]["score"] for one in found["zones"]] == anew.point.score.tolist()
    again = RUN.invoke(app, asked)
    assert again.exit_code == 2
    assert out.read_text(encoding="utf-8") == text


def test_what_cannot_be_is_refused_with_every_problem(bundle: str) -> None:
    done = RUN.invoke(app, ["lab", bundle, "--set", "share.9=1", "--set", "ties=never", "--lang", "en"])
    assert done.exit_code == 2
    assert "share.9" in done.output
    assert "never" in done.output


def test_a_round_under_rules_that_have_nothing_in_common_is_refused(bundle: str) -> None:
    done = RUN.invoke(app, ["lab", bundle, "--scheme", "practice-2025", "--lang", "en"])
    assert done.exit_code == 2
    assert "can be computed" in done.output


def test_a_round_under_its_own_bundle_as_rules_changes_nothing(bundle: str) -> None:
    found = json.loads(RUN.invoke(app, ["lab", bundle, "--scheme", bundle, "--json"]).output)
    assert (found["up"], found["down"], found["notes"]) == (0, 0, [])
