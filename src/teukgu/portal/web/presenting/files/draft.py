"""The paper that an act would make, for the page that asks whether to record it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teukgu.portal.access import Viewer
from teukgu.portal.services.papers import paper_of_draft
from teukgu.portal.store.models import Case
from teukgu.portal.store.queries.cases.situation import procedure_of
from teukgu.portal.web.presenting.files.letter import letter_context
from teukgu.procedures.definition import Act
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.values import Refused


def draft_context(viewer: Viewer, case: Case, spec: Act, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``files/letter.html`` needs to show the paper of an act that was not recorded; {} if it has none.

    ``asked`` holds key, party, happened_on, data and now, as for the act itself.
    """
    if not spec.document:
        return {}
    now: datetime = asked["now"]
    draft = Event(
        act=spec.id,
        happened_on=asked["happened_on"],
        recorded_at=now,
        party=Party(asked["party"]),
        key=asked["key"],
        data=asked["data"],
    )
    try:
        paper = paper_of_draft(viewer, case, draft, now=now).paper
        return letter_context(paper, procedure_of(case))
    except Refused:
        return {}  # a template that cannot be filled says so on the paper's own page; the act itself goes on
