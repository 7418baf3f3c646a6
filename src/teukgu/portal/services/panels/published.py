"""What is published of panels beside their scores: numbers of conflicts, what is lacking, what was confirmed."""

from collections.abc import Iterator

from teukgu.documents.input_tables import csv_bytes
from teukgu.portal.store.models import Case, Panel, PanelClosing
from teukgu.portal.store.queries.panels.pairs import assignment_of
from teukgu.portal.store.queries.panels.scores import closing_of, confirmation_of

FILE = "panel_facts.csv"


def panel_facts(case: Case) -> dict[str, bytes]:
    """Return the file of facts about the closed panels of a round; nothing when there is none.

    Conflicts are counted as of the last assignment: pairs that were never made.
    """
    rows = [
        (panel.component, fact, value)
        for panel in case.panels.order_by("component")
        if (closing := closing_of(panel)) is not None
        for fact, value in _facts(panel, closing)
    ]
    return {FILE: csv_bytes(("component", "fact", "value"), rows)} if rows else {}


def _facts(panel: Panel, closing: PanelClosing) -> Iterator[tuple[str, str]]:
    yield "scores", str(closing.scores)
    yield "scorings_lacking", str(closing.lacking)
    yield "zones_discussed", str(panel.discussions.values("zone").distinct().count())
    assignment = assignment_of(panel)
    counts = assignment.result.get("conflicts", {}) if assignment else {}
    for fact in ("pairs", "reviewers", "zones"):
        yield f"conflict_{fact}", str(counts.get(fact, 0))
    for code, count in counts.get("by_code", {}).items():
        yield f"conflict_{code}", str(count)
    decision = confirmation_of(closing)
    if decision is not None:
        yield "use", decision.use
        yield "decided_on", decision.decided_on.isoformat()
        yield "decided_by", decision.by
        yield "reason", decision.reason
