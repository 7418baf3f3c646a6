"""Each check is set off by its own example, an explanation closes a remark, and a changed figure opens it again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.checks import CHECKS, Check, Explained, Limits, Remark, check_report, limits_from, still_open
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
