"""The page of a case in words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.portal.access_cases import ROUND
from teukgu.portal.store.models import Case, FileUse, Organisation
from teukgu.portal.store.queries.cases.awaited import is_awaited
from teukgu.portal.store.queries.cases.page import CasePage
from teukgu.portal.web.presenting.cases.clocks import ShownClock, shown_clock
from teukgu.portal.web.presenting.cases.history import ShownEvent, history
from teukgu.portal.web.presenting.cases.names import (
    act_name,
    days_left,
    key_text,
    organisation_name,
    party_name,
    procedure_name,
    stage_name,
    urgency,
    zones_named,
)
from teukgu.portal.web.presenting.cases.papers import ShownPaper, shown_papers
from teukgu.portal.web.presenting.cases.steps import Step, steps
from teukgu.portal.web.presenting.korean import day_text, english
from teukgu.portal.web.presenting.round_case import BY_DESK
from teukgu.portal.web.presenting.words import said
from teukgu.procedures.documents_track import DOCUMENT_TRACK
from teukgu.procedures.state import OpenAct
from teukgu.values import Finding, Severity

NEWEST_EVENTS, NEWEST_PAPERS = 50, 20
"""How many the page shows before somebody asks for all: a round of 200 zones has 450 events."""


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act open to the viewer: ready, or with what is missing for it."""

    act: str
    key: str
    name: str
    about: str
    party: str
    missing: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    basis: str
    overridable: bool


@dataclass(frozen=True, slots=True)
class ShownTask:
    """What waits for somebody."""

    name: str
    about: str
    who: str
    due: str
    left: str
    badge: str
    ready: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party with its posts and those who hold them."""

    party: str
    name: str
    lead: bool
    about: tuple[str, ...]
    posts: tuple["ShownPost", ...]


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post: who holds it, who stands in, how to reach it."""

    name: str
    holders: tuple[str, ...]
    deputies: tuple[str, ...]
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class ShownCase:
    """Everything on the page; ``older`` events and ``older_papers`` stand behind a link to all."""

    case: Case
    procedure: str
    stage: str
    steps: tuple[Step, ...]
    mine: tuple[ShownAct, ...]
    waiting: tuple[ShownAct, ...]
    optional: tuple[ShownAct, ...]
    tasks: tuple[ShownTask, ...]
    clocks: tuple[ShownClock, ...]
    past_clocks: tuple[ShownClock, ...]
    papers: tuple[ShownPaper, ...]
    unsent: int
    parties: tuple[ShownParty, ...]
    older_papers: int
    older_unsent: int
    history: tuple[ShownEvent, ...]
    older: int
    hidden: int
    rules_on: str
    may_look_back: bool


def shown_case(page: CasePage, today: date, *, whole: bool = False) -> ShownCase:
    """Return the page in words; of events and papers the newest, unless the ``whole`` record is asked for."""
    case, situation = page.case, page.situation
    organisations = {one.organisation.key: one.organisation for one in page.parties if one.organisation}
    organisations |= zones_named(case)
    files = {str(one.pk): one.name for one in FileUse.objects.filter(case=case)}
    papers = shown_papers(page)
    clocks = [shown_clock(one, today, organisations) for one in page.clocks]
    mine = [_act(one, organisations) for one in page.mine if one.act.track != DOCUMENT_TRACK.id]
    if case.procedure == ROUND:  # these stand on the page of the round, which knows the hashes they name
        mine = [one for one in mine if one.act not in BY_DESK]
    events = page.events if whole else page.events[-NEWEST_EVENTS:]
    shown = papers if whole else papers[:NEWEST_PAPERS]
    needed = {(one.act.id, one.key) for one in page.mine if is_awaited(situation, one)}
    return ShownCase(
        case=case,
        procedure=procedure_name(case.procedure),
        stage=stage_name(case.procedure, situation.state.stage),
        steps=steps(situation.state),
        mine=tuple(one for one in mine if (one.act, one.key) in needed and not one.missing),
        waiting=tuple(one for one in mine if (one.act, one.key) in needed and one.missing),
        optional=tuple(one for one in mine if (one.act, one.key) not in needed),
        tasks=_tasks(page, organisations, today),
        clocks=tuple(one for one in clocks if one.running),
        past_clocks=tuple(one for one in clocks if not one.running),
        papers=shown,
        unsent=sum(one.unsent for one in papers),
        parties=_parties(page, organisations),
        older_papers=len(papers) - len(shown),
        older_unsent=sum(one.unsent for one in papers[len(shown) :]),
        history=history(events, situation, organisations, files),
        older=len(page.events) - len(events),
        hidden=page.hidden,
        rules_on=day_text(situation.rules.day),
        may_look_back=page.may_look_back,
    )


def _act(one: OpenAct, organisations: Mapping[str, Organisation]) -> ShownAct:
    errors = tuple(finding for finding in one.missing if finding.severity is Severity.ERROR)
    return ShownAct(
        act=one.act.id,
        key=one.key,
        name=said(one.act.name),
        about=key_text(one.key, organisations) if one.key else "",
        party=one.party.value,
        missing=errors,
        notes=tuple(finding for finding in one.missing if finding.severity is not Severity.ERROR),
        basis=", ".join(said(basis.title) for basis in one.act.basis),
        overridable=one.overridable,
    )


def _tasks(page: CasePage, organisations: Mapping[str, Organisation], today: date) -> tuple[ShownTask, ...]:
    return tuple(
        ShownTask(
            name=act_name(page.case.procedure, row.act),
            about=key_text(row.key, organisations) if row.key else "",
            who=organisation_name(row.organisation) or party_name(row.party),
            due=day_text(row.due, weekday=True) if row.due else "",
            left=days_left(row.due, today) if row.due else "",
            badge=urgency(row.due, today),
            ready=row.ready,
            provisional=row.provisional,
        )
        for row in page.tasks
    )


def _parties(page: CasePage, organisations: Mapping[str, Organisation]) -> tuple[ShownParty, ...]:
    """Return each party once, with the threads it takes part in."""
    threads: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    leads: dict[tuple[str, int | None], bool] = {}
    for row in page.parties:
        key = (row.party, row.organisation_id)
        leads[key] = row.lead
        threads[key] += [key_text(row.key, organisations)] if row.key else []
    named = {one.organisation_id: organisation_name(one.organisation) for one in page.parties if one.organisation}
    return tuple(
        ShownParty(party_name(party), named.get(owner, ""), leads[party, owner], tuple(about), _posts(page, owner))
        for (party, owner), about in threads.items()
    )


def _posts(page: CasePage, organisation: int | None) -> tuple[ShownPost, ...]:
    found = []
    for post in page.posts:
        if post.organisation_id != organisation:
            continue
        held = [one for one in page.holdings if one.post_id == post.pk]
        found.append(
            ShownPost(
                name=post.name_en if english() else post.name_ko,
                holders=tuple(one.account.name for one in held if one.kind == "regular"),
                deputies=tuple(one.account.name for one in held if one.kind == "deputy"),
                phone=post.phone,
                email=post.email,
            )
        )
    return tuple(found)
