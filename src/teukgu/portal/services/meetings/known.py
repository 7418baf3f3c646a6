"""Rules of a body on a day, and who of it may do what."""

from datetime import date
from functools import cache

from django.utils import timezone

from teukgu.loading.bodies import load_bodies
from teukgu.loading.calendar import load_calendar
from teukgu.portal import rules as portal_rules
from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Body, Meeting, Membership
from teukgu.portal.store.queries.meetings.members import as_member, memberships, memberships_of, own_rules
from teukgu.procedures.meetings.body import Body as BodySpec
from teukgu.procedures.meetings.members import Member, in_office
from teukgu.procedures.meetings.rules import BodyRules, seats_on
from teukgu.rulebook.calendar import KoreanCalendar

SECRETARY = "secretary"


class Hidden(LookupError):  # noqa: N818 - named for what it means
    """There is nothing here for this viewer: absent and hidden answer alike."""


@cache
def specs() -> dict[str, BodySpec]:
    """Return the bodies of the programme folder."""
    return dict(load_bodies(portal_rules.programme()))


@cache
def calendar() -> KoreanCalendar:
    """Return the calendar of the programme folder."""
    return load_calendar(portal_rules.programme().folder)


def rules_of(body: Body, day: date) -> BodyRules:
    """Return the rules of the body on ``day``."""
    return BodyRules(specs()[body.config], portal_rules.programme().rulebook.on(day), own_rules(body))


def day_of(meeting: Meeting) -> date:
    """Return the meeting's day in Korea: its rules are those of this day."""
    return timezone.localtime(meeting.starts_at).date()


def members_on(body: Body, rules: BodyRules) -> tuple[Member, ...]:
    """Return the members in office on the day of ``rules``: the chair first, then by seat, then who was appointed."""
    order = {seat.id: place for place, seat in enumerate(seats_on(rules))}
    found = in_office(rules, [as_member(row) for row in memberships(body)])
    return tuple(sorted(found, key=lambda member: (order.get(member.seat, len(order)), int(member.id))))


def manages(viewer: Viewer, body: Body) -> bool:
    """Whether the viewer is the body's secretary today."""
    return any(post.role == SECRETARY and post.organisation == body.organisation_id for post in viewer.posts)


def own_membership(viewer: Viewer, body: Body, day: date) -> Membership | None:
    """Return the viewer's seat in the body on ``day``."""
    return None if viewer.is_public else memberships_of(viewer.account, day).filter(body=body).first()


def body_for(viewer: Viewer, key: str, today: date) -> Body:
    """Return the body that the viewer manages or belongs to.

    Raises:
        Hidden: when there is none.
    """
    programmes = {post.programme for post in viewer.posts}
    for body in Body.objects.filter(key=key, programme__in=programmes).select_related("organisation"):
        if manages(viewer, body) or own_membership(viewer, body, today) is not None:
            return body
    raise Hidden


def managed_body(viewer: Viewer, key: str) -> Body:
    """Return the body, locked, when the viewer is its secretary.

    Raises:
        Hidden: otherwise.
    """
    for body in Body.objects.select_for_update().filter(key=key):
        if manages(viewer, body):
            return body
    raise Hidden


def meeting_for(viewer: Viewer, meeting: int, today: date) -> Meeting:
    """Return the meeting that the viewer may see: as secretary, or as a member on its day or today.

    Raises:
        Hidden: when there is none.
    """
    found = Meeting.objects.select_related("body__organisation").filter(pk=meeting).first()
    if found is None:
        raise Hidden
    days = {today, day_of(found)}
    if manages(viewer, found.body) or any(own_membership(viewer, found.body, day) for day in days):
        return found
    raise Hidden


def locked_meeting(meeting: int) -> Meeting:
    """Return the meeting, locked: whoever acts in it next waits.

    Raises:
        Hidden: when there is none.
    """
    found = Meeting.objects.select_for_update(of=("self",)).select_related("body").filter(pk=meeting).first()
    if found is None:
        raise Hidden
    return found


def managed_meeting(viewer: Viewer, meeting: int) -> Meeting:
    """Return the meeting, locked, when the viewer is the body's secretary.

    Raises:
        Hidden: otherwise.
    """
    found = locked_meeting(meeting)
    if not manages(viewer, found.body):
        raise Hidden
    return found
