"""Scores as they stand, what was handed in, and how far a zone and a reviewer have got."""

from collections import defaultdict
from datetime import datetime

from teukgu.portal.store.models import (
    Panel,
    PanelClosing,
    PanelConfirmation,
    PanelDiscussion,
    PanelHandedIn,
    PanelOpinion,
    PanelScore,
    PanelVoid,
)
from teukgu.portal.store.queries.panels.pairs import SCORING, Pair

HANDED_IN, REOPENED = "handed_in", "reopened"
CLOSED = "closed"


def scores_of(panel: Panel, kind: str = SCORING) -> dict[Pair, dict[str, float]]:
    """Return the scores of every pair by criterion, as they stand; void ones and those taken back left out."""
    rows = PanelScore.objects.filter(reviewer__panel=panel, kind=kind, set_aside=False)
    void = voids_of(panel)
    newest: dict[Pair, dict[str, float | None]] = defaultdict(dict)
    for row in rows.order_by("number").iterator():
        pair = (row.zone_id, row.reviewer_id)
        if kind == SCORING and pair in void and row.saved_at <= void[pair]:
            continue
        newest[pair][row.criterion] = row.score
    given = {pair: {key: score for key, score in cell.items() if score is not None} for pair, cell in newest.items()}
    return {pair: cell for pair, cell in given.items() if cell}


def voids_of(panel: Panel) -> dict[Pair, datetime]:
    """Return until when the scores of a pair were declared void."""
    rows = PanelVoid.objects.filter(reviewer__panel=panel).order_by("pk")
    return {(row.zone_id, row.reviewer_id): row.recorded_at for row in rows}


def opinions_of(panel: Panel, kind: str = SCORING) -> dict[Pair, PanelOpinion]:
    """Return the opinion of every pair as it stands."""
    rows = PanelOpinion.objects.filter(reviewer__panel=panel, kind=kind, set_aside=False).order_by("number")
    return {(row.zone_id, row.reviewer_id): row for row in rows}


def hand_ins_of(panel: Panel, kind: str = SCORING) -> dict[Pair, PanelHandedIn]:
    """Return the newest row of handing in or reopening of every pair that has one, void ones left out."""
    rows = PanelHandedIn.objects.filter(reviewer__panel=panel, kind=kind).order_by("number")
    void = voids_of(panel) if kind == SCORING else {}
    found = {(row.zone_id, row.reviewer_id): row for row in rows}
    return {pair: row for pair, row in found.items() if pair not in void or row.recorded_at > void[pair]}


def handed_in_of(panel: Panel, kind: str = SCORING) -> frozenset[Pair]:
    """Return the pairs that are handed in now."""
    return frozenset(pair for pair, row in hand_ins_of(panel, kind).items() if row.state == HANDED_IN)


def complete_zones(pairs: frozenset[Pair], handed_in: frozenset[Pair]) -> frozenset[str]:
    """Return the zones of which every pair is handed in."""
    return frozenset({zone for zone, _ in pairs} - {zone for zone, _ in pairs - handed_in})


def discussions_of(panel: Panel) -> list[PanelDiscussion]:
    """Return the discussions, newest first."""
    return list(panel.discussions.select_related("ended", "zone__now").order_by("-pk"))


def is_open(discussion: PanelDiscussion) -> bool:
    """Whether a discussion goes on."""
    return getattr(discussion, "ended", None) is None


def closing_of(panel: Panel) -> PanelClosing | None:
    """Return the closing that holds; None while the panel is open."""
    newest = panel.closings.order_by("-number").first()
    return newest if newest is not None and newest.state == CLOSED else None


def confirmation_of(closing: PanelClosing | None) -> PanelConfirmation | None:
    """Return which score was confirmed for a closing."""
    return closing.confirmations.order_by("-pk").first() if closing else None
