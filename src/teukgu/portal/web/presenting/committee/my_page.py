"""A member's own page: seats held, meetings to come, votes that wait."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.known import day_of
from teukgu.portal.store.models import Meeting, Membership
from teukgu.portal.store.queries.meetings.members import memberships_of
from teukgu.portal.store.queries.meetings.standing import recorded
from teukgu.portal.web.presenting.committee.body_page import SOON
from teukgu.portal.web.presenting.committee.words import FORMS, KINDS, word
from teukgu.portal.web.presenting.korean import english


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A meeting of a body the member sits on; ``waiting`` counts the written votes they have not given."""

    meeting: Meeting
    body: str
    form: str
    waiting: int
    is_past: bool


@dataclass(frozen=True, slots=True)
class MySeat:
    """A seat the member holds."""

    row: Membership
    body: str
    kind: str
    ends_soon: bool


@dataclass(frozen=True)
class MyPage:
    """What the page shows."""

    seats: tuple[MySeat, ...]
    coming: tuple[MyMeeting, ...]
    past: tuple[MyMeeting, ...]


def my_meetings(viewer: Viewer, today: date) -> MyPage:
    """Return the member's seats and meetings."""
    seats = list(memberships_of(viewer.account, today))
    by_body = {row.body_id: row for row in seats}
    rows = Meeting.objects.filter(Q(body__in=by_body)).select_related("body__organisation")[:60]
    shown = [_meeting(row, by_body[row.body_id], today) for row in rows]
    return MyPage(
        seats=tuple(_seat(row, today) for row in seats),
        coming=tuple(sorted((one for one in shown if not one.is_past), key=lambda one: one.meeting.starts_at)),
        past=tuple(one for one in shown if one.is_past),
    )


def _name(row: Meeting | Membership) -> str:
    organisation = row.body.organisation
    return organisation.name_en if english() else organisation.name_ko


def _seat(row: Membership, today: date) -> MySeat:
    soon = row.term_ends is not None and row.term_ends - today <= SOON
    return MySeat(row, _name(row), word(KINDS, row.kind), soon)


def _meeting(row: Meeting, seat: Membership, today: date) -> MyMeeting:
    waiting = 0
    last = row.replies_until or day_of(row)
    if row.form == "written" and today <= last:
        state = recorded(row)
        open_items = [item for item in state.items if not hasattr(item, "resolution") and item.about_id is None]
        waiting = sum(
            seat.pk not in state.votes.get(item.pk, {}) and seat.pk not in state.barred(item) for item in open_items
        )
    return MyMeeting(row, _name(row), word(FORMS, row.form), waiting, last < today)
