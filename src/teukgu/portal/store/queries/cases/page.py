"""All that the page of a case shows: read once, for one viewer, today or as recorded until a past moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from teukgu.portal.access import AUDITOR, CaseFacts, Viewer, may_see_event, parties_of
from teukgu.portal.access_cases import parts_of
from teukgu.portal.access_joint import may_act_among_applicants
from teukgu.portal.store.models import Case, CaseEvent, CaseParty, CaseTask, Holding, OfficialDocument, Post
from teukgu.portal.store.queries.cases.awaited import JOINT, concerns
from teukgu.portal.store.queries.cases.events import to_event
from teukgu.portal.store.queries.cases.papers import documents_of
from teukgu.portal.store.queries.cases.situation import procedure_of, situation_after
from teukgu.portal.store.queries.visible_cases import case_facts
from teukgu.procedures.answer import open_acts
from teukgu.procedures.clocks import clocks
from teukgu.procedures.documents_track import DOCUMENT_TRACK
from teukgu.procedures.party import Party
from teukgu.procedures.state import Clock, OpenAct, Situation

PAST_KINDS = frozenset({"ministry", "audit"})


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case before a viewer. ``mine`` are acts open to them; ``tasks`` is what waits for anybody."""

    case: Case
    facts: CaseFacts
    situation: Situation
    events: tuple[CaseEvent, ...]
    hidden: int
    mine: tuple[OpenAct, ...]
    tasks: tuple[CaseTask, ...]
    clocks: tuple[Clock, ...]
    papers: tuple[OfficialDocument, ...]
    parties: tuple[CaseParty, ...]
    posts: tuple[Post, ...]
    holdings: tuple[Holding, ...]
    parties_held: tuple[tuple[str, str], ...]
    may_look_back: bool


def may_look_back(viewer: Viewer, facts: CaseFacts) -> bool:
    """Whether the viewer may see the case as it was recorded on a past day: auditors and the ministry."""
    posts = [part.post for part in parts_of(viewer, facts) if part.post is not None]
    return any(post.kind in PAST_KINDS or post.role == AUDITOR for post in posts)


def case_page(viewer: Viewer, case: Case, *, today: date, now: datetime, at: datetime | None = None) -> CasePage:
    """Return the case as ``viewer`` may see it; with ``at`` as recorded until then (nothing is open then)."""
    facts = case_facts(case, today)
    rows = _events(case, at)
    situation = situation_after(case, [to_event(row) for row in rows], today=today, now=now)
    seen = tuple(row for row in rows if may_see_event(viewer, facts, row.party, row.key))
    parties = _parties(case, today if at else None)
    visible = {row.pk for row in seen}
    held = parties_of(viewer, facts)
    posts = _posts(parties, today)
    return CasePage(
        case=case,
        facts=facts,
        situation=situation,
        events=seen,
        hidden=len(rows) - len(seen),
        mine=() if at else _mine(viewer, facts, situation, held),
        tasks=() if at else _tasks(viewer, case, facts),
        clocks=tuple(one for one in clocks(situation) if may_see_event(viewer, facts, one.started.party, one.key)),
        papers=tuple(one for one in _papers(case, rows, parties, at) if one.event_id in visible),
        parties=tuple(one for one in parties if may_see_event(viewer, facts, one.party, one.key)),
        posts=posts,
        holdings=_holdings(posts, today),
        parties_held=held,
        may_look_back=may_look_back(viewer, facts),
    )


def _events(case: Case, at: datetime | None) -> list[CaseEvent]:
    rows = case.events.select_related("account", "post__organisation").order_by("seq")
    return list(rows if at is None else rows.filter(recorded_at__lte=at))


def _parties(case: Case, day: date | None) -> list[CaseParty]:
    """Return who takes part, or (with ``day``) who took part then: who joined later was no party yet."""
    rows = CaseParty.objects.filter(case=case).select_related("organisation").order_by("pk")
    if day is None:
        return list(rows.filter(until=None))
    return list(rows.filter(Q(until=None) | Q(until__gt=day), since__lte=day))


def _mine(
    viewer: Viewer, facts: CaseFacts, situation: Situation, held: Sequence[tuple[str, str]]
) -> tuple[OpenAct, ...]:
    found = open_acts(situation, [(Party(party), key) for party, key in held])
    return tuple(one for one in found if concerns(situation, one) and _among_applicants(viewer, facts, situation, one))


def _among_applicants(viewer: Viewer, facts: CaseFacts, situation: Situation, one: OpenAct) -> bool:
    """Return whether the viewer's municipality is the one among the applicants that does the act."""
    if one.party is not Party.APPLICANT or one.act.track == DOCUMENT_TRACK.id:
        return True
    once = not situation.state.procedure.track(one.act.track).keyed
    return may_act_among_applicants(viewer, facts, once=once, agrees=one.act.track == JOINT)


def _tasks(viewer: Viewer, case: Case, facts: CaseFacts) -> tuple[CaseTask, ...]:
    rows = CaseTask.objects.filter(case=case).select_related("organisation").order_by("due", "pk")
    return tuple(row for row in rows if may_see_event(viewer, facts, row.party, row.key))


def _papers(
    case: Case, rows: Sequence[CaseEvent], parties: Sequence[CaseParty], at: datetime | None
) -> Sequence[OfficialDocument]:
    if at is not None:
        return list(documents_of(case, procedure_of(case), rows, parties))
    return list(case.documents.select_related("event", "sender", "receiver").order_by("event__seq"))


def _posts(parties: Sequence[CaseParty], today: date) -> tuple[Post, ...]:
    organisations = {one.organisation_id for one in parties if one.organisation_id}
    rows = Post.objects.filter(organisation__in=organisations).exclude(role__in=("system", "data_officer"))
    held = rows.filter(Q(valid_to=None) | Q(valid_to__gt=today)).select_related("organisation")
    return tuple(held.order_by("organisation", "pk"))


def _holdings(posts: Sequence[Post], today: date) -> tuple[Holding, ...]:
    rows = Holding.objects.filter(post__in=posts, valid_from__lte=today).select_related("account")
    return tuple(rows.filter(Q(valid_to=None) | Q(valid_to__gt=today)).order_by("-kind", "pk"))
