"""The day that counts in law: the arrival of the official document, not the click that prepared it."""

from collections.abc import Iterable
from datetime import date

from teukgu.procedures.definition import Direction, Procedure
from teukgu.procedures.event import Event

SENT = "record_document_sent"
RECEIVED = "record_document_received"


def records_of(events: Iterable[Event], event: Event, act: str) -> tuple[Event, ...]:
    """Return the recordings (``act``) about the document of ``event``, oldest first."""
    return tuple(one for one in events if one.act == act and one.data.get("event") == event.seq)


def legal_day(events: Iterable[Event], event: Event) -> date:
    """Return the day from which ``event`` counts: its document's recorded arrival, else the day it was said to happen.

    A later recording corrects an earlier one.
    """
    received = records_of(events, event, RECEIVED)
    if received:
        return date.fromisoformat(str(received[-1].data["received_on"])[:10])
    return event.happened_on


def is_provisional(procedure: Procedure, events: Iterable[Event], event: Event) -> bool:
    """Return whether the document of an outgoing act has no number yet ("공문 미시행")."""
    act = procedure.act(event.act)
    if act is None or act.direction is Direction.INSIDE:
        return False
    kept = tuple(events)
    numbered = bool(event.data.get("production_number") or event.data.get("receipt_number"))
    return not (numbered or records_of(kept, event, SENT) or records_of(kept, event, RECEIVED))
