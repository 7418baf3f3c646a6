"""The official documents of a case, as its events say: numbers and days that sender and receiver recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from teukgu.portal.store.hangul import search_key
from teukgu.portal.store.models import Case, CaseEvent, CaseParty, OfficialDocument, Organisation
from teukgu.portal.store.queries.cases.events import to_event
from teukgu.procedures.definition import Act, Direction, Procedure
from teukgu.procedures.legal_day import NUMBERS, RECEIVED, SENT, taken_back
from teukgu.procedures.party import Party

SENT_FIELDS = ("production_number", "approver", "approval", "medium")


def documents_of(
    case: Case, procedure: Procedure, rows: Sequence[CaseEvent], parties: Sequence[CaseParty]
) -> Iterator[OfficialDocument]:
    """Yield, unsaved, a document for each act among ``rows`` that needs one, with its latest numbers and days."""
    gone = taken_back(to_event(row) for row in rows)
    for row in rows:
        act = procedure.act(row.act)
        if act is None or act.direction is Direction.INSIDE or row.seq in gone:
            continue
        values = {"title": f"{act.name.ko} - {case.title}", "template": act.document, **_ends(act, row, parties)}
        values.update(_numbers(row.data))
        for record in rows:
            if record.seq not in gone:
                values.update(_recorded(procedure, record, row))
        texts = (values["title"], act.name.en, values.get("production_number"), values.get("receipt_number"))
        yield OfficialDocument(case=case, event=row, search_text=search_key(*filter(None, texts)), **values)


def _ends(act: Act, row: CaseEvent, parties: Sequence[CaseParty]) -> dict[str, Any]:
    """Return who sends and who receives: what the receiver records came from the other side."""
    own = row.post.organisation if row.post else None
    if _came_in(act, row):
        return {"sender": _other_sender(parties, act, row), "receiver": own}
    return {"sender": own, "receiver": _organisation(parties, act.receiver, row.key)}


def _came_in(act: Act, row: CaseEvent) -> bool:
    return act.direction is Direction.IN or (act.receiver is not None and row.party == act.receiver.value)


def _organisation(parties: Iterable[CaseParty], party: Party | None, key: str) -> Organisation | None:
    if party is None:
        return None
    of_party = [one for one in parties if one.party == party.value and one.key in {"", key}]
    return next((one.organisation for one in sorted(of_party, key=lambda one: not one.lead)), None)


def _other_sender(parties: Iterable[CaseParty], act: Act, row: CaseEvent) -> Organisation | None:
    senders = [party for party in sorted(act.by) if party.value != row.party]
    return next((found for party in senders if (found := _organisation(parties, party, row.key))), None)


def _numbers(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the numbers that the act itself states (a gazette's number, a letter's production number)."""
    own = next((str(data[name]) for name in NUMBERS if name != "receipt_number" and data.get(name)), "")
    found: dict[str, Any] = {"production_number": own} if own else {}
    if data.get("receipt_number"):
        found["receipt_number"] = str(data["receipt_number"])
    return found


def _recorded(procedure: Procedure, record: CaseEvent, row: CaseEvent) -> dict[str, Any]:
    data = record.data
    if record.act == SENT and data.get("event") == row.seq:
        found = {name: data[name] for name in SENT_FIELDS if data.get(name)}
        return {**found, "sent_on": date.fromisoformat(data["sent_on"])}
    if record.act == RECEIVED and data.get("event") == row.seq:
        return _arrival(data, str(data["received_on"]))
    act = procedure.act(record.act)
    if act is not None and act.arrival_of == row.act and record.key == row.key and record.seq > row.seq:
        return _arrival(data, record.happened_on.isoformat())
    return {}


def _arrival(data: Mapping[str, Any], day: str) -> dict[str, Any]:
    number = {"receipt_number": data["receipt_number"]} if data.get("receipt_number") else {}
    medium = {"medium": data["medium"]} if data.get("medium") else {}
    return {**number, **medium, "received_at": _moment(str(data.get("received_at") or day))}


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)  # a day alone is its midnight
    return found if timezone.is_aware(found) else timezone.make_aware(found)
