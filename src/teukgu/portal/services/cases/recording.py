"""Who may record a document's sending or arrival: its sender the one, its receiver the other."""

from collections.abc import Iterator, Mapping
from typing import Any

from teukgu.portal.access import may_act
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.procedures.definition import Act, Direction
from teukgu.procedures.legal_day import RECEIVED, SENT
from teukgu.values import Finding


def document_findings(on: OnCase, act: str, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what stands in the way of recording a number to a document."""
    if act not in {SENT, RECEIVED} or not isinstance(data.get("event"), int):
        return
    about = on.case.events.filter(seq=data["event"]).first()
    spec = on.procedure.act(about.act) if about else None
    if about is None or spec is None or spec.direction is Direction.INSIDE:
        yield refusals.no_such_document(data["event"])
    elif not any(may_act(on.viewer, on.facts, party, about.key) for party in recorders(spec, about.party, act)):
        yield refusals.not_your_document()


def recorders(spec: Act, party: str, recording: str) -> tuple[str, ...]:
    """Return the parties that record the sending or the arrival of the document of an act that ``party`` did."""
    if recording == SENT or spec.receiver is None:
        return (party,)
    return (spec.receiver.value,)
