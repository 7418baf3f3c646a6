"""Keeps members with a conflict from the committee's part of a case: facts against parties, on the rules of a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from teukgu.portal.access_cases import ROUND
from teukgu.portal.services.meetings.known import members_on, rules_of
from teukgu.portal.store.models import (
    AgendaItem,
    Body,
    Case,
    CaseBar,
    CaseParty,
    Exclusion,
    Membership,
    Organisation,
    OrganisationKind,
    RoundMember,
    ZonePlace,
)
from teukgu.portal.store.queries.meetings.members import as_fact, conflict_facts
from teukgu.portal.store.queries.meetings.standing import keeps_away
from teukgu.procedures.meetings.conflicts import Conflict, Matter, conflicts
from teukgu.procedures.party import Party

CONCERNED = (Party.APPLICANT.value, Party.OPERATOR.value, Party.PROPOSER.value)
"""Whom the matter is about (당사자); agencies and councils only give opinions."""


def matter_of(case: Case, day: date) -> Matter:
    """Return the case as the rules of conflicts see it."""
    ids = {str(pk) for pk in _judged(case)} if case.procedure == ROUND else set()
    parties = CaseParty.objects.filter(Q(until=None) | Q(until__gt=day), case=case, party__in=CONCERNED)
    ids |= {str(pk) for pk in parties.exclude(organisation=None).values_list("organisation", flat=True)}
    return Matter(str(case.pk), frozenset(ids))


def _judged(case: Case) -> Iterable[int]:
    """Return the municipalities of the zones that a round judges: the committee sees it before they were told.

    Of the list that stands, and of those that results were computed from.
    """
    stands = case.round_populations.order_by("-pk").first()
    if stands is None:
        return ()
    lists = Q(population=stands) | Q(population__freezes__computations__isnull=False)
    zones = RoundMember.objects.filter(lists, population__case=case, in_round=True).values("zone")
    regions = ZonePlace.objects.filter(zone__in=zones).values("region")
    towns = Organisation.objects.filter(
        programme=case.programme_id, kind=OrganisationKind.MUNICIPALITY, region__in=regions
    )
    return towns.values_list("pk", flat=True)


def conflicts_of(body: Body, case: Case, accounts: Iterable[int], day: date) -> tuple[Conflict, ...]:
    """Return what keeps these people from the case, by the rules of the body on ``day``."""
    facts = [as_fact(row) for row in conflict_facts(accounts)]
    return conflicts(rules_of(body, day), facts, matter_of(case, day))


def bar_conflicted(case: Case, *, on: date, now: datetime) -> int:
    """Bar every member of a body of the programme with a conflict; return how many. Asked again it adds nothing.

    For whoever refers a case to a committee: from then on its members could see it.
    """
    found = 0
    for body in Body.objects.filter(programme=case.programme_id).select_related("organisation"):
        accounts = {int(member.person) for member in members_on(body, rules_of(body, on))}
        for conflict in conflicts_of(body, case, accounts, on):
            found += bar(case, int(conflict.person), conflict.ground, conflict.reason.ko, now=now)
    return found


def bar(case: Case, account: int, ground: str, reason: str, *, by: int | None = None, now: datetime) -> bool:
    """Bar one person from the committee's part of a case; say whether that is new."""
    if CaseBar.objects.filter(case=case, account=account, lifted_at=None).exists():
        return False
    CaseBar.objects.create(
        case=case, account_id=account, ground=ground, reason=reason[:300], recorded_at=now, recorded_by_id=by
    )
    return True


def lift_if_free(case: Case, membership: Membership, *, on: date, now: datetime) -> bool:
    """Lift the bar when no exclusion and no conflict holds any longer; say whether it was lifted."""
    rows = Exclusion.objects.filter(item__case=case, membership__account=membership.account_id)
    kept = any(keeps_away(row) for row in rows.select_related("decision", "fact__corrected_by"))
    if kept or conflicts_of(membership.body, case, [membership.account_id], on):
        return False
    bars = CaseBar.objects.filter(case=case, account=membership.account_id, lifted_at=None)
    return bool(bars.update(lifted_at=now))


def exclude_conflicted(item: AgendaItem, day: date, *, by: int | None, now: datetime) -> int:
    """Record the exclusions that follow from known facts for one item; asked again it adds nothing."""
    if item.case is None:
        return 0
    body = item.meeting.body
    members = members_on(body, rules_of(body, day))
    by_person = {member.person: int(member.id) for member in members}
    added = 0
    for conflict in conflicts_of(body, item.case, [int(person) for person in by_person], day):
        added += _exclude(item, by_person[conflict.person], conflict, by=by, now=now)
        bar(item.case, int(conflict.person), conflict.ground, conflict.reason.ko, by=by, now=now)
    return added


def _exclude(item: AgendaItem, membership: int, conflict: Conflict, *, by: int | None, now: datetime) -> bool:
    once = f"derived-{item.pk}-{membership}-{conflict.fact.id}"
    _row, made = Exclusion.objects.get_or_create(
        once=once,
        defaults={
            "item": item,
            "membership_id": membership,
            "kind": "exclusion",
            "ground": conflict.ground,
            "reason": conflict.reason.ko[:500],
            "doubtful": conflict.doubtful,
            "fact_id": int(conflict.fact.id),
            "recorded_at": now,
            "recorded_by_id": by,
        },
    )
    return made
