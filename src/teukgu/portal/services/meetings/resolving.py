"""The body's resolution on an item, and how it becomes part of the case."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.meetings.bars import exclude_conflicted
from teukgu.portal.services.meetings.counts import ItemCounts, item_counts, verdict
from teukgu.portal.services.meetings.known import Hidden, day_of, managed_meeting, members_on
from teukgu.portal.services.meetings.recording import before, count_act, refuse_if_changed, stamp
from teukgu.portal.store.models import AgendaItem, CaseEvent, ItemResolution, Meeting
from teukgu.portal.store.queries.meetings.standing import Recorded, recorded
from teukgu.procedures.meetings import refusals
from teukgu.procedures.meetings.convening import Notice, not_told
from teukgu.procedures.party import Party
from teukgu.values import Finding, nfc, refuse_if_any

PASSED, AMENDED, REJECTED, DEFERRED = "passed", "amended", "rejected", "deferred"
RESULTS = (PASSED, AMENDED, REJECTED, DEFERRED)


@transaction.atomic
def resolve(
    viewer: Viewer,
    meeting: int,
    *,
    item: int,
    text: str,
    conditions: str = "",
    amended: bool = False,
    defer: bool = False,
    reading: str = "",
    reading_reason: str = "",
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> ItemResolution:
    """Record what the votes decided; an item with a case becomes an event of that case in the same step.

    ``defer`` puts the item off without counting votes; ``amended`` says that what was carried is a changed text.

    Raises:
        Hidden: when the viewer does not manage the meeting.
        Refused: with every reason: not open, no quorum, an open challenge, readings that differ, or what the case says.
    """
    found = managed_meeting(viewer, meeting)
    known = before(ItemResolution, once)
    if known is not None:
        return known
    refuse_if_changed(found, seen_version)
    row = found.items.select_related("case", "about", "meeting__body").filter(pk=item, about=None).first()
    if row is None:
        raise Hidden
    exclude_conflicted(row, day_of(found), by=int(viewer.account), now=now)
    state = recorded(found)
    counts = item_counts(found, state, row)
    carried, more = verdict(found, counts, reading, reading_reason)
    in_writing = _written_findings(found, state, row, counts, today) if found.form == "written" else ()
    refuse_if_any([*_findings(found, state, row, text), *(() if defer else (*in_writing, *more))])
    result = DEFERRED if defer else _result(carried, amended)
    wording = "\n".join(part.strip() for part in (text, conditions) if part.strip())
    voted_at = min((one.recorded_at for one in state.votes.get(row.pk, {}).values()), default=None)
    event = _into_case(
        viewer, row, counts, result=result, text=wording, voted_at=voted_at, once=once, now=now, today=today
    )
    made = stamp(viewer, found.body, once=once, now=now)
    resolution = ItemResolution.objects.create(
        item=row,
        resolved_on=_resolved_on(found, today),
        result=result,
        text=nfc(text.strip()),
        conditions=nfc(conditions.strip()),
        counts=counts.as_json(),
        reading=counts.reading or ("" if counts.agree else reading),
        reading_reason=nfc(reading_reason.strip()),
        event=event,
        **made,
    )
    count_act(found)
    return resolution


def _result(carried: bool, amended: bool) -> str:
    if not carried:
        return REJECTED
    return AMENDED if amended else PASSED


def _resolved_on(meeting: Meeting, today: date) -> date:
    """A meeting resolves on its day; a matter in writing on the day the replies are counted."""
    return today if meeting.form == "written" else day_of(meeting)


def _findings(meeting: Meeting, state: Recorded, item: AgendaItem, text: str) -> list[Finding]:
    findings = [] if text.strip() else [refusals.no_resolution_text()]
    if meeting.form != "written" and not hasattr(meeting, "opening"):
        findings.append(refusals.not_opened())
    if ItemResolution.objects.filter(item=item).exists():
        findings.append(refusals.already("의결한 것으로", "resolved"))
    if state.open_challenges(item):
        findings.append(refusals.challenge_open())
    return findings


def _written_findings(
    meeting: Meeting, state: Recorded, item: AgendaItem, counts: ItemCounts, today: date
) -> list[Finding]:
    """In writing everybody who may vote is asked, and has until the last day: nobody resolves behind their backs."""
    asked = [member for member in members_on(meeting.body, counts.rules) if member.id not in counts.bench.barred]
    told = [Notice(str(row.membership_id), row.medium, row.sent_at.date()) for row in state.notices]
    missing = not_told(tuple(asked), told)
    names = ", ".join(state.members[int(member.id)].account.name for member in missing)
    findings = [refusals.nobody_told(names)] if missing else []
    waiting = [member for member in asked if int(member.id) not in state.votes.get(item.pk, {})]
    if meeting.replies_until is not None and today <= meeting.replies_until and waiting:
        findings.append(refusals.replies_open(meeting.replies_until, len(waiting)))
    return findings


def _into_case(
    viewer: Viewer,
    item: AgendaItem,
    counts: ItemCounts,
    *,
    result: str,
    text: str,
    voted_at: datetime | None,
    once: str,
    now: datetime,
    today: date,
) -> CaseEvent | None:
    """Record the resolution in the case, when there is one and the body's resolutions belong there."""
    from teukgu.portal.services.cases.act import act
    from teukgu.portal.services.round_case.deciding import resolution_data

    body = counts.rules.body
    recording = body.recording(item.case.procedure) if item.case is not None else None
    code = "" if recording is None else recording.results.get(result, "")
    if item.case is None or recording is None or not code:
        return None
    name = f"제{item.meeting.number}회 {item.meeting.body.organisation.name_ko}"
    data: dict[str, Any] = {"meeting": name, "result": code, recording.text: text}
    data |= resolution_data(item.case, code, voted_at=voted_at, now=now, today=today)
    return act(
        viewer,
        item.case.number,
        act=recording.act,
        party=Party(body.party),
        happened_on=_resolved_on(item.meeting, today),
        data=data,
        seen_version=item.case.version,
        once=f"{once[:55]}-case",
        now=now,
        today=today,
    )
