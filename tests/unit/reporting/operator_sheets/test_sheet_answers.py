"""Answers of operators: read as people write them, everything wrong said at once, slips of unit asked about."""

import pytest
from tests.sheet_tools import CATALOGUE, cell, rows

from teukgu.reporting.figure import FigureStatus
from teukgu.reporting.operator_sheets.answers import read_answers


def answers(typed, kind="processor", last=None):
    return read_answers(rows(kind), typed, CATALOGUE.units, last)


def values(found):
    return {str(one): figure.value for one, figure in found.figures.items()}


def codes(found):
    return [one.code.partition(".")[2] for one in found.findings]


def test_amounts_are_read_as_people_write_them():
    found = answers({"sales": "3,500만원", "jobs": "４명", "material_processed": "3톤"})
    assert values(found) == {"sales": 35_000_000, "jobs": 4, "material_processed": 3000}
    assert found.findings == ()


def test_a_figure_that_would_be_rounded_is_asked_about():
    found = answers({"jobs": "4.5"})
    assert (found.asks, found.is_refused, codes(found)) == (True, False, ["rounded"])


def test_an_empty_sheet_is_refused():
    assert codes(answers({"sales": "  "})) == ["nothing"]


def test_every_error_is_said_at_once_at_its_place():
    found = answers({"sales": "많이", "jobs": "-3", "exports": "약 100", "private_investment": "5천원"})
    assert {one.place.key for one in found.findings} == {"sales", "jobs", "exports"}
    assert found.is_refused
    assert values(found) == {"private_investment": 5000}


def test_parts_and_whole_must_agree_and_an_empty_whole_is_their_sum():
    wrong = answers({"jobs": "5", "jobs/sex.women": "2", "jobs/sex.men": "2"})
    assert codes(wrong) == ["parts_and_whole"]
    partly = answers({"jobs": "5", "jobs/sex.women": "2"})
    assert partly.findings == ()
    filled = answers({"jobs/sex.women": "2", "jobs/sex.men": "3"})
    assert values(filled)["jobs"] == 5
    larger = answers({"jobs": "5", "jobs/of_which.youth": "6"})
    assert codes(larger) == ["part_larger"]


def test_two_divisions_that_disagree_are_said():
    found = answers(
        {"jobs/sex.women": "2", "jobs/sex.men": "3", "jobs/contract.permanent": "1", "jobs/contract.temporary": "1"}
    )
    assert codes(found) == ["parts_and_whole"]


def test_what_is_part_of_sales_is_not_larger():
    assert codes(answers({"sales": "100", "exports": "101"})) == ["larger_than"]
    assert codes(answers({"sales": "100", "exports": "100"})) == []


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("no", {"new_firms": 0, "new_firms/origin.founded": 0, "new_firms/origin.moved_in": 0}),
        ("new_firms/origin.founded", {"new_firms": 1, "new_firms/origin.founded": 1, "new_firms/origin.moved_in": 0}),
        ("", {}),
    ],
)
def test_a_choice_counts_one_for_the_part_chosen(choice, expected):
    found = values(answers({"sales": "1", "new_firms": choice}))
    assert {key: value for key, value in found.items() if "firms" in key} == expected


def test_yes_counts_one_and_anything_else_is_refused():
    assert values(answers({"firms": "yes"})) == {"firms": 1}
    assert codes(answers({"firms": "maybe"})) == ["no_choice"]
    assert codes(answers({"new_firms": "yes"})) == ["no_choice"]


def test_not_applicable_is_kept_as_such():
    found = answers({"sales": "10", "exports": "해당없음"})
    assert found.figures[cell("exports")].status is FigureStatus.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("now", "asks"), [("35,000", True), ("35,000,000", False), ("300,000,000,000", True), ("3,500", True)]
)
def test_a_slip_of_the_unit_against_last_year_is_asked_about_and_not_refused(now, asks):
    found = answers({"sales": now}, last={cell("sales"): 34_000_000})
    assert found.asks is asks
    assert not found.is_refused


def test_what_is_not_on_this_sheet_is_not_taken():
    assert values(answers({"sales": "5", "value_added": "3", "budget_used": "9"}, kind="grower")) == {"sales": 5}
