"""Coaches of zones: who may see an assignment, what keeps an expert from one, sessions with their advice."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.access_office import addressed_posts
from teukgu.portal.store.models import (
    Account,
    AdviceTurn,
    CaseParty,
    CoachAdvice,
    CoachAssignment,
    Holding,
    Organisation,
    OrganisationKind,
    ZoneNow,
)
from teukgu.portal.store.queries.meetings.members import conflict_facts
from teukgu.portal.store.queries.office_desk.desks import desks_of, zones_of_desk, zones_of_municipality
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.procedures.party import Party

NO_TIE = frozenset({"coaching"})
"""Having coached a zone keeps nobody from coaching it on; it keeps them from judging it."""
CONCERNED = (Party.APPLICANT.value, Party.OPERATOR.value, Party.PROPOSER.value)


def experts(programme: str, day: date) -> QuerySet[Account]:
    """Return who can be a coach on ``day``: people who hold a post in an expert body of the programme."""
    rows = Holding.objects.filter(
        holds_on(day),
        holds_on(day, "post__"),
        post__organisation__programme=programme,
        post__organisation__kind=OrganisationKind.EXPERT_BODY,
    )
    return Account.objects.filter(pk__in=rows.values("account"), is_active=True).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties an expert to a zone since a day: a post they hold, or an interest they declared (``fact``)."""

    organisation: str
    since: date
    fact: str = ""
    post: str = ""


def concerned(zone: ZoneNow, day: date) -> frozenset[int]:
    """Return the organisations a zone is about: its municipalities, operators and proposers."""
    regions = zone.places.values("region")
    places = Organisation.objects.filter(
        programme=zone.programme_id, kind=OrganisationKind.MUNICIPALITY, region__in=regions
    )
    held = Q(until=None) | Q(until__gt=day)
    parties = CaseParty.objects.filter(held, case__zone=zone.pk, party__in=CONCERNED, organisation__isnull=False)
    named = {one for one in parties.values_list("organisation", flat=True) if one is not None}
    return frozenset(places.values_list("pk", flat=True)) | named


def ties_of(account: int, zone: ZoneNow, day: date) -> Iterator[Tie]:
    """Yield what keeps an expert from coaching a zone: a post there today, an interest that was declared."""
    about = concerned(zone, day)
    posts = Holding.objects.filter(holds_on(day), account=account, post__organisation__in=about)
    for held in posts.select_related("post__organisation"):
        yield Tie(held.post.organisation.name_ko, held.valid_from, post=held.post.name_ko)
    for fact in conflict_facts([account]):
        over = fact.until is not None and fact.until < day
        if over or fact.fact in NO_TIE:
            continue
        if fact.organisation_id in about and fact.organisation is not None:
            yield Tie(fact.organisation.name_ko, fact.known_on, fact=fact.fact)
        elif fact.case is not None and fact.case.zone_id == zone.pk:
            yield Tie(fact.case.title, fact.known_on, fact=fact.fact)


def later_ties(assignment: CoachAssignment, day: date) -> list[Tie]:
    """Return what ties a coach to the zone although nothing did when they were assigned; none once it is over."""
    return list(ties_of(assignment.coach_id, assignment.zone.now, day)) if is_running(assignment, day) else []


def assignments_of(viewer: Viewer) -> QuerySet[CoachAssignment]:
    """Return the assignments that the viewer sees: their own as coach, their desk's, their municipality's zones'."""
    seen = Q(coach=int(viewer.account)) if viewer.account else Q(pk=None)
    for desk in desks_of(viewer):
        seen |= Q(organisation=desk.organisation, zone__in=zones_of_desk(desk).values("pk"))
    if addressed_posts(viewer):
        seen |= Q(zone__in=zones_of_municipality(viewer).values("pk"))
    rows = CoachAssignment.objects.filter(seen).select_related("zone__now", "organisation", "coach", "ended")
    return rows.order_by("-since", "-pk")


def coaches_of(organisation: int, zone: str) -> list[CoachAssignment]:
    """Return the coaches an office assigned to a zone, newest first."""
    rows = CoachAssignment.objects.filter(organisation=organisation, zone=zone)
    return list(rows.select_related("coach", "ended").prefetch_related("sessions__advice__turns").order_by("-pk"))


def is_running(assignment: CoachAssignment, day: date) -> bool:
    """Whether the coach works on ``day``."""
    ended = getattr(assignment, "ended", None)
    last = min(assignment.until, ended.ended_on) if ended else assignment.until
    return assignment.since <= day <= last


def advice_state(advice: CoachAdvice) -> AdviceTurn | None:
    """Return the last turn of a piece of advice (``turns`` fetched)."""
    turns: Collection[AdviceTurn] = list(advice.turns.all())
    return max(turns, key=lambda turn: turn.pk, default=None)
