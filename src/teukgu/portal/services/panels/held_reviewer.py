"""The reviewer that acts on their own panel: found for the viewer, the round locked as for the ministry."""

from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.access_panels import ReviewerFacts, is_reviewer
from teukgu.portal.services.panels import refusals_reviewers as refusals
from teukgu.portal.services.panels.conflicts import conflicts_now
from teukgu.portal.services.panels.held import HeldPanel
from teukgu.portal.services.round_case.held import HeldRound
from teukgu.portal.store.models import Case, PanelReviewer
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING, zones_given
from teukgu.portal.store.queries.panels.reviewers import LEFT, ReviewerNow, reviewer_of
from teukgu.portal.store.queries.panels.scores import closing_of
from teukgu.portal.store.queries.round_case.standing import standing_of
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class HeldReviewer:
    """A reviewer with their panel, its round locked: closing, assigning and saving wait for each other."""

    held: HeldPanel
    reviewer: ReviewerNow

    @property
    def row(self) -> PanelReviewer:
        """The row that scores name."""
        return self.reviewer.row

    def zones(self, kind: str) -> frozenset[str]:
        """Return the zones that the newest assignment gives the reviewer, without those that left the round."""
        return zones_given(self.row, self.held.round.standing.population, kind)

    def open_zones(self, kind: str) -> frozenset[str]:
        """Return those of their zones that nothing bars them from: of others they are shown nothing of anybody's."""
        mine = self.zones(kind)
        return mine - self.barred(mine)

    def barred(self, zones: frozenset[str]) -> frozenset[str]:
        """Return which of the zones the reviewer must not score, as of today."""
        found = conflicts_now(self.held.panel, [self.reviewer], zones, self.held.round.situation.rules, self.held.today)
        return frozenset(zone for zone, _who in found.barred)

    def facts(self) -> ReviewerFacts:
        """Return what access hangs on."""
        zones = self.zones(SCORING) | self.zones(CALIBRATION)
        return ReviewerFacts(
            person=str(self.row.person_id),
            accepted=self.reviewer.scores,
            open=closing_of(self.held.panel) is None and not self.held.round.standing.decided,
            zones=zones - self.barred(zones),
        )


def reviewer_held(viewer: Viewer, reviewer: int, *, now: datetime, today: date) -> HeldReviewer:
    """Return the viewer as this reviewer of an open panel, the round locked; call it inside a transaction.

    Raises:
        Refused: when it is somebody else, they left, the panel is closed, or the committee decided.
    """
    found = find_reviewer(viewer, reviewer, now=now, today=today, lock=True)
    if found is None:
        raise Refused([refusals.not_you()])
    if found.reviewer.state == LEFT:
        raise Refused([refusals.you_left()])
    if found.held.round.standing.decided or closing_of(found.held.panel) is not None:
        raise Refused([refusals.closed()])
    return found


def find_reviewer(
    viewer: Viewer, reviewer: int, *, now: datetime, today: date, lock: bool = False
) -> HeldReviewer | None:
    """Return the viewer as this reviewer, whatever their state; None for anybody else."""
    row = PanelReviewer.objects.select_related("panel__case__programme").filter(pk=reviewer).first()
    if row is None or not is_reviewer(viewer, ReviewerFacts(str(row.person_id), accepted=False, open=False)):
        return None
    panel = row.panel
    case = Case.objects.select_for_update().get(pk=panel.case_id) if lock else panel.case
    situation = situation_of(case, today=today, now=now)
    held = HeldRound(viewer, case, situation, standing_of(case, situation.state), now, today)
    me = reviewer_of(panel, row.person_id)
    return None if me is None else HeldReviewer(HeldPanel(held, panel), me)
