"""What waits for a reviewer in each of their panels, and how severe they were once a panel is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.evaluation.panels.rater_fit import RaterFit
from teukgu.evaluation.panels.severity import RaterSeverity
from teukgu.portal.access import Viewer
from teukgu.portal.services.panels.held_reviewer import HeldReviewer, find_reviewer
from teukgu.portal.services.panels.results import measured, scores_of_closing
from teukgu.portal.services.panels.sheet_rules import practice_waiting
from teukgu.portal.store.models import PanelReviewer
from teukgu.portal.store.queries.panels.known import rater
from teukgu.portal.store.queries.panels.pairs import CALIBRATION, SCORING
from teukgu.portal.store.queries.panels.reviewers import ACCEPTED, INVITED, declared
from teukgu.portal.store.queries.panels.scores import closing_of, handed_in_of, is_open
from teukgu.portal.store.queries.panels.talks import talk_of


@dataclass(frozen=True, slots=True)
class MyPanel:
    """A panel of a reviewer. ``zones``: those they can score now; ``handed``: how many of them are handed in.

    ``practice``: practice zones that wait; ``talks``: zones whose discussion goes on; ``open``: neither closed nor
    decided.
    """

    me: HeldReviewer
    open: bool
    declared: bool
    zones: int = 0
    handed: int = 0
    practice: int = 0
    talks: int = 0

    @property
    def waits(self) -> bool:
        """Whether something waits for the reviewer."""
        if not self.open or self.me.reviewer.state not in {INVITED, ACCEPTED}:
            return False
        left = self.zones - self.handed + self.practice + self.talks
        return self.me.reviewer.state == INVITED or not self.declared or left > 0


@dataclass(frozen=True, slots=True)
class OwnSeverity:
    """How severe a reviewer was, with its error and fit, among ``raters`` reviewers; ``sd``: how far these differ."""

    found: RaterSeverity
    fit: RaterFit | None
    raters: int
    sd: float


def reviews(viewer: Viewer) -> bool:
    """Whether the viewer was ever invited to a panel."""
    return not viewer.is_public and PanelReviewer.objects.filter(person=int(viewer.account)).exists()


def my_panels(viewer: Viewer, *, now: datetime, today: date) -> list[MyPanel]:
    """Return the viewer's panels with what waits in each, newest first. One query for whoever is in none."""
    if viewer.is_public:
        return []
    rows = PanelReviewer.objects.filter(person=int(viewer.account)).order_by("-pk").values_list("pk", flat=True)
    found = [find_reviewer(viewer, pk, now=now, today=today) for pk in rows]
    return [my_panel(one) for one in found if one is not None]


def my_panel(me: HeldReviewer) -> MyPanel:
    """Return where a reviewer stands in their panel."""
    panel, scores = me.held.panel, me.reviewer.scores
    is_running = closing_of(panel) is None and not me.held.round.standing.decided
    if not scores:
        return MyPanel(me, is_running, declared=False)
    mine = me.open_zones(SCORING)
    handed = {zone for zone, pk in handed_in_of(panel) if pk == me.row.pk}
    return MyPanel(
        me,
        is_running,
        declared=declared(me.row),
        zones=len(mine),
        handed=len(mine & handed),
        practice=len(practice_waiting(me)) if me.zones(CALIBRATION) else 0,
        talks=len(open_talks(me, sorted(mine))),
    )


def waiting_zones(me: HeldReviewer) -> list[tuple[str, str]]:
    """Return kind and zone of what the reviewer still has to hand in, practice first; barred zones left out."""
    mine = me.zones(SCORING)
    handed = {zone for zone, pk in handed_in_of(me.held.panel) if pk == me.row.pk}
    practice, left = practice_waiting(me), mine - handed - me.barred(mine)
    return [*((CALIBRATION, zone) for zone in sorted(practice)), *((SCORING, zone) for zone in sorted(left))]


def open_talks(me: HeldReviewer, zones: Sequence[str]) -> list[str]:
    """Return the zones whose discussion goes on and which the reviewer sees."""
    talked = {one.zone_id for one in me.held.panel.discussions.select_related("ended") if is_open(one)}
    return [zone for zone in zones if zone in talked and talk_of(me.row, zone) is not None]


def own_severity(me: HeldReviewer) -> OwnSeverity | None:
    """Return how severe a reviewer was in the closed panel; None when it cannot be told or they scored nothing."""
    closing = closing_of(me.held.panel)
    if closing is None:
        return None
    whole, _measures = measured(scores_of_closing(closing), me.held.panel.component, None, ())
    if whole.adjustment is None:
        return None
    own = next((one for one in whole.adjustment.raters if one.rater == rater(me.row.pk)), None)
    fit = next((one for one in whole.fits if one.rater == rater(me.row.pk)), None)
    return OwnSeverity(own, fit, len(whole.adjustment.raters), whole.adjustment.sd_raters) if own else None
