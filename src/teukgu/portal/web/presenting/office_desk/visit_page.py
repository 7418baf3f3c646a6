"""A visit in words: answers, findings with what became of them, signatures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.portal.services.office_desk.visit_papers import SIGNED_HOW
from teukgu.portal.store.models import FindingTurn, Visit, VisitFinding
from teukgu.portal.store.queries.office_desk.due import finding_state
from teukgu.portal.web.presenting.office_desk.names import (
    FINDING_BADGES,
    FINDING_STATES,
    finding_kind,
    organisation_said,
)
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.checklist import ANSWER_NAMES, Answer, Checklist, answered


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """One turn of a finding."""

    who: str
    state: str
    text: str
    turn: FindingTurn


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding, its turns, where it stands."""

    finding: VisitFinding
    kind: str
    state: str
    state_name: str
    badge: str
    turns: tuple[ShownTurn, ...]
    visit: Visit
    due_on: date | None


def shown_findings(findings: Iterable[VisitFinding]) -> list[ShownFinding]:
    """Return findings for the page."""
    return [_finding(one) for one in findings]


def _finding(one: VisitFinding) -> ShownFinding:
    state = finding_state(one)
    turns = sorted(one.turns.all(), key=lambda turn: turn.pk)
    return ShownFinding(
        finding=one,
        kind=finding_kind(one.kind),
        state=state,
        state_name=str(FINDING_STATES[state]),
        badge=FINDING_BADGES[state],
        turns=tuple(
            ShownTurn(organisation_said(turn.organisation), str(FINDING_STATES[turn.state]), turn.text, turn)
            for turn in turns
        ),
        visit=one.visit,
        due_on=one.due_on,
    )


def shown_answers(visit: Visit, checklist: Checklist | None) -> list[tuple[str, str, bool, str]]:
    """Return question, answer, whether it is lacking, remark."""
    if checklist is None:
        return []
    return [
        (
            said(one.question.text),
            said(ANSWER_NAMES[one.answer]) if one.answer else "–",
            one.answer is Answer.POOR,
            one.remark,
        )
        for one in answered(checklist, visit.answers)
    ]


def shown_signatures(visit: Visit) -> list[dict[str, object]]:
    """Return who signed, how, when."""
    rows = visit.signatures.select_related("file").order_by("pk")
    return [{"row": one, "how": SIGNED_HOW[one.kind], "is_paper": one.file_id is not None} for one in rows]
