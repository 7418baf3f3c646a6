"""Targets count when approved in time; baselines only while the definition has not broken."""

from dataclasses import replace
from datetime import date

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.comparability import breaks_between, comparable
from teukgu.reporting.definition import Comparability
from teukgu.reporting.figure import Cell
from teukgu.reporting.targets import Approval, Baseline, Target, baselines_of, target_findings, targets_of
from teukgu.values import IndicatorId, ZoneId

CATALOGUE = load_indicators()
JOBS, SALES = Cell(IndicatorId("jobs")), Cell(IndicatorId("sales"))
ZONE = ZoneId("Z1")
IN_TIME = Approval(date(2026, 2, 10), "가군수", "특구과-120")
TARGET = Target(1, ZONE, 2026, JOBS, 50, 3, IN_TIME)


def test_an_approved_target_counts_and_its_successor_takes_its_place():
    new = replace(TARGET, id=2, value=45, replaces=1, why="사업 축소")
    assert targets_of([new, TARGET], ZONE, 2026) == {JOBS: 45}
    assert targets_of([TARGET, replace(new, approval=None)], ZONE, 2026) == {JOBS: 50}
    assert targets_of([TARGET], ZONE, 2025) == {}


def test_a_target_approved_when_the_year_was_over_counts_for_nothing():
    late = replace(TARGET, approval=replace(IN_TIME, approved_on=date(2027, 1, 2)))
    assert targets_of([late], ZONE, 2026) == {}
    assert targets_of([TARGET, replace(late, id=2, value=1, replaces=1, why="x")], ZONE, 2026) == {JOBS: 50}


NEW = replace(TARGET, id=2, replaces=1, why="사업 축소")


@pytest.mark.parametrize(
    ("codes", "draft"),
    [
        (set(), NEW),
        ({"already_there"}, replace(NEW, replaces=None)),
        ({"id_twice"}, replace(NEW, id=1)),
        ({"replaces_nothing"}, replace(NEW, replaces=9)),
        ({"replaces_nothing"}, replace(NEW, cell=SALES)),
        ({"no_reason"}, replace(NEW, why=" ")),
    ],
)
def test_what_speaks_against_a_target(codes, draft):
    assert {one.code.removeprefix("target.") for one in target_findings([TARGET], draft)} == codes


def test_a_target_is_replaced_once():
    assert [one.code for one in target_findings([TARGET, NEW], replace(NEW, id=3))] == ["target.replaced_already"]


def test_a_baseline_before_a_break_is_left_out():
    base = [
        Baseline(ZONE, JOBS, 30, 1, date(2014, 1, 1), "지정 때 계획"),
        Baseline(ZONE, SALES, 9_000, 1, date(2014, 1, 1), "지정 때 계획"),
        Baseline(ZoneId("Z2"), SALES, 1, 2, date(2025, 1, 1), ""),
    ]
    assert baselines_of(base, ZONE, {JOBS: 3, SALES: 2}, CATALOGUE) == {SALES: 9_000}
    assert baselines_of(base, ZONE, {JOBS: 1}, CATALOGUE) == {JOBS: 30}


@pytest.mark.parametrize(
    ("indicator", "years", "found"),
    [
        ("jobs", (2025, 2026), Comparability.FULL),
        ("jobs", (2024, 2025), Comparability.BROKEN),
        ("jobs", (2025, 2013), Comparability.BROKEN),
        ("sales", (2020, 2026), Comparability.LIMITED),
        ("exports", (2024, 2025), Comparability.BROKEN),
    ],
)
def test_how_far_two_years_may_be_compared(indicator, years, found):
    assert comparable(CATALOGUE, IndicatorId(indicator), *years) is found


def test_the_breaks_between_two_years_are_named():
    found = breaks_between(CATALOGUE, IndicatorId("jobs"), 2026, 2013)
    assert [one.year for one in found] == [2016, 2025]
    assert all(one.note.ko for one in found)
    assert breaks_between(CATALOGUE, IndicatorId("exports"), 2013, 2026) is None
