"""Steps of a committee: its members, a meeting from the call to the minutes."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from teukgu.portal.services.demo_lives.stage import Stage
from teukgu.portal.services.meetings.attending import attend, open_meeting
from teukgu.portal.services.meetings.bodies import establish_body
from teukgu.portal.services.meetings.calling import add_item, call_meeting, send_notices
from teukgu.portal.services.meetings.excluding import recuse
from teukgu.portal.services.meetings.members import appoint
from teukgu.portal.services.meetings.minutes import draft_minutes, fix_minutes
from teukgu.portal.services.meetings.resolving import resolve
from teukgu.portal.services.meetings.voting import vote

BODY = "committee"


def establish(stage: Stage) -> None:
    """Make the committee's body."""
    establish_body(stage.organisation(BODY))


def appoint_members(stage: Stage) -> None:
    """Seat those by office (a name each) and those appointed (an invented account each)."""
    for seat, name in stage.given["by_office"].items():
        _appoint(stage, seat, seat=seat, name=name)
    for person in stage.given["appointed"]:
        _appoint(stage, person, seat="appointed", account=stage.account(person).pk)


def _appoint(stage: Stage, key: str, **who: Any) -> None:
    once = stage.key_of("committee-member", key)
    appoint(stage.viewer, BODY, since=stage.step.day, once=once, now=stage.now, **who)


def call(stage: Stage) -> None:
    """Call a meeting for two in the afternoon of a day."""
    given = stage.given
    starts = timezone.make_aware(datetime.combine(given.pop("held_on"), time(14)))
    call_meeting(stage.viewer, BODY, starts_at=starts, once=stage.once(), now=stage.now, today=stage.step.day, **given)


def put_on_agenda(stage: Stage) -> None:
    """Put the case of another life on the agenda."""
    given = stage.given
    meeting, case = stage.meeting(given.pop("meeting")), stage.case(given.pop("case_of"))
    add_item(stage.viewer, meeting.pk, case=case.number, once=stage.once(), now=stage.now, **given)


def tell_members(stage: Stage) -> None:
    """Send the notices."""
    meeting = stage.meeting(stage.given["meeting"])
    send_notices(stage.viewer, meeting.pk, sent_at=stage.now, once=stage.once(), now=stage.now)


def open_with(stage: Stage) -> None:
    """Record who came, then open the meeting."""
    meeting = stage.meeting(stage.given["meeting"])
    for number, key in enumerate(stage.given["present"]):
        seat = stage.membership(key).pk
        attend(
            stage.viewer, meeting.pk, membership=seat, how="in_person", once=stage.once("came", number), now=stage.now
        )
    open_meeting(stage.viewer, meeting.pk, once=stage.once(), now=stage.now)


def step_aside(stage: Stage) -> None:
    """A member steps aside from an item."""
    given, item = stage.given, stage.item(stage.given["item"])
    recuse(
        stage.viewer,
        item.meeting_id,
        item=item.pk,
        membership=stage.membership(given["member"]).pk,
        reason=given["reason"],
        once=stage.once(),
        now=stage.now,
    )


def cast_votes(stage: Stage) -> None:
    """Record what each member said."""
    item = stage.item(stage.given["item"])
    said = [(key, choice) for choice in ("yes", "no", "abstain") for key in stage.given.get(choice, ())]
    for number, (key, choice) in enumerate(said):
        vote(
            stage.viewer,
            item.meeting_id,
            item=item.pk,
            membership=stage.membership(key).pk,
            choice=choice,
            once=stage.once(number),
            now=stage.now,
            today=stage.step.day,
        )


def resolve_item(stage: Stage) -> None:
    """Record the resolution; it becomes part of the case."""
    given = stage.given
    item = stage.item(given.pop("item"))
    resolve(
        stage.viewer,
        item.meeting_id,
        item=item.pk,
        once=stage.once(),
        now=stage.now,
        today=stage.step.day,
        **given,
    )


def fix_the_minutes(stage: Stage) -> None:
    """Fix the minutes as they are drafted, with the gist of what was said."""
    meeting = stage.meeting(stage.given["meeting"])
    content = {**draft_minutes(meeting), "remarks": stage.given["remarks"]}
    fix_minutes(stage.viewer, meeting.pk, content=content, once=stage.once(), now=stage.now)
