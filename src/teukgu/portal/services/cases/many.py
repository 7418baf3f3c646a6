"""The same act in many threads of a case at once: each has its own event, where the case stands is written once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer, may_see_case
from teukgu.portal.services.cases import refusals
from teukgu.portal.services.cases.act import Asked, append, cleaned, what_stands
from teukgu.portal.services.cases.documents import project_documents
from teukgu.portal.services.cases.hooks import run_hooks
from teukgu.portal.services.cases.mails import tell_new_tasks, waiting
from teukgu.portal.services.cases.on_case import OnCase
from teukgu.portal.services.cases.parties import join_by
from teukgu.portal.services.cases.projections import project
from teukgu.portal.store.models import Case, CaseEvent
from teukgu.portal.store.queries.cases.events import to_event
from teukgu.portal.store.queries.cases.situation import situation_after, situation_of
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.party import Party
from teukgu.values import Refused


@transaction.atomic
def act_in_each(
    viewer: Viewer,
    case_number: str,
    keys: Sequence[str],
    *,
    act: str,
    party: Party,
    data: Mapping[str, Any],
    once: str,
    now: datetime,
    today: date,
) -> list[CaseEvent]:
    """Record an act of today in the thread of each key, all or none; threads that do not depend on each other.

    The same ``once`` again gives the events of that time.

    Raises:
        Refused: with what stands in the way of the first thread that may not go on.
    """
    case = Case.objects.select_for_update().filter(number=case_number).first()
    facts = case_facts(case, today) if case else None
    if case is None or facts is None or not may_see_case(viewer, facts):
        raise Refused([refusals.absent()])
    kept = list(CaseEvent.objects.filter(case=case, once__startswith=f"{once}/").order_by("seq"))
    if kept or not keys:
        return kept
    on = OnCase(viewer, case, facts, situation_of(case, today=today, now=now))
    before, rows = waiting(case), list[CaseEvent]()
    spec = on.procedure.act(act)
    for key in keys:
        asked = Asked(act, key, party, today, cleaned(data), (), "", False, f"{once}/{case.version}", now)
        standing = what_stands(on, asked, case.version)
        if standing.in_the_way:
            raise Refused(standing.findings)
        rows.append(append(on, asked))
        if spec is not None:
            join_by(case, spec, rows[-1])
    events = [to_event(row) for row in rows]
    after = situation_after(case, (*on.situation.state.events, *events), today=today, now=now)
    project(case, after, now=now)
    project_documents(case, after.state)
    for row, event in zip(rows, events, strict=True):
        run_hooks(OnCase(viewer, case, facts, after), row, event)
    tell_new_tasks(case, rows[-1], after, before)
    return rows
