"""Who scores which zone, by the newest assignment; criteria as they stand."""

from collections.abc import Collection

from teukgu.portal.store.models import Panel, PanelAssignment, PanelCriterion, PanelPair, PanelReviewer, RoundPopulation

SCORING, CALIBRATION = "scoring", "calibration"
Pair = tuple[str, int]
"""Zone and number of the reviewer."""


def criteria_of(panel: Panel) -> list[PanelCriterion]:
    """Return the criteria of the newest edition, in their order."""
    edition = panel.editions.order_by("-number").first()
    return list(edition.rows.all()) if edition else []


def assignment_of(panel: Panel) -> PanelAssignment | None:
    """Return the newest assignment."""
    return panel.assignments.order_by("-number").first()


def pair_rows(panel: Panel, kind: str = SCORING) -> list[PanelPair]:
    """Return the pairs of the newest assignment, by zone and reviewer."""
    found = assignment_of(panel)
    return list(found.pairs.filter(kind=kind).order_by("zone", "reviewer")) if found else []


def zones_given(reviewer: PanelReviewer, population: RoundPopulation | None, kind: str = SCORING) -> frozenset[str]:
    """Return the zones of the round that the newest assignment gives one reviewer."""
    found = assignment_of(reviewer.panel)
    if found is None or population is None:
        return frozenset()
    judged = population.members.filter(in_round=True).values("zone")
    rows = found.pairs.filter(kind=kind, reviewer=reviewer, zone__in=judged)
    return frozenset(rows.values_list("zone", flat=True))


def pairs_of(panel: Panel, kind: str = SCORING) -> frozenset[Pair]:
    """Return zone and reviewer of every pair of the newest assignment."""
    found = assignment_of(panel)
    return frozenset(found.pairs.filter(kind=kind).values_list("zone", "reviewer") if found else ())


def judged_pairs(panel: Panel, zones: Collection[str], kind: str = SCORING) -> frozenset[Pair]:
    """Return the pairs of the newest assignment in the ``zones`` that the round judges now.

    A zone that left the round's list after assigning keeps its pairs; nobody waits for them any more.
    """
    return frozenset(pair for pair in pairs_of(panel, kind) if pair[0] in zones)
