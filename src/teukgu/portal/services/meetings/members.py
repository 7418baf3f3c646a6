"""Members come and go: appointment, renewal, dismissal, leaving an office, election of the vice chair."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import Hidden, managed_body, members_on, rules_of
from teukgu.portal.services.meetings.posts import hold_seat, leave_seat, member_person
from teukgu.portal.services.meetings.recording import before, stamp
from teukgu.portal.store.models import Body, Membership, MembershipEnd, ViceChairElection
from teukgu.portal.store.queries.meetings.members import as_member, memberships
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import SeatKind, Topic
from teukgu.procedures.meetings.members import Member, appoint_findings, renew_findings, term_end
from teukgu.procedures.meetings.rules import BodyRules, seats_on
from teukgu.values import Finding, Refused, nfc, refuse_if_any

APPOINTED = SeatKind.APPOINTED.value
DISMISSED, LEFT = "dismissed", "left"


@transaction.atomic
def appoint(
    viewer: Viewer,
    body: str,
    *,
    seat: str,
    since: date,
    account: int | None = None,
    name: str = "",
    title: str = "",
    official: bool = False,
    once: str,
    now: datetime,
) -> Membership:
    """Let a person take a seat from ``since``; ``seat`` is "appointed" or the id of a seat by office.

    The person has an ``account``, or is a ``name``: nobody needs to sign in to sit on a body.

    Raises:
        Hidden: when the viewer is not the secretary, or there is no such account.
        Refused: with every reason of the rules of that day.
    """
    found = managed_body(viewer, body)
    known = before(Membership, once)
    if known is not None:
        return known
    person = member_person(account, name, now=now)
    rules = rules_of(found, since)
    kind = _kind_of(rules, seat)
    ends = term_end(rules, since) if kind is SeatKind.APPOINTED else None
    members = [as_member(row) for row in memberships(found)]
    new = Member("", str(person.pk), seat, kind, since, ends)
    refuse_if_any(appoint_findings(rules, members, new))
    row = Membership.objects.create(
        body=found,
        seat=seat,
        kind=kind.value,
        account=person,
        title=nfc(title.strip()),
        official=official or kind is not SeatKind.APPOINTED,
        valid_from=since,
        term_ends=ends,
        **stamp(viewer, found, once=once, now=now),
    )
    hold_seat(viewer, row, now=now)
    return row


def _kind_of(rules: BodyRules, seat: str) -> SeatKind:
    """Return the kind of the seat; one that is not listed counts as by office, which the rules then refuse."""
    if seat == APPOINTED:
        return SeatKind.APPOINTED
    kinds = {one.id: one.kind for one in seats_on(rules)}
    return kinds.get(seat, SeatKind.EX_OFFICIO)


@transaction.atomic
def renew(viewer: Viewer, body: str, membership: int, *, once: str, now: datetime) -> Membership:
    """Appoint a member again for the term that follows the present one.

    Raises:
        Refused: when the law allows no further renewal, or the term was renewed already.
    """
    found = managed_body(viewer, body)
    known = before(Membership, once)
    if known is not None:
        return known
    old = _row(found, membership)
    start = old.term_ends
    if start is None:
        raise Refused([refusals.no_term_to_renew()])
    rules = rules_of(found, start)
    findings: list[Finding] = [*renew_findings(rules, as_member(old))]
    if old.renewed_by.exists() or hasattr(old, "ended"):
        findings.append(refusals.already("연임ㆍ종료가", "renewed or ended"))
    refuse_if_any(findings)
    row = Membership.objects.create(
        body=found,
        seat=old.seat,
        kind=old.kind,
        account=old.account,
        title=old.title,
        official=old.official,
        valid_from=start,
        term_ends=term_end(rules, start),
        renewals=old.renewals + 1,
        renews=old,
        **stamp(viewer, found, once=once, now=now),
    )
    hold_seat(viewer, row, now=now)
    return row


@transaction.atomic
def dismiss(
    viewer: Viewer, body: str, membership: int, *, ground: str, reason: str, on: date, once: str, now: datetime
) -> MembershipEnd:
    """Dismiss an appointed member (해촉) on a ground of the decree.

    Raises:
        Refused: without such a ground, or when the membership ended already.
    """
    found = managed_body(viewer, body)
    known = before(MembershipEnd, once)
    if known is not None:
        return known
    row = _row(found, membership)
    rules = rules_of(found, on)
    findings = [] if row.kind == APPOINTED else [refusals.not_appointed()]
    grounds = rules.codes(Topic.DISMISSAL_GROUNDS)
    if (grounds and ground not in grounds) or not reason.strip():
        findings.append(refusals.no_dismissal_ground())
    refuse_if_any([*findings, *_ended(row)])
    return _end(viewer, row, kind=DISMISSED, ground=ground, reason=reason, on=on, once=once, now=now)


@transaction.atomic
def leave_office(
    viewer: Viewer, body: str, membership: int, *, reason: str, on: date, once: str, now: datetime
) -> MembershipEnd:
    """Record that a member left with the office, or resigned."""
    found = managed_body(viewer, body)
    known = before(MembershipEnd, once)
    if known is not None:
        return known
    row = _row(found, membership)
    refuse_if_any([*([] if reason.strip() else [refusals.no_reason()]), *_ended(row)])
    return _end(viewer, row, kind=LEFT, ground="", reason=reason, on=on, once=once, now=now)


@transaction.atomic
def elect_vice_chair(
    viewer: Viewer, body: str, membership: int, *, votes: int, voters: int, on: date, once: str, now: datetime
) -> ViceChairElection:
    """Record that the appointed members elected one of them vice chair.

    Raises:
        Refused: when the body elects nobody, the member is not appointed or in office, or had no majority.
    """
    found = managed_body(viewer, body)
    known = before(ViceChairElection, once)
    if known is not None:
        return known
    row = _row(found, membership)
    rules = rules_of(found, on)
    findings = [] if rules.body.elects else [refusals.does_not_elect()]
    if row.kind != APPOINTED:
        findings.append(refusals.not_appointed())
    office = members_on(found, rules)
    if str(row.pk) not in {member.id for member in office}:
        findings.append(refusals.not_a_member(on))
    most = sum(member.kind is SeatKind.APPOINTED for member in office)
    if not 0 < votes <= voters <= most or 2 * votes <= voters:
        findings.append(refusals.no_majority_elected(votes, voters))
    refuse_if_any(findings)
    made = stamp(viewer, found, once=once, now=now)
    return ViceChairElection.objects.create(membership=row, elected_on=on, votes=votes, voters=voters, **made)


def _row(body: Body, membership: int) -> Membership:
    row = memberships(body).filter(pk=membership).first()
    if row is None:
        raise Hidden
    return row


def _ended(row: Membership) -> list[Finding]:
    return [refusals.already("끝난 것으로", "ended")] if hasattr(row, "ended") else []


def _end(
    viewer: Viewer, row: Membership, *, kind: str, ground: str, reason: str, on: date, once: str, now: datetime
) -> MembershipEnd:
    made = stamp(viewer, row.body, once=once, now=now)
    end = MembershipEnd.objects.create(
        membership=row, kind=kind, ground=ground, reason=nfc(reason.strip()), ended_on=on, **made
    )
    leave_seat(row, on=on)
    return end
