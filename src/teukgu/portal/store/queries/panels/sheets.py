"""The sheet of a reviewer on a zone: scores, opinion and hand-in as they stand, and what was declared void."""

from dataclasses import dataclass, field
from datetime import datetime

from teukgu.portal.store.models import (
    PanelHandedIn,
    PanelOpinion,
    PanelReviewer,
    PanelScore,
    PanelVoid,
)
from teukgu.portal.store.queries.panels.pairs import SCORING
from teukgu.portal.store.queries.panels.scores import HANDED_IN, REOPENED


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a reviewer's sheet.

    ``scores``: the row that counts by criterion. ``void``: the moment until which everything was declared void.
    """

    reviewer: PanelReviewer
    zone: str
    kind: str
    scores: dict[str, PanelScore] = field(default_factory=dict)
    opinion: PanelOpinion | None = None
    hand_in: PanelHandedIn | None = None
    void: datetime | None = None

    @property
    def given(self) -> dict[str, float]:
        """Scores by criterion, those taken back left out."""
        return {key: row.score for key, row in self.scores.items() if row.score is not None}

    @property
    def is_handed_in(self) -> bool:
        """Whether it is handed in now."""
        return self.hand_in is not None and self.hand_in.state == HANDED_IN

    @property
    def is_reopened(self) -> bool:
        """Whether it was handed in and opened again."""
        return self.hand_in is not None and self.hand_in.state == REOPENED


def sheet_of(reviewer: PanelReviewer, zone: str, kind: str = SCORING) -> Sheet:
    """Return the sheet as it stands; what is void or set aside is left out. Four queries."""
    here = {"reviewer": reviewer, "zone": zone, "kind": kind}
    last = PanelVoid.objects.filter(reviewer=reviewer, zone=zone).order_by("-pk").first() if kind == SCORING else None
    void = last.recorded_at if last else None
    after = {"saved_at__gt": void} if void else {}
    scores = PanelScore.objects.filter(**here, **after, set_aside=False).order_by("number")
    opinion = PanelOpinion.objects.filter(**here, **after, set_aside=False).order_by("-number").first()
    handed = PanelHandedIn.objects.filter(**here, **({"recorded_at__gt": void} if void else {})).order_by("-number")
    return Sheet(reviewer, zone, kind, {one.criterion: one for one in scores}, opinion, handed.first(), void)
