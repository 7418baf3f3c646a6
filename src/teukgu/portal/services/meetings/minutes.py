"""Minutes with the items of the Public Records Decree art. 18(2), drafted from what is recorded, fixed in versions."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.counts import item_counts
from teukgu.portal.services.meetings.known import day_of, managed_meeting, members_on, rules_of
from teukgu.portal.services.meetings.minute_words import attendees_text, decision_text, held_text, votes_text
from teukgu.portal.services.meetings.recording import before, count_act, refuse_if_changed, stamp
from teukgu.portal.store.models import AgendaItem, Meeting, Minutes
from teukgu.portal.store.queries.meetings.standing import Recorded, recorded
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import Topic
from teukgu.values import Finding, nfc, refuse_if_any

OPTIONAL = frozenset({"observers"})
"""Nobody need attend without a vote; the item is then "none" (없음)."""


def minutes_fields(meeting: Meeting) -> tuple[tuple[str, str, str], ...]:
    """Return the items that minutes must hold on the meeting's day: key, Korean and English name."""
    rules = rules_of(meeting.body, day_of(meeting))
    words = [(key, rules.word(Topic.MINUTES_FIELDS, key)) for key in rules.codes(Topic.MINUTES_FIELDS)]
    return tuple((key, word.ko, word.en) for key, word in words)


def draft_minutes(meeting: Meeting) -> dict[str, str]:
    """Return what the records say for each item; what nobody recorded (the gist of what was said) stays empty."""
    state = recorded(meeting)
    rules = rules_of(meeting.body, day_of(meeting))
    office = members_on(meeting.body, rules)
    decided = [item for item in state.items if item.about_id is None]
    return {
        "held_at": held_text(timezone.localtime(meeting.starts_at)),
        "place": meeting.place or ("서면심의" if meeting.form == "written" else ""),
        "attendees": attendees_text(state, [int(member.id) for member in office]),
        "observers": "없음",
        "proceedings": "개의 - 안건 상정 - 심의 - 의결 - 산회"
        if meeting.form != "written"
        else "서면심의서 송부 - 회신 - 집계",
        "agenda": "\n".join(f"제{item.position}호 {item.title}" for item in decided),
        "remarks": "",
        "decisions": "\n".join(decision_text(item) for item in decided),
        "votes": "\n".join(votes_text(item, item_counts(meeting, state, item)) for item in state.items),
    }


@transaction.atomic
def fix_minutes(
    viewer: Viewer,
    meeting: int,
    *,
    content: Mapping[str, str],
    reason: str = "",
    seen_version: int | None = None,
    once: str,
    now: datetime,
) -> Minutes:
    """Fix the minutes; a correction is a further version and needs a reason.

    Raises:
        Hidden: when the viewer does not manage the meeting.
        Refused: while items are not resolved, or with the list of items that are empty.
    """
    found = managed_meeting(viewer, meeting)
    known = before(Minutes, once)
    if known is not None:
        return known
    refuse_if_changed(found, seen_version)
    version = found.minutes.count() + 1
    fields = minutes_fields(found)
    refuse_if_any(_findings(recorded(found), fields, content, version, reason))
    row = Minutes.objects.create(
        meeting=found,
        version=version,
        content={key: nfc(content.get(key, "").strip()) for key, _ko, _en in fields},
        reason=nfc(reason.strip()),
        **stamp(viewer, found.body, once=once, now=now),
    )
    count_act(found)
    return row


def _findings(
    state: Recorded, fields: tuple[tuple[str, str, str], ...], content: Mapping[str, str], version: int, reason: str
) -> list[Finding]:
    missing = [ko for key, ko, _en in fields if key not in OPTIONAL and not content.get(key, "").strip()]
    findings = [refusals.minutes_missing(", ".join(missing))] if missing else []
    if open_items(state):
        findings.append(refusals.items_unresolved(len(open_items(state))))
    if version > 1 and not reason.strip():
        findings.append(refusals.no_reason())
    return findings


def open_items(state: Recorded) -> tuple[AgendaItem, ...]:
    """Return the items without a decision."""
    return tuple(item for item in state.items if not _decided(item))


def _decided(item: AgendaItem) -> bool:
    if item.about is not None:
        return hasattr(item.about, "decision")
    return hasattr(item, "resolution")


def latest_minutes(meeting: Meeting) -> Minutes | None:
    """Return the minutes that hold now."""
    return meeting.minutes.order_by("-version").first()
