"""The panel confirms which score is used; nothing counts without who and why."""

from datetime import date

import pytest
from tests.panel_tools import planted_panel

from teukgu.evaluation.panels.confirm import confirm, explain_decision, used_scores
from teukgu.evaluation.panels.ratings import ratings
from teukgu.evaluation.panels.severity import adjust
from teukgu.values import Refused

WHEN = {"decided_on": date(2026, 8, 3), "by": "평가위원회", "reason": "엄격함 차이가 커서"}


def test_each_use_gives_its_score_and_error():
    found = adjust(ratings(planted_panel(1, zones=20, raters=8).scores))
    for use, figure, error in (
        ("raw", "raw", "raw_se"),
        ("adjusted", "adjusted", "se"),
        ("level", "level", "level_se"),
    ):
        used = used_scores(found, confirm("expert", use, **WHEN))
        assert [one.score for one in used] == [getattr(one, figure) for one in found.zones]
        assert [one.se for one in used] == [getattr(one, error) for one in found.zones]
        assert [one.raw for one in used] == [one.raw for one in found.zones]


def test_everything_missing_is_said_at_once():
    with pytest.raises(Refused) as refused:
        confirm("expert", "mine", decided_on=date(2026, 8, 3), by=" ", reason="")
    assert [one.code for one in refused.value.findings] == [
        "evaluation.panel_use",
        "evaluation.panel_use_unsaid",
        "evaluation.panel_use_unsaid",
    ]


def test_the_decision_explains_itself():
    text = explain_decision(confirm("expert", "adjusted", **WHEN))
    assert [row.value for row in text.rows][1:] == ["2026-08-03", "평가위원회", "엄격함 차이가 커서"]
