"""Each check is set off by its own example, an explanation closes a remark, and a changed figure opens it again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.checks import CHECKS, Check, Explained, Limits, Remark, check_report, limits_from, still_open
from teukgu.reporting.definition import Comparability, Stage
from teukgu.reporting.figure import Cell, Figure
from teukgu.reporting.planting import clean_reports
from teukgu.values import IndicatorId, Severity

CATALOGUE = load_indicators()


def _limits() -> Limits:
    return limits_from(load_programme().rulebook.on(date(2026, 11, 22)))


def _of_example(check: Check) -> tuple[Remark, ...]:
    example = check.example
    return check_report(CATALOGUE, example.figures_of(), example.context(), _limits())


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.id)
def test_the_example_sets_its_check_off_in_both_languages(check: Check) -> None:
    mine = [remark for remark in _of_example(check) if remark.check == check.id]
    assert mine
    assert mine[0].severity is check.severity
    for language in ("ko", "en"):
        said = mine[0].finding().text(language)
        assert "{" not in said
        assert f"[report.{check.id}]" in said


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.id)
def test_a_warning_asks_and_does_not_accuse(check: Check) -> None:
    if check.severity is Severity.WARNING:
        assert "설명을 요청합니다" in check.message.ko
        assert "lease explain" in check.message.en
    words = check.message.ko + check.cure.ko
    assert not any(word in words for word in ("허위", "조작", "부정", "거짓"))


def test_an_explanation_closes_a_warning_until_its_figure_changes() -> None:
    check = next(one for one in CHECKS if one.id == "jump")
    remark = next(one for one in _of_example(check) if one.check == "jump")
    said = Explained(remark.identity, "공장이 새로 들어왔습니다.", "officer", datetime(2027, 3, 1, tzinfo=UTC))
    assert not [one for one in still_open(_of_example(check), [said]) if one.check == "jump"]
    moved = replace(check, example=replace(check.example, figures={"sales": 2_200_000_000}))
    assert [one for one in still_open(_of_example(moved), [said]) if one.check == "jump"]


def test_an_error_is_not_explained_away() -> None:
    check = next(one for one in CHECKS if one.id == "bounds")
    remark = next(one for one in _of_example(check) if one.check == "bounds")
    said = Explained(remark.identity, "맞습니다.", "officer", datetime(2027, 3, 1, tzinfo=UTC))
    assert remark in still_open([remark], [said])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_clean_reports_have_no_error(seed: int) -> None:
    reports = clean_reports(CATALOGUE, np.random.default_rng(seed), zones=60, year=2026)
    limits = _limits()
    for one in reports:
        found = check_report(CATALOGUE, one.figures, one.context, limits)
        assert [remark.message.en for remark in found if remark.severity is Severity.ERROR] == []


def test_a_figure_that_is_no_number_is_named_and_breaks_nothing() -> None:
    cell = Cell(IndicatorId("sales"))
    context = CHECKS[0].example.context()
    for value in (float("nan"), float("inf"), 10**400, -(10**400)):
        found = check_report(CATALOGUE, {cell: Figure(cell, value)}, context, _limits())
        assert [one.check for one in found if one.severity is Severity.ERROR] == ["bounds"]


def _jump_of(past: dict[int, float], months: int = 12, **changed: float) -> list[Remark]:
    cell = Cell(IndicatorId("sales"))
    context = replace(
        CHECKS[0].example.context(),
        months_designated=months,
        past={(year, cell): value for year, value in past.items()},
    )
    found = check_report(CATALOGUE, {cell: Figure(cell, changed.get("value", 2_100_000_000))}, context, _limits())
    return [one for one in found if one.check == "jump"]


PAST = {2023: 400_000_000, 2024: 410_000_000, 2025: 420_000_000}


def test_a_corrected_past_opens_an_explained_jump_again() -> None:
    before, after = _jump_of(PAST)[0], _jump_of({**PAST, 2024: 415_000_000})[0]
    said = Explained(before.identity, "공장이 새로 들어왔습니다.", "officer", datetime(2027, 3, 1, tzinfo=UTC))
    assert still_open([before], [said]) == ()
    assert still_open([after], [said]) == (after,)


def test_a_short_first_year_is_compared_as_the_part_it_is() -> None:
    assert _jump_of(PAST, months=3, value=104_000_000) == []
    assert _jump_of(PAST, months=12, value=104_000_000)
    assert _jump_of(PAST, months=3, value=410_000_000)


def test_a_broken_definition_is_no_jump() -> None:
    sales = next(one for one in CATALOGUE.versions if one.id == "sales" and one.holds_in(2026))
    newer = replace(sales, version=sales.version + 1, first_year=2026, comparability=Comparability.BROKEN)
    older = replace(sales, last_year=2025)
    broken = replace(
        CATALOGUE,
        versions=(*(one for one in CATALOGUE.versions if one is not sales), older, newer),
    )
    cell = Cell(IndicatorId("sales"))
    context = replace(CHECKS[0].example.context(), past={(year, cell): value for year, value in PAST.items()})
    figures = {cell: Figure(cell, 2_100_000_000)}
    assert "jump" in {one.check for one in check_report(CATALOGUE, figures, context, _limits())}
    assert "jump" not in {one.check for one in check_report(broken, figures, context, _limits())}


def test_without_last_year_a_cumulative_figure_is_held_against_the_baseline() -> None:
    cell = Cell(IndicatorId("pilots"))
    context = replace(CHECKS[0].example.context(), zone_type="type_2", baseline={cell: 9})
    found = check_report(CATALOGUE, {cell: Figure(cell, 4)}, context, _limits())
    assert [one.numbers["before"] for one in found if one.check == "falls"] == [9]


def test_a_remark_says_which_years_of_the_past_nobody_checked() -> None:
    example = next(one for one in CHECKS if one.id == "jump").example
    sales = Cell(IndicatorId("sales"))
    context = replace(example.context(), earlier=frozenset({(2024, sales), (2025, Cell(IndicatorId("jobs")))}))
    plain, told = (
        next(one for one in check_report(CATALOGUE, example.figures_of(), given, _limits()) if one.check == "jump")
        for given in (example.context(), context)
    )
    assert "옛 보고서" not in plain.message.ko
    assert "2024년은 옛 보고서" in told.message.ko
    assert "2025년은" not in told.message.ko
    assert "2024 come from earlier reports" in told.message.en
    assert plain.identity == told.identity


def test_a_stage_that_is_not_asked_is_not_missed() -> None:
    check = next(one for one in CHECKS if one.id == "missing")
    context = replace(check.example.context(), zone_type="type_1")
    staged = replace(context, stages=(Stage.PRODUCTION,))
    every, some = (
        {cell.indicator for one in check_report(CATALOGUE, {}, each, _limits()) for cell in one.cells}
        for each in (context, staged)
    )
    assert {"production_value", "processing_value"} <= every
    assert "production_value" in some
    assert "processing_value" not in some
