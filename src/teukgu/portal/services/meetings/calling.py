"""Calling a meeting: its form and ground, the agenda with its papers, the notice to every member."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bars import exclude_conflicted
from teukgu.portal.services.meetings.known import (
    Hidden,
    calendar,
    day_of,
    managed_body,
    managed_meeting,
    members_on,
    rules_of,
)
from teukgu.portal.services.meetings.laying import lay_paper
from teukgu.portal.services.meetings.mails import tell_of_meeting
from teukgu.portal.services.meetings.recording import before, count_act, stamp
from teukgu.portal.store.models import AgendaItem, Meeting, MeetingNotice
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.convening import Call, Notice, call_findings, last_notice_day, notice_findings
from teukgu.values import nfc, refuse_if_any


@transaction.atomic
def call_meeting(
    viewer: Viewer,
    body: str,
    *,
    form: str,
    starts_at: datetime,
    purpose: str,
    place: str = "",
    ground: str = "",
    reason: str = "",
    replies_until: date | None = None,
    once: str,
    now: datetime,
    today: date,
) -> Meeting:
    """Call a meeting, or put matters to the members in writing (``form`` ``written`` with ground and reason).

    Raises:
        Hidden: when the viewer is not the secretary.
        Refused: with every reason of the rules of the meeting's day.
    """
    found = managed_body(viewer, body)
    known = before(Meeting, once)
    if known is not None:
        return known
    day = timezone.localtime(starts_at).date()
    rules = rules_of(found, day)
    refuse_if_any(call_findings(rules, Call(form, day, today, purpose, place, ground, reason)))
    last = Meeting.objects.filter(body=found).aggregate(last=Max("number"))["last"] or 0
    return Meeting.objects.create(
        body=found,
        number=last + 1,
        form=form,
        starts_at=starts_at,
        replies_until=replies_until if form == "written" else None,
        place=nfc(place.strip()),
        purpose=nfc(purpose.strip()),
        written_ground=ground if form == "written" else "",
        written_reason=nfc(reason.strip()) if form == "written" else "",
        **stamp(viewer, found, once=once, now=now),
    )


@transaction.atomic
def add_item(
    viewer: Viewer,
    meeting: int,
    *,
    title: str,
    case: str = "",
    kind: str = "resolution",
    proposal: str = "",
    reason: str = "",
    main_points: str = "",
    agency_opinions: str = "",
    papers: Sequence[str] = (),
    once: str,
    now: datetime,
) -> AgendaItem:
    """Put a matter on the agenda; who has a known conflict with its case is kept away from it at once.

    Who was told before has not been told of this matter: the meeting opens after a new notice, late ones with a ground.

    Raises:
        Hidden: for a meeting the viewer does not manage, or a case or file they do not see.
        Refused: without a title, or when the meeting was opened already.
    """
    found = managed_meeting(viewer, meeting)
    known = before(AgendaItem, once)
    if known is not None:
        return known
    matter = visible_cases(viewer).filter(number=case, programme=found.body.programme_id).first() if case else None
    if case and matter is None:
        raise Hidden
    findings = [] if title.strip() else [refusals.no_purpose()]
    if hasattr(found, "opening"):
        findings.append(refusals.already("개의한 것으로", "opened"))
    refuse_if_any(findings)
    last = found.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        meeting=found,
        position=last + 1,
        kind=kind,
        case=matter,
        title=nfc(title.strip()),
        proposal=nfc(proposal.strip()),
        reason=nfc(reason.strip()),
        main_points=nfc(main_points.strip()),
        agency_opinions=nfc(agency_opinions.strip()),
        **stamp(viewer, found.body, once=once, now=now),
    )
    for number, paper in enumerate(papers):
        lay_paper(viewer, item, paper, once=f"{once}-{number}"[-64:], now=now)
    exclude_conflicted(item, day_of(found), by=int(viewer.account), now=now)
    count_act(found)
    return item


@transaction.atomic
def send_notices(
    viewer: Viewer,
    meeting: int,
    *,
    members: Sequence[int] = (),
    medium: str = "written",
    ground: str = "",
    reason: str = "",
    sent_at: datetime,
    once: str,
    now: datetime,
) -> tuple[MeetingNotice, ...]:
    """Record that members (all in office when none are named) were told: what is late or by telephone has its ground.

    Raises:
        Hidden: when the viewer does not manage the meeting, or a name is not a member in office.
        Refused: when a notice is late without urgency, or its time has not come yet.
    """
    found = managed_meeting(viewer, meeting)
    day, sent = day_of(found), timezone.localtime(sent_at).date()
    rules = rules_of(found.body, day)
    office = {int(member.id) for member in members_on(found.body, rules)}
    chosen = sorted(members or office)
    if not office.issuperset(chosen):
        raise Hidden
    last = last_notice_day(rules, day, calendar())
    findings = [refusals.notice_in_the_future()] if sent_at > now else []
    refuse_if_any([*findings, *notice_findings(rules, Notice("", medium, sent, ground, reason), day, calendar())])
    rows = []
    for membership in chosen:
        key = f"{once[:50]}-{membership}"
        row = before(MeetingNotice, key) or MeetingNotice.objects.create(
            meeting=found,
            membership_id=membership,
            medium=medium,
            ground=ground,
            reason=nfc(reason.strip()),
            sent_at=sent_at,
            late=last is not None and sent > last,
            **stamp(viewer, found.body, once=key, now=now),
        )
        rows.append(row)
    tell_of_meeting(found, rows, now=now)
    count_act(found)
    return tuple(rows)
