"""Search over cases, their papers and minutes, within what the viewer may see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from teukgu.portal.access import Viewer, may_see_event
from teukgu.portal.store.hangul import search_terms
from teukgu.portal.store.models import Case, OfficialDocument
from teukgu.portal.store.queries.cases.visible_clocks import visible_clocks
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases

PAGE_SIZE = 30
MOST_PAPERS = 100
MOST_EXPORTED = 5000


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What is asked for."""

    query: str = ""
    procedure: str = ""
    stage: str = ""
    open_only: bool = False
    due_until: date | None = None


@dataclass(frozen=True, slots=True)
class FoundPapers:
    """Papers, and whether older ones were not looked at."""

    papers: tuple[OfficialDocument, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class FoundCases:
    """A page of cases, each with ``next_due`` (its next running last day)."""

    cases: tuple[Case, ...]
    total: int
    page: int
    pages: int


def matching_cases(viewer: Viewer, asked: CaseFilter, *, today: date) -> QuerySet[Case]:
    """Return the cases that match, the latest change first; ``next_due``: their earliest running last day."""
    rows = visible_cases(viewer, today)
    for term in search_terms(asked.query):
        rows = rows.filter(now__search_text__contains=term)
    if asked.procedure:
        rows = rows.filter(procedure=asked.procedure)
    if asked.stage:
        rows = rows.filter(now__stage=asked.stage)
    if asked.open_only:
        rows = rows.filter(now__closed=False)
    running = visible_clocks(viewer, today).filter(case=OuterRef("pk"), ended_on=None, due__isnull=False)
    rows = rows.annotate(next_due=Subquery(running.order_by("due").values("due")[:1]))
    if asked.due_until is not None:
        rows = rows.filter(next_due__lte=asked.due_until)
    return rows.select_related("now", "zone").order_by("-now__changed_at", "-pk")


def find_cases(viewer: Viewer, asked: CaseFilter, *, today: date, page: int = 1) -> FoundCases:
    """Return one page of the cases that match."""
    rows = matching_cases(viewer, asked, today=today)
    total = rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    start = (page - 1) * PAGE_SIZE
    return FoundCases(tuple(rows[start : start + PAGE_SIZE]), total, page, pages)


def find_papers(viewer: Viewer, query: str, *, today: date, unsent: bool = False) -> FoundPapers:
    """Return official documents that match, the newest first; with ``unsent`` those without a number.

    Of each only those whose act the viewer may see; of the newest ``MOST_PAPERS``, and whether there are older ones.
    """
    rows = OfficialDocument.objects.filter(case__in=visible_cases(viewer, today).values("pk"))
    for term in search_terms(query):
        rows = rows.filter(Q(search_text__contains=term) | Q(case__now__search_text__contains=term))
    if unsent:
        rows = rows.filter(production_number="", receipt_number="", received_at=None)
    rows = rows.select_related("case", "event", "sender", "receiver").order_by("-event__recorded_at", "-pk")
    found = list(rows[: MOST_PAPERS + 1])
    return FoundPapers(tuple(_seen(viewer, found[:MOST_PAPERS], today)), len(found) > MOST_PAPERS)


def _seen(viewer: Viewer, rows: list[OfficialDocument], today: date) -> list[OfficialDocument]:
    facts = {row.case_id: row.case for row in rows}
    known = {pk: case_facts(case, today) for pk, case in facts.items()}
    return [row for row in rows if may_see_event(viewer, known[row.case_id], row.event.party, row.event.key)]
