"""What the papers of a body say, as data for the templates of official documents (one function, one template id).

Template ids: ``committee_agenda``, ``committee_resolution``, ``written_review``, ``pledge``, ``minutes``,
``appointment``, ``convening_notice``. Days are dates, names are whole: whoever fills a template writes them out.
"""

from typing import Any

from django.utils import timezone

from teukgu.portal.services.meetings.counts import item_counts
from teukgu.portal.services.meetings.known import day_of, members_on, rules_of
from teukgu.portal.services.meetings.minute_words import RESULTS
from teukgu.portal.services.meetings.minutes import latest_minutes, minutes_fields
from teukgu.portal.store.models import AgendaItem, Body, Meeting, Membership
from teukgu.portal.store.queries.meetings.standing import Recorded, recorded
from teukgu.procedures.meetings.body import SeatKind, Topic
from teukgu.procedures.meetings.rules import seats_on

TEMPLATES = (
    *("committee_agenda", "committee_resolution", "written_review", "pledge"),
    *("minutes", "appointment", "convening_notice"),
)


def _heading(meeting: Meeting) -> dict[str, Any]:
    moment = timezone.localtime(meeting.starts_at)
    return {
        "body": meeting.body.organisation.name_ko,
        "number": meeting.number,
        "day": moment.date(),
        "time": f"{moment:%H:%M}",
        "place": meeting.place,
        "form": meeting.form,
        "purpose": meeting.purpose,
    }


def convening_notice(meeting: Meeting) -> dict[str, Any]:
    """Return the notice that calls the meeting: when, where, what for, the agenda."""
    items = [item.title for item in meeting.items.filter(about=None).order_by("position")]
    return {"template": "convening_notice", **_heading(meeting), "agenda": items, "called_on": meeting.recorded_at}


def committee_agenda(item: AgendaItem) -> dict[str, Any]:
    """Return the paper of an item (안건): number, operative part, reason, main points, opinions of agencies."""
    return {
        "template": "committee_agenda",
        **_heading(item.meeting),
        "bill_number": item.position,
        "title": item.title,
        "case": item.case.number if item.case else "",
        "proposal": item.proposal,
        "reason": item.reason,
        "main_points": item.main_points,
        "agency_opinions": item.agency_opinions,
    }


def committee_resolution(item: AgendaItem) -> dict[str, Any]:
    """Return the sheet of the resolution (심의의결서): result, text, conditions, count, places to sign."""
    state = recorded(item.meeting)
    found = item.resolution if hasattr(item, "resolution") else None
    counts = item_counts(item.meeting, state, item)
    return {
        "template": "committee_resolution",
        **_heading(item.meeting),
        "bill_number": item.position,
        "title": item.title,
        "result": "" if found is None else RESULTS[found.result],
        "text": "" if found is None else found.text,
        "conditions": "" if found is None else found.conditions,
        "resolved_on": None if found is None else found.resolved_on,
        "counts": counts.as_json() if found is None else found.counts,
        "reading": counts.reading if found is None else found.reading,
        "signatures": _signatures(state, counts.bench.present - counts.bench.barred),
    }


def written_review(item: AgendaItem, membership: Membership) -> dict[str, Any]:
    """Return the sheet on which a member replies in writing (서면심의서), with the ground of the written form."""
    meeting = item.meeting
    rules = rules_of(meeting.body, day_of(meeting))
    return {
        "template": "written_review",
        **_heading(meeting),
        "bill_number": item.position,
        "title": item.title,
        "proposal": item.proposal,
        "reason": item.reason,
        "ground": rules.word(Topic.WRITTEN_GROUNDS, meeting.written_ground).ko,
        "ground_reason": meeting.written_reason,
        "replies_until": meeting.replies_until,
        "member": membership.account.name,
        "member_title": membership.title,
    }


def pledge(meeting: Meeting, membership: Membership) -> dict[str, Any]:
    """Return the pledge (서약서): fairness, secrecy, stepping aside; with the grounds of exclusion of the day."""
    rules = rules_of(meeting.body, day_of(meeting))
    grounds = [rules.word(Topic.EXCLUSION_GROUNDS, code).ko for code in rules.codes(Topic.EXCLUSION_GROUNDS)]
    return {
        "template": "pledge",
        **_heading(meeting),
        "member": membership.account.name,
        "member_title": membership.title,
        "exclusion_grounds": grounds,
    }


def minutes(meeting: Meeting) -> dict[str, Any]:
    """Return the minutes that hold now, item by item with their Korean names; none yet gives empty items."""
    found = latest_minutes(meeting)
    content = {} if found is None else found.content
    return {
        "template": "minutes",
        **_heading(meeting),
        "version": 0 if found is None else found.version,
        "items": [{"key": key, "name": ko, "text": content.get(key, "")} for key, ko, _en in minutes_fields(meeting)],
    }


def appointment(membership: Membership) -> dict[str, Any]:
    """Return the letter of appointment (위촉장)."""
    return {
        "template": "appointment",
        "body": membership.body.organisation.name_ko,
        "member": membership.account.name,
        "member_title": membership.title,
        "since": membership.valid_from,
        "until": membership.term_ends,
        "appointed_by": _chair_name(membership.body, membership),
        "renewals": membership.renewals,
    }


def _signatures(state: Recorded, voters: frozenset[str]) -> list[dict[str, str]]:
    rows = [state.members[int(pk)] for pk in voters if int(pk) in state.members]
    return [{"name": row.account.name, "title": row.title} for row in sorted(rows, key=lambda row: row.pk)]


def _chair_name(body: Body, membership: Membership) -> str:
    """Return the office that appoints: the chair's seat on the day."""
    rules = rules_of(body, membership.valid_from)
    return next((seat.name.ko for seat in seats_on(rules) if seat.kind is SeatKind.CHAIR), "")


def members_of(meeting: Meeting) -> tuple[int, ...]:
    """Return the memberships in office on the meeting's day: one pledge or reply sheet each."""
    return tuple(int(one.id) for one in members_on(meeting.body, rules_of(meeting.body, day_of(meeting))))
