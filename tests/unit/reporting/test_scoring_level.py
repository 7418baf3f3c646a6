"""A scheme that asks for outcomes only refuses activity and money, and is told what to score instead."""

import pytest

from teukgu.loading.indicators import load_indicators
from teukgu.reporting.definition import Level
from teukgu.reporting.scoring_level import Scored, bind, only_outcomes

CATALOGUE = load_indicators()


@pytest.mark.parametrize(
    ("figures", "level"),
    [
        (("sales",), Level.OUTCOME),
        (("exemptions_used",), Level.OUTPUT),
        (("budget_used",), Level.INPUT),
        (("sales", "budget_used"), Level.INPUT),
        (("sales", "gva_total"), Level.OUTCOME),
        (("gva_total",), None),
        ((), None),
    ],
)
def test_the_lowest_level_among_the_figures_counts(figures, level):
    (bound,) = bind(CATALOGUE, [Scored("x", figures)], 2026)
    assert bound.level is level


def test_figures_that_no_report_asks_for_are_named():
    (bound,) = bind(CATALOGUE, [Scored("x", ("sales", "gva_total", "coachings"))], 2026)
    assert bound.unknown == ("gva_total", "coachings")


def test_an_indicator_that_is_not_asked_in_the_year_is_unknown():
    (bound,) = bind(CATALOGUE, [Scored("x", ("exports",))], 2020)
    assert bound.unknown == ("exports",)


def test_mere_activity_is_refused_with_an_outcome_to_take_instead():
    scored = [Scored("growth", ("sales",)), Scored("used", ("exemption_uses",)), Scored("panel", ())]
    (found,) = only_outcomes(CATALOGUE, scored, 2026)
    assert found.code == "scheme.mere_activity"
    assert "'used'" in found.message.en
    assert "exemption_sales" in found.cure.en
    assert "규제특례 활용 건수" in found.message.ko


def test_outcomes_pass():
    assert only_outcomes(CATALOGUE, [Scored("x", ("sales",)), Scored("y", ("jobs",))], 2026) == ()
