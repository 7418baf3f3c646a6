"""What the portal itself knows of reviewers that may bar them: posts, coaching, authorship, interests of the committee.

It is looked up afresh each time, so that a post taken yesterday counts today; nothing of it is kept but what an
assignment was made from.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Model, QuerySet
from django.utils import timezone

from teukgu.evaluation.panels.conflicts import ReviewerFact
from teukgu.portal.store.models import (
    CoachAssignment,
    ConflictFact,
    Holding,
    PanelFact,
    PlanSave,
    PlanVersion,
    ReportSave,
    ReportVersion,
)
from teukgu.portal.store.queries.meetings.members import conflict_facts

DERIVED, DECLARED, ENTERED = "derived", "declared", "entered"


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact about a reviewer, where it comes from, and what it is about in words (of the source)."""

    fact: ReviewerFact
    source: str
    words: str
    row: PanelFact | None = None


def rater(pk: int) -> str:
    """Return what a reviewer is called in requests, tables and refusals: a number, never the name."""
    return f"R{pk}"


def derived_facts(people: dict[int, int], programme: str) -> list[KnownFact]:
    """Return what the portal knows of reviewers; ``people``: number of the reviewer by account. Seven queries."""
    found = [
        *_posts(people, programme),
        *_coaching(people, programme),
        *_authorship(people, programme),
        *_committee(people, programme),
    ]
    return sorted(found, key=lambda one: (one.fact.reviewer, one.fact.kind, one.fact.about, str(one.fact.since)))


def kept_fact(row: PanelFact) -> KnownFact:
    """Return a declared or entered fact."""
    about = about_key(row.about) if row.kind == "employment" else row.about
    fact = ReviewerFact(rater(row.reviewer_id), row.kind, about, row.since, row.until)
    return KnownFact(fact, row.source, row.words or row.about, row)


def about_key(text: str) -> str:
    """Return an organisation's name as names are compared: without spaces, in small letters."""
    return "".join(text.split()).casefold()


def _posts(people: dict[int, int], programme: str) -> Iterator[KnownFact]:
    rows = Holding.objects.filter(account__in=people, post__organisation__programme=programme)
    for row in rows.select_related("post__organisation"):
        organisation = row.post.organisation
        until = row.valid_to - timedelta(days=1) if row.valid_to else None
        about = about_key(organisation.key)
        fact = ReviewerFact(rater(people[row.account_id]), "employment", about, row.valid_from, until)
        yield KnownFact(fact, DERIVED, f"{organisation.name_ko} {row.post.name_ko}")


def _coaching(people: dict[int, int], programme: str) -> Iterator[KnownFact]:
    rows = CoachAssignment.objects.filter(coach__in=people, zone__programme=programme)
    for row in rows.select_related("ended", "organisation"):
        ended = getattr(row, "ended", None)
        until = min(row.until, ended.ended_on) if ended else row.until
        fact = ReviewerFact(rater(people[row.coach_id]), "coaching", row.zone_id, row.since, until)
        yield KnownFact(fact, DERIVED, row.task)


WROTE: tuple[tuple[type[Model], str, str, str], ...] = (
    (PlanSave, "plan__case__zone", "saved_at", "특구계획"),
    (PlanVersion, "plan__case__zone", "made_at", "특구계획"),
    (ReportSave, "report__zone", "saved_at", "운영보고서"),
    (ReportVersion, "report__zone", "made_at", "운영보고서"),
)
"""What is written about a zone, how the zone is reached, when it was written, what it is called."""


def _authorship(people: dict[int, int], programme: str) -> Iterator[KnownFact]:
    for model, zone, moment, words in WROTE:
        rows: QuerySet[Model] = model._default_manager.filter(
            **{"account__in": people, f"{zone}__programme": programme, f"{zone}__isnull": False}
        )
        for account, about, first, last in (
            rows.values_list("account", zone).annotate(first=Min(moment), last=Max(moment)).order_by("account", zone)
        ):
            fact = ReviewerFact(rater(people[account]), "authorship", about, _day(first), _day(last))
            yield KnownFact(fact, DERIVED, words)


def _committee(people: dict[int, int], programme: str) -> Iterator[KnownFact]:
    """Interests that the committee recorded: of an organisation as employment by it, of a case as declared."""
    for row in conflict_facts(_ids(people)):
        name = rater(people[row.account_id])
        if row.organisation is not None and row.organisation.programme_id == programme:
            fact = ReviewerFact(name, "employment", about_key(row.organisation.key), row.since, row.until)
            yield KnownFact(fact, DERIVED, row.organisation.name_ko)
        elif row.case is not None and row.case.zone_id and row.case.programme_id == programme:
            fact = ReviewerFact(name, "declared", row.case.zone_id, row.since, row.until)
            yield KnownFact(fact, DERIVED, _matter(row))


def _matter(row: ConflictFact) -> str:
    return row.case.title if row.case is not None else ""


def _ids(people: dict[int, int]) -> Collection[int]:
    return list(people)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
