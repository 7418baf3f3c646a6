"""What may keep a member from matters: declared by the member, entered by the secretary, corrected by a new row."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bars import bar, conflicts_of, exclude_conflicted, lift_if_free
from teukgu.portal.services.meetings.known import Hidden, body_for, calendar, day_of, manages
from teukgu.portal.services.meetings.recording import before, count_act, stamp
from teukgu.portal.store.models import AgendaItem, Body, Case, ConflictFact, Exclusion, Membership, Organisation
from teukgu.portal.store.queries.meetings.members import memberships
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.conflicts import report_interest_by
from teukgu.values import Bilingual, Finding, Place, nfc, refuse_if_any


@transaction.atomic
def declare_fact(
    viewer: Viewer,
    body: str,
    *,
    account: int,
    fact: str,
    organisation: int | None = None,
    case: str = "",
    since: date | None = None,
    until: date | None = None,
    known_on: date,
    note: str = "",
    private_interest: bool = False,
    once: str,
    now: datetime,
    today: date,
) -> ConflictFact:
    """Record a fact about a member: by the member for themselves, or by the secretary.

    From now on the member is kept from every matter the fact concerns.

    Raises:
        Hidden: for somebody else's facts, and for a case the viewer does not see.
        Refused: when it does not say whom or what it concerns, or its days cannot be.
    """
    found = body_for(viewer, body, today)
    if int(viewer.account) != account and not manages(viewer, found):
        raise Hidden
    known = before(ConflictFact, once)
    if known is not None:
        return known
    seats = [row for row in memberships(found) if row.account_id == account]
    matter = _case(viewer, case)
    about = Organisation.objects.filter(pk=organisation).first() if organisation is not None else None
    refuse_if_any(_fact_findings(seats, fact, about, matter, since, until, known_on, today))
    row = ConflictFact.objects.create(
        account_id=account,
        fact=fact,
        organisation=about,
        case=matter,
        since=since,
        until=until,
        known_on=known_on,
        note=nfc(note.strip()),
        private_interest=private_interest,
        **stamp(viewer, found, once=once, now=now),
    )
    _apply(found, account, by=int(viewer.account), today=today, now=now)
    return row


@transaction.atomic
def withdraw_fact(
    viewer: Viewer, body: str, fact: int, *, note: str, once: str, now: datetime, today: date
) -> ConflictFact:
    """Take a fact back that was wrong: by a new row that names it, with why.

    Only the secretary does: nobody frees themselves of a conflict.
    """
    found = body_for(viewer, body, today)
    known = before(ConflictFact, once)
    if known is not None:
        return known
    old = ConflictFact.objects.select_for_update().filter(pk=fact).first()
    accounts = set(memberships(found).values_list("account", flat=True))
    if not manages(viewer, found) or old is None or old.account_id not in accounts:
        raise Hidden
    findings = [] if note.strip() else [refusals.no_reason()]
    if hasattr(old, "corrected_by") or old.withdrawn:
        findings.append(refusals.already("바로잡은 것으로", "corrected"))
    refuse_if_any(findings)
    row = ConflictFact.objects.create(
        account=old.account,
        fact=old.fact,
        organisation=old.organisation,
        case=old.case,
        since=old.since,
        until=old.until,
        known_on=old.known_on,
        note=nfc(note.strip()),
        private_interest=old.private_interest,
        corrects=old,
        withdrawn=True,
        **stamp(viewer, found, once=once, now=now),
    )
    for exclusion in Exclusion.objects.filter(fact=old).select_related("item__case", "membership__body"):
        if exclusion.item.case is not None:
            lift_if_free(exclusion.item.case, exclusion.membership, on=today, now=now)
    return row


def report_by(fact: ConflictFact) -> date | None:
    """Return the last day on which the official had to report this private interest."""
    rules = portal_rules.programme().rulebook.on(fact.known_on)
    return report_interest_by(rules, fact.known_on, calendar())


def _case(viewer: Viewer, number: str) -> Case | None:
    if not number:
        return None
    found = visible_cases(viewer).filter(number=number).first()
    if found is None:
        raise Hidden
    return found


def _fact_findings(  # noqa: PLR0917
    seats: list[Membership],
    fact: str,
    about: Organisation | None,
    matter: Case | None,
    since: date | None,
    until: date | None,
    known_on: date,
    today: date,
) -> list[Finding]:
    facts = portal_rules.programme().rulebook.on(today).table("committee_exclusion_facts")
    findings = [] if seats else [refusals.not_a_member(today)]
    if fact not in facts:
        findings.append(_wrong("fact", "종류를 고르십시오.", "Choose what it is."))
    if about is None and matter is None:
        findings.append(_wrong("organisation", "어느 기관이나 사건에 관한 것인지 고르십시오.", "Say whom it is about."))
    if (since and until and until < since) or known_on > today:
        findings.append(_wrong("until", "날짜의 앞뒤를 확인하십시오.", "Check the days."))
    return findings


def _wrong(key: str, ko: str, en: str) -> Finding:
    message = Bilingual("이해관계 신고에 빠지거나 맞지 않는 것이 있습니다.", "Something is missing or wrong.")
    return Finding("meeting.fact", message, Bilingual(ko, en), Place(key=key))


def _apply(body: Body, account: int, *, by: int, today: date, now: datetime) -> None:
    """Bar the person from the open cases the facts concern, and exclude them from items that are not resolved."""
    open_cases = Case.objects.filter(programme=body.programme_id).exclude(now__closed=True)
    for case in open_cases:
        for conflict in conflicts_of(body, case, [account], today):
            bar(case, account, conflict.ground, conflict.reason.ko, by=by, now=now)
    items = AgendaItem.objects.filter(meeting__body=body, resolution=None).select_related("case", "meeting__body")
    for item in items:
        if exclude_conflicted(item, day_of(item.meeting), by=by, now=now):
            count_act(item.meeting)
