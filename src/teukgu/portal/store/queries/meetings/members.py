"""Memberships as the rules see them: a person in a seat by date."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from teukgu.portal.store.models import Body, ConflictFact, Membership, OperatingRule
from teukgu.procedures.meetings.body import SeatKind
from teukgu.procedures.meetings.conflicts import Fact
from teukgu.procedures.meetings.members import Member
from teukgu.procedures.meetings.rules import OwnRule


def memberships(body: Body) -> QuerySet[Membership]:
    """Return every membership of the body, with what ended it and elections."""
    rows = Membership.objects.filter(body=body).select_related("account", "ended")
    return rows.prefetch_related("elections").order_by("valid_from", "pk")


def as_member(row: Membership) -> Member:
    """Return a membership as the rules see it: it runs to the earlier of its term and what ended it."""
    ended = row.ended.ended_on if hasattr(row, "ended") else None
    ends = [day for day in (row.term_ends, ended) if day is not None]
    elected = [election.elected_on for election in row.elections.all()]
    return Member(
        id=str(row.pk),
        person=str(row.account_id),
        seat=row.seat,
        kind=SeatKind(row.kind),
        since=row.valid_from,
        until=min(ends, default=None),
        renewals=row.renewals,
        vice_chair_since=max(elected, default=None),
    )


def own_rules(body: Body) -> tuple[OwnRule, ...]:
    """Return what the body set for itself."""
    return tuple(
        OwnRule(row.parameter, row.value, row.title, row.valid_from, row.valid_to)
        for row in OperatingRule.objects.filter(body=body).order_by("valid_from", "pk")
    )


def memberships_of(account: str, day: date) -> QuerySet[Membership]:
    """Return the memberships that an account holds on ``day``."""
    runs = (Q(term_ends=None) | Q(term_ends__gt=day)) & (Q(ended=None) | Q(ended__ended_on__gt=day))
    rows = Membership.objects.filter(runs, account=int(account), valid_from__lte=day)
    return rows.select_related("body__organisation")


def conflict_facts(accounts: Iterable[int]) -> QuerySet[ConflictFact]:
    """Return the facts that stand: not corrected by a later row, not withdrawn."""
    rows = ConflictFact.objects.filter(account__in=list(accounts), corrected_by=None, withdrawn=False)
    return rows.select_related("organisation", "case", "account").order_by("pk")


def as_fact(row: ConflictFact) -> Fact:
    """Return a fact as the rules see it."""
    return Fact(
        id=str(row.pk),
        person=str(row.account_id),
        fact=row.fact,
        organisation="" if row.organisation_id is None else str(row.organisation_id),
        matter="" if row.case_id is None else str(row.case_id),
        since=row.since,
        until=row.until,
    )
