"""Papers that no act of a case sends: of a meeting, a handover, the review of the access log."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teukgu.documents.official.event_values import rule_reader
from teukgu.documents.official.filling import Paper
from teukgu.portal.services.papers.shelf import shelf_of
from teukgu.portal.store.queries.cases.rules import rules_of


def loose_paper(programme: str, template: str, values: Mapping[str, Any], *, day: date) -> Paper:
    """Return the paper ``template`` filled with ``values`` and the rules of ``day``.

    Who may have it is the caller's to ask.

    Raises:
        Refused: when there is no such template, or a placeholder cannot be worked out.
    """
    rules = rules_of(programme).rulebook.on(day)
    return shelf_of(programme).make(template, {"happened_on": day, "rule": rule_reader(rules), **values})
