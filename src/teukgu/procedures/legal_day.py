"""The day that counts in law: the arrival of the official document, not the click that prepared it.

Nothing recorded is ever edited. What was recorded wrongly is put right by later events, and `standing` reads them all:

* a document's sending (``record_document_sent``) or arrival (``record_document_received``) moves the day of its act,
  and its number ends the act's being provisional ("공문 미시행"); of an act that counts from its sending the arrival
  moves nothing (a request for a supplement: 행정절차법 시행령 제11조제1호), of one that counts from itself neither does
  (a decision: 시행규칙 제2조제4항);
* an act that is the arrival of another (registering an application) moves that one's day;
* ``correct_day`` gives another day, ``take_back`` takes an event out that should not have been recorded.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from teukgu.procedures.definition import CountsFrom, Direction, Procedure
from teukgu.procedures.event import Event

SENT = "record_document_sent"
RECEIVED = "record_document_received"
CORRECT_DAY = "correct_day"
TAKE_BACK = "take_back"
DAY_FIELDS = {SENT: "sent_on", RECEIVED: "received_on", CORRECT_DAY: "right_day"}
NUMBERS = ("production_number", "receipt_number", "notice_number", "gazette_number")


def legal_day(events: Iterable[Event], event: Event) -> date:
    """Return the day from which ``event`` counts by what was recorded about it; the latest record counts."""
    day, arrived = event.happened_on, False
    for one in events:
        if one.act in DAY_FIELDS and one.data.get("event") == event.seq and not (one.act == SENT and arrived):
            day = date.fromisoformat(str(one.data[DAY_FIELDS[one.act]])[:10])
            arrived = arrived or one.act != SENT
    return day


def taken_back(events: Iterable[Event]) -> frozenset[int]:
    """Return the numbers of the events that were taken back."""
    return frozenset(int(one.data["event"]) for one in events if one.act == TAKE_BACK)


def standing(procedure: Procedure, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events as they stand in law: with their legal days, without those taken back."""
    kept = tuple(events)
    gone = taken_back(kept)
    left = tuple(event for event in kept if event.seq not in gone)
    return tuple(_as_it_stands(procedure, left, event) for event in left)


def _as_it_stands(procedure: Procedure, events: tuple[Event, ...], event: Event) -> Event:
    # most events have nothing recorded about them, and nothing is copied for those
    day = _day(procedure, events, event)
    provisional = event.provisional or is_provisional(procedure, events, event)
    if day == event.happened_on and provisional == event.provisional:
        return event
    return replace(event, happened_on=day, provisional=provisional)


def _day(procedure: Procedure, events: tuple[Event, ...], event: Event) -> date:
    without = _moving_nothing(procedure, event)
    about = tuple(one for one in events if one.act not in without) if without else events
    arrival = _arrival(procedure, about, event)
    return legal_day(about, event) if arrival is None else legal_day(about, arrival)


def _moving_nothing(procedure: Procedure, event: Event) -> frozenset[str]:
    """Return the records of a document that leave the day of ``event`` as it is."""
    act = procedure.act(event.act)
    if act is None:
        return frozenset()
    public = act.direction is Direction.OUT and act.receiver is None
    if act.counts_from is CountsFrom.ACT:
        return frozenset({SENT, RECEIVED})
    if act.counts_from is CountsFrom.SENDING:
        return frozenset({RECEIVED})
    # A public notice counts from the day it is given; sending it to the printer moves nothing.
    return frozenset({SENT}) if public else frozenset()


def _arrival(procedure: Procedure, events: tuple[Event, ...], event: Event) -> Event | None:
    """Return the act that records the arrival of ``event`` (the first one before the same act comes again)."""
    for one in events:
        if one.seq > event.seq and one.key == event.key:
            act = procedure.act(one.act)
            if act is not None and act.arrival_of == event.act:
                return one
            if one.act == event.act:
                return None
    return None


def is_provisional(procedure: Procedure, events: Iterable[Event], event: Event) -> bool:
    """Return whether the document of an act that needs one has no number yet ("공문 미시행").

    What the receiver records (a letter on paper) has arrived.
    """
    act = procedure.act(event.act)
    if act is None or act.direction is Direction.INSIDE or event.party is act.receiver:
        return False
    kept = tuple(events)
    numbered = any(event.data.get(key) for key in NUMBERS) or _arrival(procedure, kept, event) is not None
    return not numbered and not any(one.act in {SENT, RECEIVED} and one.data.get("event") == event.seq for one in kept)
