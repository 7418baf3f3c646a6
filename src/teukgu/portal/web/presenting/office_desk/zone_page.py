"""A zone's milestones and visits in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teukgu.portal.store.models import Milestone, Visit
from teukgu.portal.store.queries.office_desk.due import MilestoneLine, finding_state
from teukgu.portal.web.presenting.cases.names import days_left, urgency
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.office_desk.names import MILESTONE_BADGES, MILESTONE_STATES, purpose_name


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """A milestone: when it is due now, where it stands, what happened to it."""

    milestone: Milestone
    due: str
    left: str
    badge: str
    state: str
    state_name: str
    turns: tuple[str, ...]


def shown_milestones(lines: Iterable[MilestoneLine], today: date) -> list[ShownMilestone]:
    """Return milestones for the page."""
    return [
        ShownMilestone(
            milestone=line.milestone,
            due=day_text(line.due),
            left=days_left(line.due, today) if line.state == "open" else "",
            badge=urgency(line.due, today) if line.state == "open" else MILESTONE_BADGES[line.state],
            state=line.state,
            state_name=str(MILESTONE_STATES[line.state]),
            turns=tuple(
                f"{MILESTONE_STATES[turn.state]} {day_text(turn.day)}" + (f": {turn.note}" if turn.note else "")
                for turn in line.turns
            ),
        )
        for line in lines
    ]


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """A visit in a list: how many findings, how many of those addressed are not settled, how many photos."""

    visit: Visit
    purpose: str
    findings: int
    waiting: int
    photos: int


def shown_visits(visits: Iterable[Visit]) -> list[ShownVisit]:
    """Return visits for a list."""
    return [_visit(one) for one in visits]


def _visit(one: Visit) -> ShownVisit:
    findings = list(one.findings.all())
    waiting = sum(finding.addressed and finding_state(finding) != "settled" for finding in findings)
    return ShownVisit(one, purpose_name(one.purpose), len(findings), waiting, len(one.photos.all()))
