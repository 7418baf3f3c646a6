"""Every case of tests/cases/case_clocks.yaml, worked by hand, against the procedures and the shipped rules."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.case_tools import LAST_DAY, Play

from teukgu.procedures.definition import Silence
from teukgu.procedures.legal_day import CORRECT_DAY, RECEIVED, SENT, TAKE_BACK

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "case_clocks.yaml").read_text())
TO_ANNOUNCED = ("open_draft", "adopt_plan", "announce_plan")
TO_DECIDED = (*TO_ANNOUNCED, "apply", "register_application", "refer_committee", "record_resolution", "notify_decision")
GIVEN = {
    None: (),
    "adopted": TO_ANNOUNCED[:2],
    "announced": TO_ANNOUNCED,
    "decided": TO_DECIDED,
    "designated": (*TO_DECIDED, "publish_gazette"),
}
RECORDS = {"received": (RECEIVED, "received_on"), "sent": (SENT, "sent_on"), "corrects": (CORRECT_DAY, "right_day")}
OWN_WORDS = frozenset({"act", "day", "key", *RECORDS, "takes_back"})


def play(case: dict[str, Any]) -> Play:
    played = Play(case.get("procedure", "designation"), facts=case.get("facts", {}))
    first = case["events"][0]["day"]
    for act in GIVEN[case.get("given")]:
        played.force(act, first - timedelta(days=60))
    before = len(played.events)
    for event in case["events"]:
        record(played, before, event)
    return played


def record(played: Play, before: int, event: dict[str, Any]) -> None:
    """Record one line of the file; documents and corrections name the line that they are about."""
    if "act" in event:
        more = {name: value for name, value in event.items() if name not in OWN_WORDS}
        played.force(event["act"], event["day"], key=event.get("key", ""), **more)
        return
    kind = next(name for name in event if name != "day")
    about = played.events[before + event[kind] - 1]
    if kind == "takes_back":
        played.do(TAKE_BACK, event["day"], about.party, event=about.seq)
    else:
        act, field = RECORDS[kind]
        played.do(act, event["day"], about.party, event=about.seq, **{field: event["day"]})


def wanted(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"due": value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_clocks_end_where_counted_by_hand(case):
    played = play(case)
    for name, value in case["clocks"].items():
        want = wanted(value)
        clock = played.clock(name, want.get("key", ""))
        assert (clock.due is None) == want.get("stopped", False)
        found = {
            "due": clock.due,
            "ended": clock.ended_on,
            "extended": clock.extended,
            "provisional": clock.provisional,
            "disputed": clock.disputed.due if clock.disputed else None,
        }
        expected = {key: one for key, one in want.items() if key in found}
        assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("case", [case for case in CASES if "silent" in case], ids=lambda case: case["name"])
def test_silence_means_what_the_law_says(case):
    played, silent = play(case), dict(case["silent"])
    day: date = silent.pop("day")
    for name, meaning in silent.items():
        clock = played.clock(name, wanted(case["clocks"][name]).get("key", ""), today=day)
        expected = Silence(meaning)
        assert clock.settled_by_silence(day) == (expected is not Silence.NOTHING)
        assert clock.is_overdue(day) == (expected is Silence.NOTHING)
        assert expected in {Silence.NOTHING, clock.spec.silence}
        assert not clock.settled_by_silence(day - timedelta(days=1))


def test_there_are_enough_cases_and_each_says_why():
    assert len(CASES) >= 35
    assert all(case["why"].strip() for case in CASES)


def test_every_case_is_seen_from_a_day_after_it():
    assert all(event["day"] < LAST_DAY for case in CASES for event in case["events"])
