"""Which panel score counts, raw or adjusted: the panel decides and says why; nothing is used unconfirmed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from teukgu.evaluation.panels.severity import AdjustedZone, Adjustment
from teukgu.evaluation.problems import problem
from teukgu.values import Bilingual, Explanation, Finding, Place, Refused, Row

Use = Literal["raw", "adjusted", "level"]
USES: dict[str, Bilingual] = {
    "raw": Bilingual("채점한 그대로의 평균", "mean of the scores as given"),
    "adjusted": Bilingual("엄격함을 바로잡고 우연만큼 당긴 점수", "severity removed, drawn in for chance"),
    "level": Bilingual("엄격함만 바로잡은 점수", "severity removed only"),
}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The panel's decision on one component: which score is used, on which day, by whom (a body), and why."""

    component: str
    use: Use
    decided_on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class UsedScore:
    """The score that counts for one zone, with its standard error and the other ones beside it."""

    zone: str
    score: float
    se: float
    raw: float
    adjusted: float


def confirm(component: str, use: str, *, decided_on: date, by: str, reason: str) -> Confirmation:
    """Record the decision.

    Raises:
        Refused: when the use is unknown, or who decided or the reason is missing.
    """
    findings = []
    if use not in USES:
        findings.append(_unknown_use(use))
    for key, text in (("by", by), ("reason", reason)):
        if not text.strip():
            findings.append(_empty(key))
    if findings:
        raise Refused(findings)
    return Confirmation(component, use, decided_on, by.strip(), reason.strip())  # type: ignore[arg-type]


def used_scores(found: Adjustment, decision: Confirmation) -> tuple[UsedScore, ...]:
    """Return the scores that count by the panel's decision, in order of the zones' names."""
    return tuple(
        UsedScore(one.zone, *_figure(one, decision.use), raw=one.raw, adjusted=one.adjusted) for one in found.zones
    )


def explain_decision(decision: Confirmation) -> Explanation:
    """Say what was decided, when, by whom and why."""
    use = USES[decision.use]
    rows = (
        Row(Bilingual("쓰는 점수", "score used"), use.ko, decision.use),
        Row(Bilingual("정한 날", "decided on"), decision.decided_on.isoformat()),
        Row(Bilingual("정한 곳", "decided by"), decision.by),
        Row(Bilingual("까닭", "reason"), decision.reason),
    )
    return Explanation(decision.use, rows)


def _figure(one: AdjustedZone, use: Use) -> tuple[float, float]:
    if use == "raw":
        return one.raw, one.raw_se
    return (one.adjusted, one.se) if use == "adjusted" else (one.level, one.level_se)


def _unknown_use(use: str) -> Finding:
    return problem(
        "panel_use",
        Place(key="use"),
        (f"쓸 점수를 알 수 없습니다: {use!r}.", f"The score to use is not known: {use!r}."),
        ("raw, adjusted, level 가운데 하나를 고르세요.", "Choose one of raw, adjusted, level."),
    )


def _empty(key: str) -> Finding:
    name = {"by": ("정한 곳", "who decided"), "reason": ("까닭", "the reason")}[key]
    return problem(
        "panel_use_unsaid",
        Place(key=key),
        (f"{name[0]}이(가) 비어 있습니다.", f"It is not said {'who decided' if key == 'by' else 'why'}."),
        ("위원회가 확인한 내용을 적으세요.", "Write what the panel confirmed."),
    )
