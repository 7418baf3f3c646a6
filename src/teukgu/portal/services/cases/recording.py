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
    given = data.get("event")
    if act not in {SENT, RECEIVED} or given is None:
        return
    # 2.0 would be record 2 to whoever compares, and text would be none: only a whole number names a record
    whole = isinstance(given, int) and not isinstance(given, bool)
    about = on.case.events.filter(seq=given).first() if whole else None
    spec = on.procedure.act(about.act) if about else None
    if about is None or spec is None or spec.direction is Direction.INSIDE:
        yield refusals.no_such_document(given)
    elif not any(may_act(on.viewer, on.facts, party, about.key) for party in recorders(spec, about.party, act)):
        yield refusals.not_your_document()


def recorders(spec: Act, party: str, recording: str) -> tuple[str, ...]:
    """Return the parties that record the sending or the arrival of the document of an act that ``party`` did."""
    if recording == SENT or spec.receiver is None:
        return (party,)
    return (spec.receiver.value,)
