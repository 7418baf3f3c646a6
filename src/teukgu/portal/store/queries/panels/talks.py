"""Discussions as a reviewer of the zone sees them: the others' scores and words without names, once all are in."""

from dataclasses import dataclass
from hashlib import sha256

from teukgu.portal.store.models import Panel, PanelDiscussion, PanelHandedIn, PanelOpinion, PanelReviewer, PanelVoid
from teukgu.portal.store.queries.panels.pairs import SCORING, pairs_of
from teukgu.portal.store.queries.panels.scores import HANDED_IN, complete_zones, hand_ins_of


@dataclass(frozen=True, slots=True)
class TalkSheet:
    """What somebody handed in; ``place`` stands for the name, 0 is the reader."""

    reviewer: int
    place: int
    scores: dict[str, float]
    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The newest discussion of a zone with what was handed in, the reader first."""

    discussion: PanelDiscussion
    sheets: tuple[TalkSheet, ...]

    def place_of(self, reviewer: int | None) -> int | None:
        """Return what stands for a reviewer's name; None: the ministry, or somebody who is gone."""
        return next((one.place for one in self.sheets if one.reviewer == reviewer), None)


def known_zones(panel: Panel) -> frozenset[str]:
    """Return the zones that all of their reviewers have handed in at least once: nothing of others is shown before."""
    return complete_zones(pairs_of(panel), frozenset(hand_ins_of(panel)))


def talk_of(reviewer: PanelReviewer, zone: str) -> Talk | None:
    """Return the discussion of a zone for one of its reviewers; None while it is not to be seen.

    Scores and words are those that were handed in last, never what somebody is changing now.
    """
    panel = reviewer.panel
    found = panel.discussions.filter(zone=zone).select_related("ended", "zone__now").order_by("-pk").first()
    if found is None:
        return None
    pairs = pairs_of(panel)
    if (zone, reviewer.pk) not in pairs or zone not in known_zones(panel):
        return None
    rows = {pk: row for (about, pk), row in hand_ins_of(panel).items() if about == zone and (zone, pk) in pairs}
    others = sorted((pk for pk in rows if pk != reviewer.pk), key=lambda pk: _shuffled(zone, pk))
    order = [reviewer.pk, *others]
    return Talk(found, tuple(_sheet(rows[pk], place) for place, pk in enumerate(order)))


def _shuffled(zone: str, pk: int) -> str:
    """Order people otherwise in each zone, so that a place does not tell who it is."""
    return sha256(f"{zone} {pk}".encode()).hexdigest()


def _sheet(row: PanelHandedIn, place: int) -> TalkSheet:
    here = {"reviewer": row.reviewer_id, "zone": row.zone_id, "kind": SCORING}
    handed = PanelHandedIn.objects.filter(**here, state=HANDED_IN, number__lte=row.number).order_by("-number").first()
    said = PanelOpinion.objects.filter(**here, set_aside=False)
    void = PanelVoid.objects.filter(reviewer=row.reviewer_id, zone=row.zone_id).order_by("-pk").first()
    if void is not None:
        said = said.filter(saved_at__gt=void.recorded_at)
    if handed is not None:
        said = said.filter(saved_at__lte=handed.recorded_at)
    opinion = said.order_by("-number").first()
    return TalkSheet(
        row.reviewer_id, place, dict(row.scores), opinion.text if opinion else "", opinion.confidence if opinion else ""
    )
