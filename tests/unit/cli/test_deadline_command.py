"""``teukgu deadline`` as an officer or a script calls it."""

import json

import pytest
import typer
from typer.testing import CliRunner

from teukgu.cli import deadline

APP = typer.Typer()
deadline.register(APP)
RUN = CliRunner()


def called(*arguments):
    return RUN.invoke(APP, list(arguments))


def data(*arguments):
    found = called(*arguments, "--json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


@pytest.mark.parametrize(
    ("start", "due"),
    [("2024-03-31", "2024-09-30"), ("2025-03-31", "2025-09-29"), ("2026-03-31", "2026-09-28")],
)
def test_json_has_due_and_steps(start, due):
    found = data("evaluation_deadline_days", "--from", start)
    assert (found["due"], found["status"]) == (due, "due")
    assert all(step["text"] for step in found["steps"])
    assert due in [step["date"] for step in found["steps"]]
    assert any(step["basis"] and "민법" in step["basis"] for step in found["steps"])


def test_words_in_both_languages():
    korean = called("evaluation_deadline_days", "--from", "2026-03-31").stdout
    english = called("evaluation_deadline_days", "--from", "2026-03-31", "--lang", "en").stdout
    assert "결과: 2026. 9. 28.(월)" in korean
    assert "민법 제161조" in korean
    assert "Result: Mon 28 September 2026" in english
    assert not any("가" <= letter <= "힣" for letter in english)


def test_an_open_stop_answers_stopped():
    found = data("designation_decision_days", "--from", "2026-01-05", "--stop", "2026-03-01..")
    assert (found["due"], found["status"], found["stopped_since"]) == (None, "stopped", "2026-03-01")
    assert found["counted_before_stop"] == 54
    assert called("designation_decision_days", "--from", "2026-01-05", "--stop", "2026-03-01..").exit_code == 0


def test_several_stops():
    stops = ("--stop", "2026-02-02..2026-02-10", "--stop", "2026-02-08..2026-02-12")
    assert data("designation_decision_days", "--from", "2026-01-05", *stops)["due"] == "2026-04-16"


def test_an_extension_shows_both_ends():
    found = data("evaluation_deadline_days", "--from", "2024-03-31", "--extend")
    assert found["due"] == "2024-11-27"
    assert found["extension"]["from_nominal"] == "2024-11-27"
    assert found["extension"]["from_rolled"] == "2024-11-29"
    text = called("evaluation_deadline_days", "--from", "2024-03-31", "--extend").stdout
    assert "2024. 11. 27." in text
    assert "2024. 11. 29." in text


@pytest.mark.parametrize("rule", ["operator_application_decision_days", "private_proposal_review_days"])
def test_assumed_petition_counting_shows_both(rule):
    found = data(rule, "--from", "2026-09-14")
    assert found["counting"] == "petition"
    assert found["assumed"]
    assert [one["counting"] for one in found["alternatives"]] == ["civil"]


def test_midnight_counts_the_first_day():
    late = data("plan_notice_min_days", "--from", "2026-03-03")["due"]
    early = data("plan_notice_min_days", "--from", "2026-03-03", "--midnight")["due"]
    assert (early, late) == ("2026-03-23", "2026-03-23")  # the 20th day, 22 March, is a Sunday
    assert data("plan_notice_min_days", "--from", "2026-03-04", "--midnight")["due"] == "2026-03-23"


BAD = [
    (("no_such_rule", "--from", "2026-01-01"), ["rule.no_such_parameter"]),
    (("committee_quorum", "--from", "2026-01-01"), ["deadline.no_time_limit"]),
    (("evaluation_extension_days", "--from", "2026-01-01"), ["deadline.no_time_limit"]),
    (("report_due", "--from", "2026-02-30"), ["deadline.bad_day"]),
    (("report_due", "--from", "soon", "--stop", "x", "--on", "y"), ["deadline.bad_day", "deadline.bad_stop"]),
    (("designation_decision_days", "--from", "2026-01-05", "--stop", "2026-02-05..2026-02-01"),
     ["deadline.stop_backwards"]),
    (("report_due", "--from", "2026-01-05", "--extend"), ["deadline.no_extension"]),
    (("hearing_notice_lead_days", "--from", "2026-01-05", "--stop", "2026-01-01.."), ["deadline.no_stops"]),
    (("report_due", "--from", "1950-01-05"), ["calendar.unknown_day"]),
    (("report_due", "--from", "2950-01-05"), ["calendar.unknown_day"]),
    (("designation_decision_days", "--from", "2050-12-01"), ["calendar.unknown_day"]),
    (("designation_decision_days", "--from", "2015-03-02", "--extend"), ["rule.no_value_on_day"]),
    (("objection_days", "--from", "2015-03-02"), ["rule.no_value_on_day"]),
    (("report_due", "--from", "2026-01-05", "--midnight"), ["deadline.no_midnight"]),
    (("designation_decision_days", "--from", "2026-01-05", "--stop", "2026-02-05..9999-12-31"),
     ["deadline.stop_outside"]),
    (("report_due", "--from", "2026-01-05", "--scenario", "nonsense"), ["rule.no_such_scenario"]),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "codes"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_bad_input_gives_message_and_cure(arguments, codes, language):
    found = called(*arguments, "--lang", language)
    assert found.exit_code == 2
    assert found.stdout == ""
    for code in codes:
        assert code in found.stderr
    assert "→" in found.stderr
    assert "Traceback" not in found.output


def test_language_is_checked():
    assert called("report_due", "--from", "2026-01-01", "--lang", "fr").exit_code == 2
