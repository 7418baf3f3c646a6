"""Who came, who wrote instead, and the opening of the meeting with its quorum."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bars import exclude_conflicted
from teukgu.portal.services.meetings.known import (
    Hidden,
    day_of,
    locked_meeting,
    managed_meeting,
    manages,
    members_on,
    rules_of,
)
from teukgu.portal.services.meetings.recording import before, count_act, refuse_if_changed, stamp
from teukgu.portal.store.models import Attendance, Meeting, MeetingOpening, WrittenOpinion
from teukgu.portal.store.queries.meetings.standing import recorded
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.convening import Notice, not_told
from teukgu.procedures.meetings.counting import opens
from teukgu.procedures.meetings.members import chair_of
from teukgu.procedures.meetings.rules import BodyRules
from teukgu.values import Finding, Refused, nfc, refuse_if_any

HOW = ("in_person", "video", "deputy", "absent")


@transaction.atomic
def attend(
    viewer: Viewer, meeting: int, *, membership: int, how: str, deputy_name: str = "", once: str, now: datetime
) -> Attendance:
    """Record that a member came (or left: ``absent``). A written opinion is no attendance, nor is a matter in writing.

    Raises:
        Hidden: when the viewer is not the secretary.
        Refused: for somebody not in office that day, a deputy no rule allows, a form the body does not meet in.
    """
    found = managed_meeting(viewer, meeting)
    known = before(Attendance, once)
    if known is not None:
        return known
    rules = rules_of(found.body, day_of(found))
    refuse_if_any(_attend_findings(found, rules, membership, how))
    row = Attendance.objects.create(
        meeting=found,
        membership_id=membership,
        how=how,
        deputy_name=nfc(deputy_name.strip()) if how == "deputy" else "",
        **stamp(viewer, found.body, once=once, now=now),
    )
    count_act(found)
    return row


def _attend_findings(meeting: Meeting, rules: BodyRules, membership: int, how: str) -> list[Finding]:
    office = {int(member.id) for member in members_on(meeting.body, rules)}
    findings = [] if membership in office else [refusals.not_a_member(rules.day)]
    forms = rules.codes(Topic.FORMS) or ("in_person",)
    if how == "deputy" and rules.code(Topic.DEPUTIES) != "allowed":
        findings.append(refusals.deputy_not_allowed(rules.is_unknown(Topic.DEPUTIES)))
    elif meeting.form == "written" or (how not in {"deputy", "absent"} and how not in forms):
        findings.append(refusals.no_such_form(how))
    return findings


@transaction.atomic
def write_opinion(
    viewer: Viewer, meeting: int, *, item: int, membership: int, text: str, once: str, now: datetime, today: date
) -> WrittenOpinion:
    """Keep what a member who cannot come writes about an item: it is laid before the others and counts as nothing."""
    found = locked_meeting(meeting)
    known = before(WrittenOpinion, once)
    if known is not None:
        return known
    state = recorded(found)
    row, seat = next((one for one in state.items if one.pk == item), None), state.members.get(membership)
    own = seat is not None and str(seat.account_id) == viewer.account
    if row is None or seat is None or not (own or manages(viewer, found.body)):
        raise Hidden
    findings = [refusals.kept_away()] if membership in state.barred(row) else []
    findings += [] if text.strip() else [refusals.no_reason()]
    refuse_if_any(findings)
    made = stamp(viewer, found.body, once=once, now=now)
    kept = WrittenOpinion.objects.create(item=row, membership=seat, text=nfc(text.strip()), **made)
    count_act(found)
    return kept


@transaction.atomic
def open_meeting(
    viewer: Viewer,
    meeting: int,
    *,
    chaired_by: int | None = None,
    seen_version: int | None = None,
    once: str,
    now: datetime,
) -> MeetingOpening:
    """Open the meeting: everybody was told, there is a quorum, somebody may preside.

    ``chaired_by`` names the member who presides where the law lets the chair name one; else the acting order decides.

    Raises:
        Refused: with every reason.
    """
    found = managed_meeting(viewer, meeting)
    known = before(MeetingOpening, once)
    if known is not None:
        return known
    refuse_if_changed(found, seen_version)
    if hasattr(found, "opening"):
        raise Refused([refusals.already("개의한 것으로", "opened")])
    for item in found.items.select_related("case", "meeting__body"):
        exclude_conflicted(item, day_of(found), by=int(viewer.account), now=now)
    findings, chair, counts = opening_of(found, chaired_by)
    if timezone.localtime(now).date() < day_of(found):
        findings.append(refusals.too_early(day_of(found)))
    refuse_if_any(findings)
    made = stamp(viewer, found.body, once=once, now=now)
    row = MeetingOpening.objects.create(meeting=found, opened_at=now, chaired_by_id=chair, counts=counts, **made)
    count_act(found)
    return row


def opening_of(meeting: Meeting, chaired_by: int | None) -> tuple[list[Finding], int | None, Mapping[str, object]]:
    """Return what stands in the way of opening, who would preside, and the counts."""
    rules, state = rules_of(meeting.body, day_of(meeting)), recorded(meeting)
    members = members_on(meeting.body, rules)
    office, present = {member.id for member in members}, {str(pk) for pk in state.present}
    told = [Notice(str(row.membership_id), row.medium, row.sent_at.date()) for row in state.notices]
    findings = []
    missing = not_told(members, told)
    stale = [pk for pk in state.told_before_items if str(pk) in office]
    if stale:
        findings.append(refusals.told_before_item(", ".join(state.members[pk].account.name for pk in stale)))
    if missing:
        names = ", ".join(state.members[int(member.id)].account.name for member in missing)
        findings.append(refusals.nobody_told(names))
    if not rules.code(Topic.QUORUM):
        findings.append(refusals.no_quorum_rule())
    quorum = opens(rules, office, present)
    if not quorum.is_met and meeting.form != "written":
        findings.append(refusals.no_quorum(quorum.present, quorum.needed))
    chair, _as = chair_of(rules, members, frozenset(present))
    named = str(chaired_by) if chaired_by is not None else ""
    if chair is None and "named_by_chair" in rules.codes(Topic.ACTING_ORDER) and named in present & office:
        chair = next(member for member in members if member.id == named)
    if chair is None and meeting.form != "written":
        findings.append(refusals.nobody_presides())
    counts = {"in_office": len(office), "present": quorum.present, "needed": quorum.needed}
    return findings, None if chair is None else int(chair.id), counts
