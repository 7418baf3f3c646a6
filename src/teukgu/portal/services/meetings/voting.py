"""Votes on an item."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import Hidden, locked_meeting, manages
from teukgu.portal.services.meetings.recording import before, count_act, stamp
from teukgu.portal.store.models import AgendaItem, Meeting, Vote
from teukgu.portal.store.queries.meetings.standing import Recorded, recorded
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.counting import CHOICES
from teukgu.values import Finding, nfc, refuse_if_any


@transaction.atomic
def vote(
    viewer: Viewer,
    meeting: int,
    *,
    item: int,
    membership: int,
    choice: str,
    opinion: str = "",
    once: str,
    now: datetime,
    today: date,
) -> Vote:
    """Cast a vote: the member in writing for themselves, in a meeting the secretary records what was said.

    Raises:
        Hidden: for another member's seat.
        Refused: for somebody kept from the item, not there, too late, or before the meeting is open.
    """
    found = locked_meeting(meeting)
    known = before(Vote, once)
    if known is not None:
        return known
    state = recorded(found)
    row = next((one for one in state.items if one.pk == item), None)
    seat = state.members.get(membership)
    own = seat is not None and str(seat.account_id) == viewer.account
    if row is None or seat is None or not (own or manages(viewer, found.body)):
        raise Hidden
    refuse_if_any(_findings(found, state, row, membership, choice, today))
    kept = Vote.objects.create(
        item=row,
        membership=seat,
        choice=choice,
        opinion=nfc(opinion.strip()),
        cast_by_member=own,
        **stamp(viewer, found.body, once=once, now=now),
    )
    count_act(found)
    return kept


def _findings(  # noqa: PLR0917
    meeting: Meeting, state: Recorded, item: AgendaItem, membership: int, choice: str, today: date
) -> list[Finding]:
    findings = [] if choice in CHOICES else [refusals.no_vote_choice()]
    if membership in state.barred(item):
        findings.append(refusals.kept_away())
    if hasattr(item, "resolution") or (item.about is not None and hasattr(item.about, "decision")):
        findings.append(refusals.already("의결한 것으로", "resolved"))
    return [*findings, *_there(meeting, state, membership, today)]


def _there(meeting: Meeting, state: Recorded, membership: int, today: date) -> list[Finding]:
    """Whether the member may vote now: in the meeting, once open; in writing, until the last day of replies."""
    if meeting.form == "written":
        late = meeting.replies_until is not None and today > meeting.replies_until
        return [refusals.replies_closed()] if late else []
    findings = [] if hasattr(meeting, "opening") else [refusals.not_opened()]
    return findings if membership in state.present else [*findings, refusals.not_present()]
