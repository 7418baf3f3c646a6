"""Receipts: what came into the portal of a report, when, with which hash, and what it counts as now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teukgu.documents.report_paper.receipt import ReceiptRecord
from teukgu.portal import clock
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.store.models import CaseEvent, OfficialDocument, Report
from teukgu.portal.store.queries.reports.forms import lead_of, zone_name_of
from teukgu.portal.store.queries.reports.progress import completion_day
from teukgu.procedures.event import Event
from teukgu.procedures.state import CaseState

FILED, CORRECTED = "file_report", "correct_report"
FILINGS = (FILED, CORRECTED)
NAMES_VERSION = ("approve_report", CORRECTED)
FIRST, AGAIN, CORRECTION = "제출", "보완하여 다시 제출", "정정"


def receipts_of(report: Report, state: CaseState, *, now: datetime) -> list[ReceiptRecord]:
    """Return a receipt for each filing and correction that stands, the newest first."""
    filings = [one for one in state.events if one.act in FILINGS]
    rows = {row.seq: row for row in report.case.events.filter(seq__in=[one.seq for one in filings])}
    documents = {row.event_id: row for row in OfficialDocument.objects.filter(case=report.case_id)}
    told = _Told(report, zone_name_of(report).ko, lead_of(report), state.events, now, completion_day(report))
    found = [
        told.receipt(event, rows[event.seq], documents.get(rows[event.seq].pk), filings[:place], filings[place + 1 :])
        for place, event in enumerate(filings)
    ]
    return [one for one in found if one is not None][::-1]


@dataclass(frozen=True, slots=True)
class _Told:
    """What every receipt of a report says alike."""

    report: Report
    zone: str
    lead: str
    events: Sequence[Event]
    now: datetime
    completed_by: date | None

    def receipt(
        self,
        event: Event,
        row: CaseEvent,
        document: OfficialDocument | None,
        before: Sequence[Event],
        after: Sequence[Event],
    ) -> ReceiptRecord | None:
        version, due = _last(self.events, NAMES_VERSION, event.seq), _due(self.events, event, self.completed_by)
        if version is None:
            return None
        return ReceiptRecord(
            case=self.report.case.number,
            seq=event.seq,
            kind=_kind(before, event),
            title=self.report.case.title,
            zone=self.zone,
            municipality=self.lead,
            number=int(version.data.get("report_version") or 0),
            sha256=str(version.data.get("report_sha256") or ""),
            received_at=clock.local(row.recorded_at),
            due=due,
            is_late=due is not None and event.happened_on > due,
            approval=_approval(_last(self.events, ("approve_report",), event.seq), event),
            superseded=_superseded(after),
            as_of=clock.local(self.now),
            invented=self.report.case.programme_id == DEMONSTRATION,
            **_numbers(document, event),
        )


def _last(events: Sequence[Event], acts: Sequence[str], until: int) -> Event | None:
    return next((one for one in reversed(events) if one.act in acts and one.seq <= until), None)


def _kind(before: Sequence[Event], event: Event) -> str:
    if event.act == CORRECTED:
        return CORRECTION
    return AGAIN if any(one.act == FILED for one in before) else FIRST


def _due(events: Sequence[Event], event: Event, completed_by: date | None) -> date | None:
    """Return the last day for this filing: the rule's, or the one set when the report was returned.

    ``completed_by`` is the day of the clock, which a holiday moves on; it is known of the last return.
    """
    if event.act == CORRECTED:
        return None
    returned = _last(events, ("return_report",), event.seq)
    asked = date.fromisoformat(str(returned.data["until"])[:10]) if returned else None
    if asked is not None:
        return max(asked, completed_by) if completed_by and _is_last_return(events, returned) else asked
    opened = _last(events, ("open_report",), event.seq)
    text = str(opened.data.get("due") or "") if opened else ""
    return date.fromisoformat(text[:10]) if text else None


def _is_last_return(events: Sequence[Event], returned: Event | None) -> bool:
    return returned is not None and not any(one.act == "return_report" and one.seq > returned.seq for one in events)


def _approval(approved: Event | None, event: Event) -> str:
    if event.act == CORRECTED:
        return str(event.data.get("approval_number") or "")
    if approved is None:
        return ""
    link = approved.data.get("approval_link")
    how = str(approved.data.get("approval_number") or "") or (f"1회용 링크 {link}번" if link else "")
    return f"{approved.data.get('approver') or ''}({how})" if how else str(approved.data.get("approver") or "")


def _superseded(after: Sequence[Event]) -> str:
    if not after:
        return ""
    newest = after[-1]
    what = "정정" if newest.act == CORRECTED else "보완하여 다시 제출한 것"
    return f"이 기록 뒤에 {what}이 있습니다(기록 {newest.seq}번)."


def _numbers(document: OfficialDocument | None, event: Event) -> dict[str, Any]:
    if document is None or event.provisional:
        return {}
    received = clock.day_of(document.received_at) if document.received_at else None
    number = document.production_number or document.receipt_number
    return {
        "production_number": number,
        "sent_on": document.sent_on,
        "receipt_number": document.receipt_number,
        "received_on": received,
    }
