"""Stepping aside, being challenged, and the body's decision on a challenge."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bars import bar
from teukgu.portal.services.meetings.counts import item_counts, verdict
from teukgu.portal.services.meetings.known import Hidden, day_of, locked_meeting, managed_meeting, manages, rules_of
from teukgu.portal.services.meetings.recording import before, count_act, stamp
from teukgu.portal.store.models import AgendaItem, ChallengeDecision, Exclusion, Meeting, Membership
from teukgu.portal.store.queries.meetings.standing import Recorded, recorded
from teukgu.procedures.meetings import refusals
from teukgu.values import Finding, nfc, refuse_if_any

CHALLENGE_ITEM = "challenge"


@transaction.atomic
def recuse(
    viewer: Viewer, meeting: int, *, item: int, membership: int, ground: str = "", reason: str, once: str, now: datetime
) -> Exclusion:
    """Step aside from an item (회피): the member for themselves, or the secretary records it.

    Raises:
        Hidden: for another member's seat.
        Refused: without a reason, or when the item was resolved.
    """
    found = locked_meeting(meeting)
    known = before(Exclusion, once)
    if known is not None:
        return known
    state = recorded(found)
    row, seat = _item(state, item), _seat(viewer, found, state, membership)
    refuse_if_any(_still_open(row, reason))
    exclusion = Exclusion.objects.create(
        item=row,
        membership=seat,
        kind="recusal",
        ground=ground,
        reason=nfc(reason.strip()),
        **stamp(viewer, found.body, once=once, now=now),
    )
    _bar(exclusion, ground or "recusal", viewer, now)
    count_act(found)
    return exclusion


@transaction.atomic
def challenge(
    viewer: Viewer, meeting: int, *, item: int, membership: int, challenger: str, reason: str, once: str, now: datetime
) -> Exclusion:
    """Record a party's challenge of a member (기피); the body decides it as an item of its own, put on the agenda here.

    Raises:
        Refused: when no rule of the body knows a challenge, without a reason, or when the item was resolved.
    """
    found = managed_meeting(viewer, meeting)
    known = before(Exclusion, once)
    if known is not None:
        return known
    state = recorded(found)
    row, seat = _item(state, item), state.members.get(membership)
    if seat is None:
        raise Hidden
    rules = rules_of(found.body, day_of(found))
    findings = [] if rules.body.challenge else [refusals.no_challenge()]
    refuse_if_any([*findings, *_still_open(row, reason)])
    made = stamp(viewer, found.body, once=once, now=now)
    exclusion = Exclusion.objects.create(
        item=row,
        membership=seat,
        kind=CHALLENGE_ITEM,
        ground=CHALLENGE_ITEM,
        reason=nfc(reason.strip()),
        challenger=nfc(challenger.strip()),
        **made,
    )
    AgendaItem.objects.create(
        meeting=found,
        position=(found.items.aggregate(last=Max("position"))["last"] or 0) + 1,
        kind=CHALLENGE_ITEM,
        title=f"기피 신청: {row.title}",
        reason=nfc(reason.strip()),
        about=exclusion,
        **{**made, "once": f"{once[:60]}-ch"},
    )
    count_act(found)
    return exclusion


@transaction.atomic
def decide_challenge(
    viewer: Viewer,
    meeting: int,
    *,
    exclusion: int,
    reading: str = "",
    reading_reason: str = "",
    reason: str = "",
    once: str,
    now: datetime,
) -> ChallengeDecision:
    """Decide a challenge by the votes cast on its item; the challenged member has no part in it.

    Raises:
        Refused: before the meeting is open, without a quorum, or when the readings differ and none is named.
    """
    found = managed_meeting(viewer, meeting)
    known = before(ChallengeDecision, once)
    if known is not None:
        return known
    state = recorded(found)
    item = next((one for one in state.items if one.about_id == exclusion), None)
    if item is None or item.about is None:
        raise Hidden
    findings = [] if hasattr(found, "opening") or found.form == "written" else [refusals.not_opened()]
    if hasattr(item.about, "decision"):
        findings.append(refusals.already("결정한 것으로", "decided"))
    counts = item_counts(found, state, item)
    upheld, more = verdict(found, counts, reading, reading_reason)
    refuse_if_any([*findings, *more])
    row = ChallengeDecision.objects.create(
        exclusion=item.about,
        upheld=upheld,
        votes=counts.as_json(),
        reason=nfc(reason.strip()),
        **stamp(viewer, found.body, once=once, now=now),
    )
    if upheld:
        _bar(item.about, CHALLENGE_ITEM, viewer, now)
    count_act(found)
    return row


def _item(state: Recorded, item: int) -> AgendaItem:
    found = next((one for one in state.items if one.pk == item), None)
    if found is None:
        raise Hidden
    return found


def _seat(viewer: Viewer, meeting: Meeting, state: Recorded, membership: int) -> Membership:
    seat = state.members.get(membership)
    if seat is None or not (str(seat.account_id) == viewer.account or manages(viewer, meeting.body)):
        raise Hidden
    return seat


def _still_open(item: AgendaItem, reason: str) -> list[Finding]:
    findings = [] if reason.strip() else [refusals.no_reason()]
    if hasattr(item, "resolution"):
        findings.append(refusals.already("의결한 것으로", "resolved"))
    return findings


def _bar(exclusion: Exclusion, ground: str, viewer: Viewer, now: datetime) -> None:
    """Keep the member from the committee's part of the item's case too."""
    if exclusion.item.case is not None:
        person = exclusion.membership.account_id
        bar(exclusion.item.case, person, ground, exclusion.reason, by=int(viewer.account), now=now)
