"""Who a round judges: every zone once, with a reason, whatever the rules and the facts are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teukgu.evaluation.population import CANCELLING, NEW, NO_REPORT, REASONS, Candidate, ReportState, population
from teukgu.loading.programme import load_programme
from teukgu.rulebook.rulebook import Rulebook
from teukgu.values import ZoneId

ON = date(2026, 4, 1)
RULES = load_programme().rulebook.on(ON)
OPTIONS = {
    NEW: ("judged", "out_when_deferred", "out_in_first_year"),
    CANCELLING: ("judged", "out"),
    NO_REPORT: ("judged", "out"),
}


class Chosen:
    """Rules with one choice each."""

    hash = ""

    def __init__(self, **values):
        self.values = {name: options[0] for name, options in OPTIONS.items()} | values

    def value(self, name):
        return self.values[name]


def zone(name="z1", **facts):
    known = {"designated_on": date(2010, 5, 3), "ended_on": None, "report": ReportState.FILED} | facts
    return Candidate(ZoneId(name), f"{name}특구", "type_1", **known)


def ground(candidate, rules=RULES):
    member = population([candidate], rules, year=2025, on=ON).members[0]
    return member.in_round, member.ground


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, (True, "reported")),
        ({"designated_on": None}, (True, "reported")),
        ({"ended_on": ON}, (False, "ended")),
        ({"ended_on": date(2026, 4, 2)}, (True, "reported")),
        ({"designated_on": date(2026, 1, 2), "report": ReportState.NONE}, (False, "designated_later")),
        ({"designated_on": date(2025, 9, 1), "report": ReportState.DEFERRED}, (False, "deferred_out")),
        ({"designated_on": date(2025, 2, 3)}, (True, "reported")),
        ({"report": ReportState.NONE}, (True, "no_report_in")),
        ({"cancelling": True}, (True, "cancelling_in")),
        ({"cancelling": True, "ended_on": date(2026, 3, 2)}, (False, "ended")),
    ],
)
def test_the_shipped_rules_say_who_is_judged(facts, expected):
    assert ground(zone(**facts)) == expected


def test_other_rules_decide_otherwise():
    late = {"designated_on": date(2025, 9, 1), "report": ReportState.DEFERRED}
    assert ground(zone(**late), Chosen(**{NEW: "judged"})) == (True, "deferred_in")
    assert ground(zone(**late), Chosen(**{NEW: "out_in_first_year"})) == (False, "first_year_out")
    assert ground(zone(report=ReportState.NONE), Chosen(**{NO_REPORT: "out"})) == (False, "no_report_out")
    assert ground(zone(cancelling=True), Chosen(**{CANCELLING: "out"})) == (False, "cancelling_out")


def test_both_sizes_of_the_population_are_told():
    found = population(
        [zone("b", report=ReportState.DEFERRED), zone("a"), zone("c", ended_on=ON)], RULES, year=2025, on=ON
    )
    assert found.sizes == {"zones_evaluated": 1, "all_operating_zones": 2}
    assert [one.candidate.zone for one in found.members] == ["a", "b", "c"]
    assert dict(found.grounds) == {"reported": 1, "deferred_out": 1, "ended": 1}
    assert [unit.reason for unit in found.units()] == ["보고서를 제출함", "보고를 다음 해에 합침", "지정이 끝난 특구임"]
    assert [unit.in_round for unit in found.units("en")] == [True, False, False]


def test_the_rules_list_what_is_tried_here_and_the_sizes_are_those_of_the_cap():
    rulebook: Rulebook = load_programme().rulebook
    for name, options in OPTIONS.items():
        assert set(rulebook.parameter(name).options) == set(options)
    assert set(rulebook.parameter("cap_population").options) == set(population([], RULES, year=2025, on=ON).sizes)


days = st.none() | st.dates(date(2004, 1, 1), date(2027, 12, 31))


@given(
    facts=st.lists(st.tuples(days, days, st.sampled_from(ReportState), st.booleans()), max_size=20),
    chosen=st.fixed_dictionaries({name: st.sampled_from(options) for name, options in OPTIONS.items()}),
)
def test_every_zone_is_there_once_with_a_reason_in_two_languages(facts, chosen):
    zones = [
        zone(f"z{index:02}", designated_on=first, ended_on=end, report=report, cancelling=cancelling)
        for index, (first, end, report, cancelling) in enumerate(facts)
    ]
    found = population(reversed(zones), Chosen(**chosen), year=2025, on=ON)
    assert [one.candidate for one in found.members] == zones
    assert all(one.reason == REASONS[one.ground] and one.reason.ko and one.reason.en for one in found.members)
    assert found.sizes["zones_evaluated"] <= found.sizes["all_operating_zones"]
