"""How an act is recorded: once, by whom, in which post; the meeting's number of acts goes up."""

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Body, Meeting
from teukgu.portal.store.models.committee_bodies import ActRecord
from teukgu.procedures.meetings import refusals
from teukgu.values import Refused

RowT = TypeVar("RowT", bound=ActRecord)


def before(model: type[RowT], once: str) -> RowT | None:
    """Return what was recorded under this key already."""
    return model._default_manager.filter(once=once).first()


def stamp(viewer: Viewer, body: Body, *, once: str, now: datetime) -> dict[str, Any]:
    """Return who records, in which post of the body (a member acts without one), when, under which key."""
    posts = [post.post for post in viewer.posts if post.organisation == body.organisation_id]
    return {
        "recorded_at": now,
        "recorded_by_id": int(viewer.account),
        "recorded_post_id": posts[0] if posts else None,
        "once": once,
    }


def refuse_if_changed(meeting: Meeting, seen: int | None) -> None:
    """Refuse when somebody acted in the meeting since the page was seen.

    Raises:
        Refused: with ``meeting.changed_meanwhile``.
    """
    if seen is not None and seen != meeting.version:
        raise Refused([refusals.changed_meanwhile()])


def count_act(meeting: Meeting) -> None:
    """Count one more act of the meeting."""
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)
    meeting.version += 1
