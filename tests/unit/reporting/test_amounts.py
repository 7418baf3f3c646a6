"""Numbers as people type them: the cases a policy officer can read, and those of spreadsheets."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.amount_findings import ALL
from teukgu.reporting.amounts import LARGEST, read_amount
from teukgu.reporting.figure import FigureStatus

UNITS = load_indicators().units
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "amounts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['unit']}:{case['typed']}")
def test_what_people_type(case: dict[str, Any]) -> None:
    found = read_amount(case["typed"], UNITS[case["unit"]])
    codes = [one.code.removeprefix("amount.") for one in found.findings]
    if "refused" in case:
        assert codes == [case["refused"]]
        assert found.is_refused
        assert found.value is None
        return
    assert not found.is_refused
    assert codes == case.get("notes", [])
    assert found.value == case.get("value")
    assert found.is_empty == case.get("empty", False)
    if "status" in case:
        assert found.status == case["status"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (True, "no_number"),
        (date(2025, 3, 1), "a_date"),
        (datetime(2025, 3, 1), "a_date"),  # noqa: DTZ001 - as a spreadsheet gives it
        (float("nan"), "no_number"),
        (float("inf"), "no_number"),
        (10**19, "too_large"),
        (10**6000, "too_large"),
        ("9" * 300, "too_large"),
        ("가" * 300, "no_number"),
    ],
    ids=["bool", "date", "datetime", "nan", "inf", "large", "huge", "digits", "text"],
)
def test_what_a_spreadsheet_may_hold_and_is_no_number(typed: object, code: str) -> None:
    assert [one.code for one in read_amount(typed, UNITS["won"]).findings] == [f"amount.{code}"]


def test_numbers_of_a_spreadsheet_are_taken_as_they_are() -> None:
    assert read_amount(12, UNITS["won"]).value == 12
    assert read_amount(12.0, UNITS["won"]).value == 12
    assert read_amount(0.1 + 0.2, UNITS["percent"]).value == 0.3
    assert not read_amount(0.1 + 0.2, UNITS["percent"]).findings
    assert [one.code for one in read_amount(12.6, UNITS["won"]).findings] == ["amount.rounded"]


@pytest.mark.parametrize("status", [FigureStatus.MISSING, FigureStatus.NOT_APPLICABLE])
def test_the_list_beside_a_cell_says_what_a_dash_means(status: FigureStatus) -> None:
    found = read_amount("-", UNITS["won"], status)
    assert (found.status, found.findings) == (status, ())


def test_every_finding_says_what_to_do_in_both_languages() -> None:
    made = [one("1,2", UNITS["won"]) for one in ALL]
    assert len({one.code for one in made}) == len(made)
    for one in made:
        assert all((one.message.ko, one.message.en, one.cure.ko, one.cure.en))
        assert "{" not in one.message.ko + one.message.en + one.cure.ko + one.cure.en


@given(st.integers(-(10**18), 10**18))
def test_a_whole_number_is_read_as_it_is_written(value: int) -> None:
    for typed in (value, str(value), f"{value:,}", f"{value:,}원", f" {value} ", Decimal(value)):
        assert read_amount(typed, UNITS["won"]).value == value


@given(st.text(max_size=80), st.sampled_from(sorted(UNITS)))
def test_no_text_breaks_it_and_only_whole_answers_come_out(typed: str, unit: str) -> None:
    found = read_amount(typed, UNITS[unit])
    assert found.is_refused == (found.value is None and found.status is None and not found.is_empty)
    assert found.value is None or abs(found.value) <= LARGEST


@given(st.one_of(st.floats(), st.decimals(), st.integers(), st.booleans(), st.dates(), st.times(), st.none()))
def test_no_value_of_a_spreadsheet_breaks_it(typed: object) -> None:
    found = read_amount(typed, UNITS["percent"])
    assert found.is_empty or found.is_refused or found.value is not None
