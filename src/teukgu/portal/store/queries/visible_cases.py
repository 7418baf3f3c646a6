"""The cases that a viewer may see, as rows: `teukgu.portal.access.may_see_case` said in the database's words.

A test compares both over every role, territory and state; whoever changes one changes the other.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from teukgu.portal import clock
from teukgu.portal.access import NO_CASE_ROLES, CaseFacts, PartyHeld, PostHeld, Viewer, may_see_event
from teukgu.portal.access_cases import BY_KIND as SIGHT_BY_KIND
from teukgu.portal.access_cases import (
    BY_PARTY,
    COMMITTEE_KINDS,
    COMMITTEE_STAGES,
    LATE_PARTIES,
    PRIVATE_PROCEDURES,
    PRIVATE_STAGES,
    ROUND,
    ROUND_STAGES,
    WORKING_STAGES,
    Sight,
)
from teukgu.portal.store.models import Case, CaseBar, CaseEvent, CaseParty, Jurisdiction
from teukgu.portal.store.queries.people.territory import ZONE_SCOPES
from teukgu.procedures.party import Party


def visible_cases(viewer: Viewer, day: date | None = None) -> QuerySet[Case]:
    """Return the cases that exist for the viewer; nobody who has not signed in sees any."""
    if viewer.is_public:
        return Case.objects.none()
    day = day or clock.today()
    seen = Q(pk__in=_held(day).filter(account=int(viewer.account)).values("case"))
    for post in viewer.posts:
        seen |= _seen_in(viewer, post, day)
    return Case.objects.filter(seen)


def _held(day: date) -> QuerySet[CaseParty]:
    return CaseParty.objects.filter(Q(until=None) | Q(until__gt=day))


def _seen_in(viewer: Viewer, post: PostHeld, day: date) -> Q:
    if post.role in NO_CASE_ROLES or post.kind == "system":
        return Q(pk=None)
    rows = _held(day).filter(organisation=post.organisation)
    named = Q(pk__in=rows.exclude(party__in=LATE_PARTIES).values("case"))
    named |= _shared(post, day) & Q(pk__in=rows.filter(party__in=LATE_PARTIES).values("case"))
    by_kind = BY_KIND.get(post.kind)
    seen = Q(programme=post.programme) & ((by_kind(post, day) | named) if by_kind else named)
    if post.kind in COMMITTEE_KINDS:
        barred = CaseBar.objects.filter(account=int(viewer.account), lifted_at=None)
        seen &= ~Q(pk__in=barred.values("case"))
    return seen


def whole_cases(viewer: Viewer, day: date) -> QuerySet[Case]:
    """Return the cases of which the viewer sees everything, every thread too."""
    if viewer.is_public:
        return Case.objects.none()
    working = _held(day).exclude(party__in=BY_PARTY).exclude(case__procedure=ROUND)
    seen = Q(pk__in=working.filter(account=int(viewer.account)).values("case"))
    for post in viewer.posts:
        named = Q(pk__in=working.filter(organisation=post.organisation).values("case"))
        by_kind = BY_KIND[post.kind](post, day) if post.kind in WHOLE_KINDS else Q(pk=None)
        seen |= _seen_in(viewer, post, day) & (named | by_kind)
    return Case.objects.filter(seen)


def own_threads(viewer: Viewer, day: date) -> QuerySet[CaseParty]:
    """Return the threads in which the viewer, or an organisation they have a post in, takes part."""
    if viewer.is_public:
        return CaseParty.objects.none()
    mine = Q(account=int(viewer.account))
    for post in viewer.posts:
        if post.role not in NO_CASE_ROLES and post.kind != "system":
            mine |= Q(organisation=post.organisation, case__programme=post.programme)
    return _held(day).exclude(key="").filter(mine)


def _everywhere(post: PostHeld, day: date) -> Q:
    return Q(programme=post.programme)  # an empty condition would vanish beside others


def _territory(post: PostHeld, day: date) -> Q:
    applicants = _held(day).filter(party=Party.APPLICANT.value, key="")
    mine = Q(organisation__region__in=post.regions) | Q(organisation__region__province__in=post.regions)
    return Q(pk__in=applicants.filter(mine).values("case")) & ~Q(procedure=ROUND)


def _shared(post: PostHeld, day: date) -> Q:
    is_public = ~Q(now__stage__in=PRIVATE_STAGES) & Q(now__isnull=False)
    return is_public & ~Q(procedure__in=PRIVATE_PROCEDURES)


def _shared_territory(post: PostHeld, day: date) -> Q:
    return _shared(post, day) & _territory(post, day)


def _referred_to(stages: Iterable[str], round_stages: Iterable[str] = ()) -> Callable[[PostHeld, date], Q]:
    def referred(post: PostHeld, day: date) -> Q:
        shared, of_round = _shared(post, day), Q(procedure=ROUND, now__stage__in=round_stages)
        return of_round | (shared if post.role == "secretary" else shared & Q(now__stage__in=stages))

    return referred


BY_KIND: Mapping[str, Callable[[PostHeld, date], Q]] = {
    "ministry": _everywhere,
    "audit": _everywhere,
    "office": _territory,
    "municipality": _territory,
    "council": _shared_territory,
    "province": _shared_territory,
    "committee": _referred_to(COMMITTEE_STAGES, ROUND_STAGES),
    "working_committee": _referred_to(WORKING_STAGES),
}

WHOLE_KINDS = frozenset(kind for kind, (_party, sight, _holds) in SIGHT_BY_KIND.items() if sight == Sight.WHOLE)


def case_facts(case: Case, day: date | None = None) -> CaseFacts:
    """Return what access to ``case`` is decided by, as it stands on ``day`` (today).

    Applicants with a key take part in their own thread only (the zones of a round): no territory follows from them.
    """
    rows = list(_held(day or clock.today()).filter(case=case).select_related("organisation__region").order_by("pk"))
    regions = {
        row.organisation.region
        for row in rows
        if row.party == Party.APPLICANT.value and not row.key and row.organisation and row.organisation.region
    }
    ids = {region.pk for region in regions}
    now = getattr(case, "now", None)
    return CaseFacts(
        programme=case.programme_id,
        regions=frozenset(ids | {region.province_id for region in regions if region.province_id}),
        parties=tuple(_party(row) for row in rows),
        stage=now.stage if now else "",
        public=bool(now and now.public),
        barred=frozenset(
            str(account) for account in case.bars.filter(lifted_at=None).values_list("account", flat=True)
        ),
        unserved=frozenset(ids - _served(ids)),
        procedure=case.procedure,
    )


def _party(row: CaseParty) -> PartyHeld:
    account = None if row.account_id is None else str(row.account_id)
    return PartyHeld(row.party, row.key, row.organisation_id, account, row.lead)


def _served(regions: set[str]) -> set[str]:
    rows = Jurisdiction.objects.filter(region__in=regions, office__isnull=False, scope__in=ZONE_SCOPES)
    return set(rows.values_list("region", flat=True))


def find_case(viewer: Viewer, number: str, day: date | None = None) -> Case | None:
    """Return the case of this number, or nothing when there is none or the viewer may not know of it."""
    rows = visible_cases(viewer, day).select_related("now", "programme", "zone")
    return rows.filter(number=number).first()


def visible_events(viewer: Viewer, case: Case, day: date | None = None) -> list[CaseEvent]:
    """Return the events of ``case`` that the viewer may see, in order."""
    facts = case_facts(case, day)
    rows = case.events.select_related("account", "post__organisation").order_by("seq")
    return [row for row in rows if may_see_event(viewer, facts, row.party, row.key)]
