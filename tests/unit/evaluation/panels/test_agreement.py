"""Agreement against the published examples of Krippendorff (2011) and of Shrout and Fleiss (1979)."""

import math

import pytest
from tests.panel_tools import matrix_scores, planted_panel

from teukgu.evaluation.panels.agreement import agreement, alpha_of, krippendorff_alpha
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust

KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorff_2011_section_c(metric, published):
    columns = zip(*(row.split() for row in KRIPPENDORFF), strict=True)
    units = {str(unit): tuple(float(one) for one in scores if one != ".") for unit, scores in enumerate(columns)}
    assert round(krippendorff_alpha(units, metric), 3) == published


def test_shrout_and_fleiss_1979_table_4():
    found = agreement(adjust(ratings(matrix_scores(SHROUT_FLEISS))))
    assert (round(found.single, 2), round(found.consistent, 2)) == (0.29, 0.71)
    assert (round(found.mean_raw, 2), round(found.mean_adjusted, 2)) == (0.62, 0.91)
    assert found.raters == 4


def test_alpha_is_one_for_full_agreement_and_near_zero_for_chance():
    assert alpha_of(ratings(matrix_scores([[1, 1], [2, 2], [5, 5]]))) == 1.0
    chance = ratings(planted_panel(3, sds=(0.001, 0.001, 4.0)).scores)
    assert abs(alpha_of(chance)) < 0.1
    assert math.isnan(alpha_of(ratings(matrix_scores([[3, 3], [3, 3]])), "nominal"))
