"""Makes the paper of an act of a case: of one that was recorded, or of one that somebody is about to record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from teukgu.documents.official.event_values import CaseWords, event_values
from teukgu.documents.official.filling import Paper
from teukgu.portal.access import Viewer, may_act, may_see_event, post_for
from teukgu.portal.services.papers.enclosed import files_of, is_closed, naming
from teukgu.portal.services.papers.ends import ends_of
from teukgu.portal.services.papers.refusals import absent, no_paper
from teukgu.portal.services.papers.shelf import shelf_of
from teukgu.portal.store.models import Case, CaseEvent, FileUse, PlanVersion, Post
from teukgu.portal.store.queries.cases.events import events_of
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.cases.situation import procedure_of, rules_day
from teukgu.portal.store.queries.plans import draft_content
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases
from teukgu.procedures.definition import Act
from teukgu.procedures.event import Event
from teukgu.values import Refused


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper and the act it is of; ``row`` is missing while the act was not recorded.

    ``files`` go with it, in the order of its 붙임; ``left_out`` were handed in as .hwp, which no package holds.
    """

    case: Case
    act: Act
    event: Event
    paper: Paper
    row: CaseEvent | None = None
    files: tuple[FileUse, ...] = ()
    left_out: tuple[str, ...] = ()


def paper_of_event(
    viewer: Viewer,
    event_id: int,
    *,
    revealed: Mapping[str, Any] | None = None,
    personal: frozenset[UUID] = frozenset(),
) -> MadePaper:
    """Return the paper of a recorded act; ``revealed`` are personal values that were asked for with a reason.

    Of its files with personal data only those named in ``personal`` go with it.

    Raises:
        Refused: ``paper.absent`` when there is no such act for this viewer, or when it has no paper.
    """
    row = CaseEvent.objects.select_related("case__now", "post__organisation__parent").filter(pk=event_id).first()
    if row is None or not visible_cases(viewer).filter(pk=row.case_id).exists():
        raise Refused([absent()])
    if not may_see_event(viewer, case_facts(row.case), row.party, row.key):
        raise Refused([absent()])
    events = _revealing(events_of(row.case), revealed or {})
    event = next(one for one in events if one.seq == row.seq)
    made = _made(_Source(row.case, events, row.post, row.recorded_at), event)
    files = files_of(row, made.act)
    shown = tuple(one for one in files if (not one.personal or one.pk in personal) and not is_closed(one))
    left = tuple(one.name for one in files if is_closed(one) and not one.personal)
    return replace(made, row=row, paper=naming(made.paper, shown), files=shown, left_out=left)


def paper_of_draft(viewer: Viewer, case: Case, draft: Event, *, now: datetime) -> MadePaper:
    """Return the paper as it would read if ``draft`` were recorded now; kept nowhere.

    Raises:
        Refused: when the viewer may not act as that party, or the act has no paper.
    """
    facts = case_facts(case)
    if not may_act(viewer, facts, draft.party.value, draft.key):
        raise Refused([absent()])
    held = post_for(viewer, facts, draft.party.value, draft.key)
    post = Post.objects.filter(pk=held.post).select_related("organisation__parent").first() if held else None
    return _made(_Source(case, events_of(case), post, now), draft)


@dataclass(frozen=True, slots=True)
class _Source:
    """What a paper is made from: the case, its events, who writes, and until when the plan is looked up."""

    case: Case
    events: tuple[Event, ...]
    post: Post | None
    at: datetime


def _made(source: _Source, event: Event) -> MadePaper:
    case, events = source.case, source.events
    procedure = procedure_of(case)
    act = procedure.act(event.act)
    if act is None or not act.document:
        raise Refused([no_paper()])
    programme = rules_of(case.programme_id)
    values = event_values(
        procedure,
        events,
        event,
        rules=programme.rulebook.on(rules_day(case, events), scenario=case.scenario or None),
        exemptions=programme.exemptions,
        words=_words(source, act, event),
    )
    return MadePaper(case, act, event, shelf_of(case.programme_id).make(act.document, values))


def _words(source: _Source, act: Act, event: Event) -> CaseWords:
    case, ends = source.case, ends_of(source.case)
    return CaseWords(
        number=case.number,
        title=case.title,
        zone_name=case.title,
        sender=ends.sender(act, event, source.post),
        receiver=ends.receiver(act, event),
        applicant=ends.applicant(),
        plan=_plan(case, source.at),
        agencies=ends.agencies(),
    )


def _plan(case: Case, at: datetime) -> Mapping[str, Any]:
    """Return the content of the newest version made until ``at``; the working draft while there is none."""
    version = PlanVersion.objects.filter(plan=case.pk, made_at__lte=at).order_by("number").last()
    return version.content if version else draft_content(case.pk)


def _revealing(events: tuple[Event, ...], revealed: Mapping[str, Any]) -> tuple[Event, ...]:
    """Return the events with the personal values that were asked for in place of their ids."""
    if not revealed:
        return events
    return tuple(replace(event, data=_revealed(event.data, revealed)) for event in events)


def _revealed(data: Mapping[str, Any], revealed: Mapping[str, Any]) -> dict[str, Any]:
    def clear(name: str, value: Any) -> Any:
        kept = value.get("personal") if isinstance(value, dict) else None
        return revealed.get(str(kept), {}).get(name, value) if kept else value

    return {name: clear(name, value) for name, value in data.items()}
