"""The order by risk, with its reasons; found beside reported."""

import pytest

from teukgu.reporting.verification import RiskFacts, Verdict, by_risk, difference, verdict_findings
from teukgu.values import Bilingual

NAME = Bilingual("매출액", "Sales")


def test_more_kinds_of_reasons_come_first_then_more_to_look_at():
    plain = RiskFacts("r0", "z0")
    asked = RiskFacts("r1", "z1", explained=9)
    late = RiskFacts("r2", "z2", explained=1, days_late=3)
    found = by_risk([plain, asked, late, RiskFacts("r3", "z3", explained=2)])
    assert [one.facts.report for one in found] == ["r2", "r1", "r3", "r0"]
    assert [one.ko for one in found[0].reasons] == ["기한을 3일 넘겨 제출", "설명이 붙은 요청 1건"]
    assert found[-1].reasons == ()


def test_every_fact_has_its_words():
    (one,) = by_risk([RiskFacts("r", "z", 1, 2, 3, 1, 4, 5, 6)])
    assert len(one.reasons) == 6
    assert "결과에 영향 1개" in " ".join(each.ko for each in one.reasons)


def test_differences():
    assert difference(200, 150).amount == -50
    assert difference(200, 150).share == -0.25
    assert difference(0, 5).share is None
    assert difference(-10, -5).share == 0.5
    assert difference(None, 5) is None
    assert difference(5, None) is None


@pytest.mark.parametrize(
    ("reported", "found", "verdict", "evidence", "codes"),
    [
        (10, None, "as_reported", "", []),
        (10, 10, "as_reported", "", []),
        (10, 11, "as_reported", "장부", ["other_value"]),
        (10, 11, "differs", "장부", []),
        (10, 10, "differs", "장부", ["same_value"]),
        (10, None, "differs", " ", ["no_value", "no_words"]),
        (10, None, "not_shown", "장부가 없음", []),
        (10, 3, "not_shown", "장부가 없음", ["value_without_evidence"]),
        (None, 3, "differs", "장부", []),
    ],
)
def test_what_does_not_fit_together(reported, found, verdict, evidence, codes):
    given = verdict_findings("sales", NAME, reported, found, Verdict(verdict), evidence=evidence)
    assert [one.code.removeprefix("verification.") for one in given] == codes
