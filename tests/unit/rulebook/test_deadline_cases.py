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
    Unit,
    count_deadline,
    deadline_rule,
    parse_stop,
)
from teukgu.values import Bilingual, ParameterId

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
