"""Every case of tests/cases/deadlines.yaml, worked by hand, against the library and the shipped rules."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from teukgu.loading.calendar import load_calendar
from teukgu.loading.programme import load_programme
from teukgu.rulebook.deadlines import (
    Counting,
    CountingRule,
    DateLimit,
    Question,
    Unit,
    answer,
    count_deadline,
    deadline_rule,
    parse_stop,
)
from teukgu.values import Bilingual, ParameterId, Refused

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "deadlines.yaml").read_text())
PROGRAMME = load_programme()
CALENDAR = load_calendar(PROGRAMME.folder)


def rule_of(case: dict[str, Any]) -> CountingRule | DateLimit:
    if "period" in case:
        amount, unit, counting = case["period"]
        return CountingRule(
            ParameterId("case"), Bilingual("기간", "period"), amount, Unit(unit), Counting(counting),
            first_day_in=case.get("midnight", False),
        )  # fmt: skip
    return deadline_rule(PROGRAMME.rulebook.on(case["from"]), case["rule"])


def counted(case: dict[str, Any]):
    stops = [parse_stop(text) for text in case.get("stops", ())]
    return count_deadline(rule_of(case), case["from"], CALENDAR, stops, extend=case.get("extend", False))


def test_there_are_at_least_forty_cases_with_different_names():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case):
    found = counted(case)
    assert found.status == ("stopped" if case.get("stopped") else "due")
    assert found.due == case.get("due")
    if "from_rolled" in case:
        assert found.facts.extension.from_rolled.due == case["from_rolled"]
    if "counted" in case:
        assert found.facts.leg.stopped.counted == case["counted"]
    if "also" in case:
        assert {one.counting.value: one.due for one in found.facts.alternatives} == case["also"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_case_explains_itself_in_both_languages(case):
    steps = counted(case).steps
    assert len(steps) >= 2
    for step in steps:
        assert step.text.ko
        assert step.text.en
        assert not any("가" <= letter <= "힣" for letter in step.text.en.replace(str(rule_of(case).name.ko), ""))
    if case.get("due"):
        assert case["due"] in [step.day for step in steps]


def test_extension_base_is_a_parameter_of_the_rule():
    rules = PROGRAMME.rulebook.on(date(2024, 3, 31))
    rule = deadline_rule(rules, "evaluation_deadline_days")
    assert isinstance(rule, CountingRule)
    nominal = count_deadline(replace(rule, extension_from="nominal"), date(2024, 3, 31), CALENDAR, extend=True)
    rolled = count_deadline(replace(rule, extension_from="rolled"), date(2024, 3, 31), CALENDAR, extend=True)
    assert (nominal.due, rolled.due) == (date(2024, 11, 27), date(2024, 11, 29))
    for found in (nominal, rolled):
        days = [step.day for step in found.steps]
        assert date(2024, 11, 27) in days
        assert date(2024, 11, 29) in days


def shipped(name, start, **more):
    return answer(Question(name, start, **more), PROGRAMME.rulebook, CALENDAR)[0]


def test_asked_after_the_limit_the_coming_one_is_meant_and_the_last_one_is_named():
    found = shipped("evaluation_deadline_days", date(2026, 5, 1))
    assert found.due == date(2027, 9, 27)
    assert any("2026-03-31" in step.text.ko and "2026-03-31" in step.text.en for step in found.steps)
    on_the_day = shipped("evaluation_deadline_days", date(2026, 3, 31))
    assert not any("2025-03-31" in step.text.ko for step in on_the_day.steps)


def test_an_extension_not_asked_for_stops_nobody():
    found = shipped("designation_decision_days", date(2015, 1, 5))
    assert found.due == date(2015, 4, 6)  # 90 days from 6 January end on Sunday 5 April
    with pytest.raises(Refused):
        shipped("designation_decision_days", date(2015, 1, 5), extend=True)


def test_an_extension_from_an_end_that_did_not_move_is_said_once():
    found = shipped("objection_reply_days", date(2026, 3, 3), extend=True)
    assert found.due == date(2026, 3, 27)
    assert [step.day for step in found.steps].count(date(2026, 3, 27)) == 2  # counted, result


@pytest.mark.parametrize(("name", "first"), [("election_event_ban_days", 60), ("election_publicity_ban_days", 180)])
def test_a_ban_before_an_election_says_that_it_begins_the_day_after(name, first):
    found = shipped(name, date(2026, 6, 3))
    assert (date(2026, 6, 3) - found.due).days == first + 1
    assert any(f"그다음 날(선거일 전 {first}일)부터" in step.text.ko for step in found.steps)


@pytest.mark.parametrize("name", ["report_due", "evaluation_deadline_days", "hearing_notice_lead_days"])
def test_a_start_at_midnight_is_refused_where_it_means_nothing(name):
    with pytest.raises(Refused) as refused:
        shipped(name, date(2026, 3, 31), midnight=True)
    assert [one.code for one in refused.value.findings] == ["deadline.no_midnight"]
