"""The order in which an office looks at reports by risk: reasons that can be counted, no points and no score."""

from collections.abc import Iterable
from dataclasses import dataclass

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """What is known of a report: counts of what was asked and not explained, explained, corrected, late, found before.

    ``differed_before`` are figures of earlier years that were found to differ, ``open_findings`` findings of visits
    that nobody has settled. ``days_late`` is zero for a report that came in time.
    """

    report: str
    zone: str
    unexplained: int = 0
    explained: int = 0
    corrected: int = 0
    material: int = 0
    days_late: int = 0
    differed_before: int = 0
    open_findings: int = 0


@dataclass(frozen=True, slots=True)
class Risk:
    """A report with the reasons to look at it; none is a reason too."""

    facts: RiskFacts
    reasons: tuple[Bilingual, ...]


def by_risk(facts: Iterable[RiskFacts]) -> tuple[Risk, ...]:
    """Return the reports, those with most kinds of reasons first; among equals those with more to look at."""
    risks = [Risk(one, tuple(_reasons(one))) for one in facts]
    return tuple(sorted(risks, key=lambda one: (-len(one.reasons), -_total(one.facts), one.facts.zone)))


def _total(one: RiskFacts) -> int:
    return one.unexplained + one.explained + one.corrected + one.differed_before + one.open_findings


def _reasons(one: RiskFacts) -> list[Bilingual]:
    more_ko = f" (결과에 영향 {one.material}개)" if one.material else ""
    more_en = f" ({one.material} may move a result)" if one.material else ""
    told = (
        (one.differed_before, "앞선 현장확인에서 다르게 확인된 값 {}개", "figures found to differ before: {}"),
        (one.unexplained, "설명하지 않은 요청 {}건", "requests without an explanation: {}"),
        (one.corrected, f"낸 뒤 정정한 값 {{}}개{more_ko}", f"figures corrected after filing: {{}}{more_en}"),
        (one.days_late, "기한을 {}일 넘겨 제출", "filed {} days late"),
        (one.open_findings, "마치지 않은 현장 지적 {}건", "findings of visits not settled: {}"),
        (one.explained, "설명이 붙은 요청 {}건", "requests that were explained: {}"),
    )
    return [Bilingual(ko.format(count), en.format(count)) for count, ko, en in told if count]
