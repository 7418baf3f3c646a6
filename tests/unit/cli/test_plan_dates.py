"""``teukgu plan-dates``: days, warnings on stderr, all wrong options at once."""

import json

from typer.testing import CliRunner

from teukgu.cli.main import app, register_commands

register_commands()
RUNNER = CliRunner()


def test_steps_as_data() -> None:
    session = "2027-02-01,2027-02-15,2027-02-26"
    done = RUNNER.invoke(app, ["plan-dates", "--from", "2027-01-04", "--session", session, "--json", "--lang", "en"])
    steps = {step["id"]: step for step in json.loads(done.stdout)["steps"]}
    assert (steps["council_spoken"]["earliest"], steps["council_spoken"]["latest"]) == ("2027-02-15", "2027-02-26")
    assert steps["hearing"]["earliest"] == "2027-01-19"
    assert steps["apply"]["basis"] == ["Zone Act art. 5(1)", "Zone Act art. 5(2)"]


def test_an_election_is_warned_of() -> None:
    done = RUNNER.invoke(app, ["plan-dates", "--from", "2026-04-20", "--lang", "en"])
    assert "planner.election_event" in done.stderr
    assert "planner.election_publicity" in done.stderr


def test_everything_that_cannot_be_read_is_said_at_once() -> None:
    done = RUNNER.invoke(app, ["plan-dates", "--from", "soon", "--session", "1,2", "--committee", "x"])
    assert done.exit_code == 2
    assert done.stderr.count("✗") == 3
