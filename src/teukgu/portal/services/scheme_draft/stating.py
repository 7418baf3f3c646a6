"""States the draft to its round: the file goes through the same act as an uploaded one."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.round_case.scheme import state_scheme
from teukgu.portal.services.scheme_draft import refusals
from teukgu.portal.services.scheme_draft.saving import draft_for_writing
from teukgu.portal.store.models import RoundScheme
from teukgu.portal.store.queries.scheme_draft import current_draft
from teukgu.values import Refused


@transaction.atomic
def state_draft(
    viewer: Viewer,
    number: str,
    *,
    save: int,
    expert_body_used: bool,
    seen_version: int | None = None,
    once: str,
    now: datetime,
    today: date,
) -> RoundScheme:
    """State the current save, which must be the one that was read (``save``).

    Raises:
        Refused: with every fault of the file, when there is no draft, or somebody saved meanwhile.
    """
    held = draft_for_writing(viewer, number, now=now, today=today)
    row = current_draft(held.case)
    if row is None:
        raise Refused([refusals.no_draft()])
    if row.number != save:
        raise Refused([refusals.other_draft(row.number)])
    return state_scheme(
        viewer,
        number,
        bytes(row.content),
        expert_body_used=expert_body_used,
        seen_version=seen_version,
        once=once,
        now=now,
        today=today,
    )
