"""Severity of raters: rows that add up, refusals with names, planted truth found again within the stated error."""

import numpy as np
import pytest
from tests.panel_tools import matrix_scores, planted_panel, regions_of

from teukgu.evaluation.inputs import PanelScore
from teukgu.evaluation.panels.explain import explain_zone
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.values import Refused, ZoneId


def codes(refused: Refused) -> list[str]:
    return [one.code for one in refused.findings]


def test_rows_lead_from_raw_to_adjusted():
    found = adjust(ratings(planted_panel(1, favour=4.0).scores, None, regions_of(200)), home=True)
    assert found.favour is not None
    for one in found.zones:
        assert one.raw + one.severity_removed - one.favour_removed == pytest.approx(one.level, abs=3e-6)
        assert one.level + one.shrinkage == pytest.approx(one.adjusted, abs=2e-6)
        assert one.shrinkage * (one.level - found.mean) <= 0
        keep = found.sd_error**2 / (found.sd_error**2 + one.raters * found.sd_zones**2)
        assert one.shrinkage == pytest.approx(-keep * (one.level - found.mean), abs=5e-6)
        assert one.se < one.level_se


def test_explanation_says_every_step_in_words_and_names_no_rater():
    found = adjust(ratings(planted_panel(1, favour=4.0).scores, None, regions_of(200)), home=True)
    text = explain_zone(found, "z0003")
    one = found.zones[3]
    assert text.result == f"{one.adjusted:.2f}"
    assert text.rows[0].value == f"{one.raw:.2f}"
    assert len(text.rows) == 7
    assert not any(rater in row.label.ko + row.label.en for row in text.rows for rater in found.ratings.raters)
    with pytest.raises(KeyError):
        explain_zone(found, "nobody")


def test_planted_severity_is_found_within_the_stated_error():
    """20 panels of 200 zones x 60 raters: 95 percent intervals hold 95 percent, and errors are as large as stated."""
    inside, standard, favours = [], [], []
    for seed in range(20):
        planted = planted_panel(seed, favour=3.0)
        found = adjust(ratings(planted.scores, None, regions_of(200)), home=True)
        for estimates, ses, truth in (
            ([one.severity for one in found.raters], [one.se for one in found.raters], planted.raters),
            ([one.adjusted for one in found.zones], [one.se for one in found.zones], planted.zones + 70),
            ([one.level for one in found.zones], [one.level_se for one in found.zones], planted.zones + 70),
        ):
            z = (np.array(estimates) - truth[: len(estimates)]) / np.array(ses)
            inside.append(np.mean(np.abs(z) < 1.96))
            standard.append(np.mean(z**2))
        favours.append((found.favour.points - 3.0) / found.favour.se)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)
    assert np.mean(standard) == pytest.approx(1.0, abs=0.1)
    assert np.mean(np.abs(favours) < 1.96) >= 0.85
    assert abs(np.mean(favours)) < 0.7


def test_adjusting_brings_zones_nearer_the_truth():
    planted = planted_panel(5)
    found = adjust(ratings(planted.scores))
    raw = np.corrcoef([one.raw for one in found.zones], planted.zones)[0, 1]
    adjusted = np.corrcoef([one.adjusted for one in found.zones], planted.zones)[0, 1]
    assert adjusted > raw + 0.02


def test_parts_that_share_no_zone_are_refused_by_name():
    scores = matrix_scores([[5, 6, None, None], [7, 7, None, None], [None, None, 4, 6], [None, None, 8, 7]])
    with pytest.raises(Refused) as refused:
        adjust(ratings(scores))
    assert codes(refused.value) == ["evaluation.panel_not_connected"]
    text = refused.value.findings[0].message.en
    assert all(name in text for name in ("2 parts", "r000, r001", "z000, z001", "r002, r003", "z002, z003"))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "evaluation.panel_empty"),
        ([[5.0, 6.0]], "evaluation.panel_too_few"),
        ([[5.0, None], [6.0, 7.0]], "evaluation.panel_too_few"),
    ],
)
def test_too_little_to_compare_is_refused(rows, code):
    with pytest.raises(Refused) as refused:
        adjust(ratings(matrix_scores(rows)))
    assert codes(refused.value) == [code]


def test_criteria_by_weight_and_a_criterion_left_out():
    def score(zone, rater, criterion, value):
        return PanelScore(ZoneId(zone), "expert", criterion, rater, value)

    rows = [
        score(zone, rater, criterion, base + extra + hard)
        for zone, base in (("a", 60.0), ("b", 70.0))
        for rater, extra in (("r", 0.0), ("s", 2.0))
        for criterion, hard in (("easy", 5.0), ("hard", -5.0))
    ]
    whole = ratings(rows, {"easy": 3.0, "hard": 1.0})
    assert whole.score.tolist() == pytest.approx([62.5, 64.5, 72.5, 74.5])
    short = ratings([one for one in rows if (one.zone, one.rater, one.criterion) != ("b", "s", "easy")])
    assert short.score[3] > ratings(rows).score[3] - 3  # 67 alone would be 5 too low


def test_large_panel_of_scores_all_alike():
    found = adjust(ratings(matrix_scores([[50.0, 50.0, 50.0]] * 5)))
    assert {one.adjusted for one in found.zones} == {50.0}
    assert {one.severity for one in found.raters} == {0.0}
