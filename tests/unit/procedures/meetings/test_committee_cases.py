"""The hand-worked cases of tests/cases/committee.yaml."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.meeting_tools import calendar, rules

from teukgu.procedures.meetings.body import SeatKind
from teukgu.procedures.meetings.conflicts import Fact, Matter, conflicts
from teukgu.procedures.meetings.convening import last_notice_day
from teukgu.procedures.meetings.counting import Bench, counts_of
from teukgu.procedures.meetings.members import term_end, years_later
from teukgu.procedures.meetings.rules import seats_on

CASES = yaml.safe_load((Path(__file__).parents[3] / "cases" / "committee.yaml").read_text(encoding="utf-8"))


def named(kind):
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in CASES[kind]])


@named("seats")
def test_seats_of_the_day(case):
    seats = [seat for seat in seats_on(rules(case["body"], case["day"])) if seat.kind is SeatKind.EX_OFFICIO]
    ids = {seat.id for seat in seats}
    assert len(seats) == len(ids) == case["ex_officio"]
    assert ids >= set(case["has"])
    assert ids.isdisjoint(case["has_not"])


@named("terms")
def test_ends_of_terms(case):
    assert term_end(rules(case["body"], case["start"]), case["start"]) == case["ends"]


@named("notices")
def test_last_day_of_notice(case):
    assert last_notice_day(rules(case["body"], case["meeting"]), case["meeting"], calendar()) == case["last"]


@named("quorum")
def test_quorum_and_votes(case):
    members = [f"m{number}" for number in range(case["in_office"])]
    present = members[: case["present"]]
    barred = present[: case["barred_present"]]
    voters = present[case["barred_present"] :]
    votes = {member: "yes" if number < case["in_favour"] else "no" for number, member in enumerate(voters)}
    bench = Bench(frozenset(members), frozenset(present), frozenset(barred), votes)
    for reading, count in counts_of(rules("zone_committee", CASES["seats"][3]["day"]), bench).items():
        assert {"met": count.quorum.is_met, "carried": count.carried} == case[reading]


@named("employment")
def test_employment_of_the_last_years(case):
    fact = Fact("1", "person", "employment", organisation="municipality", until=case["until"])
    found = conflicts(rules(case["body"], case["day"]), [fact], Matter("case", frozenset({"municipality"})))
    assert bool(found) is case["conflict"]


def test_an_interest_for_good_is_one_whatever_is_looked_back():
    assert years_later(date(9999, 12, 31), 3) == date.max
