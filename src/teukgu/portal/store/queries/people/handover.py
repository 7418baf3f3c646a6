"""What a post has in hand, for the one who takes it over: open cases and their clocks, papers, figures, contacts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from teukgu.portal.access import PostHeld, Viewer
from teukgu.portal.store.models import (
    CaseEvent,
    CaseTask,
    Holding,
    OfficialDocument,
    OrganisationKind,
    Post,
)
from teukgu.portal.store.queries.cases.work import tasks_of
from teukgu.portal.store.queries.people.territory import EVERYWHERE, holds_on, territory_of
from teukgu.procedures.definition import Procedure
from teukgu.procedures.field import FieldKind
from teukgu.procedures.registry import PROCEDURES

MOST_PAPERS = 50
MOST_CONTACTS = 60
FIGURES = frozenset({FieldKind.NUMBER, FieldKind.WON})
REFERENCES = frozenset({"event", "plan_version", "seq_in_meeting"})
"""Fields whose number names a record; it is no figure."""


@dataclass(frozen=True, slots=True)
class InHand:
    """What a post has in hand on a day, in plain values that can be kept."""

    cases: list[dict[str, Any]]
    papers: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    contacts: list[dict[str, Any]]


def in_hand(post: Post, account: int, day: date) -> InHand:
    """Return what the post, held by ``account``, has in hand on ``day``."""
    viewer = Viewer(str(account), (_held(post, day),))
    tasks = list(tasks_of(viewer).select_related("case", "case__now").order_by("due", "case_id", "pk"))
    cases = {task.case_id for task in tasks}
    return InHand(
        [_case(task) for task in tasks], _papers(post, cases), _figures(post, cases), _contacts(post, cases, day)
    )


def _held(post: Post, day: date) -> PostHeld:
    organisation = post.organisation
    return PostHeld(
        post=post.pk,
        organisation=organisation.pk,
        kind=organisation.kind,
        role=post.role,
        programme=organisation.programme_id,
        regions=territory_of(organisation, day),
        everywhere=organisation.kind in EVERYWHERE,
    )


def _procedure(task: CaseTask) -> Procedure | None:
    return PROCEDURES.get(task.case.procedure)


def _case(task: CaseTask) -> dict[str, Any]:
    procedure = _procedure(task)
    act = procedure.act(task.act) if procedure else None
    return {
        "number": task.case.number,
        "title": task.case.title,
        "stage": task.case.now.stage if hasattr(task.case, "now") else "",
        "due": task.due.isoformat() if task.due else "",
        "todo": act.name.ko if act else task.act,
        "todo_en": act.name.en if act else task.act,
        "stopped": task.stopped,
        "provisional": task.provisional,
    }


def _papers(post: Post, cases: set[int]) -> list[dict[str, Any]]:
    organisation = post.organisation_id
    mine = Q(sender=organisation) | Q(receiver=organisation)
    rows = OfficialDocument.objects.filter(mine, case__in=cases).order_by("-sent_on", "-pk")[:MOST_PAPERS]
    return [
        {
            "number": row.production_number or row.receipt_number,
            "title": row.title,
            "day": row.sent_on.isoformat() if row.sent_on else "",
        }
        for row in rows
    ]


def _figures(post: Post, cases: set[int]) -> list[dict[str, Any]]:
    """Return the latest value of each figure that the organisation entered in these cases, and who entered it."""
    rows = CaseEvent.objects.filter(case__in=cases, post__organisation=post.organisation_id)
    latest: dict[tuple[int, str], dict[str, Any]] = {}
    for row in rows.select_related("case", "account").order_by("case_id", "seq"):
        procedure = PROCEDURES.get(row.case.procedure)
        act = procedure.act(row.act) if procedure else None
        for spec in act.fields if act else ():
            if spec.kind in FIGURES and spec.key not in REFERENCES and row.data.get(spec.key) not in (None, ""):
                latest[row.case_id, spec.key] = {
                    "name": f"{row.case.number} {spec.name.ko}",
                    "value": str(row.data[spec.key]),
                    "day": row.happened_on.isoformat(),
                    "by": row.account.name if row.account else "",
                }
    return list(latest.values())


def _contacts(post: Post, cases: set[int], day: date) -> list[dict[str, Any]]:
    """Return who holds the posts of the other organisations in these cases; without a holder, the post itself."""
    others = Post.objects.filter(holds_on(day), organisation__case_parts__case__in=cases)
    others = others.exclude(organisation=post.organisation_id).exclude(organisation__kind=OrganisationKind.SYSTEM)
    posts = list(others.select_related("organisation").distinct().order_by("organisation_id", "pk")[:MOST_CONTACTS])
    holders = Holding.objects.filter(holds_on(day), post__in=posts).select_related("account").order_by("-pk")
    names = {row.post_id: row.account.name for row in holders}
    return [
        {
            "organisation": f"{one.organisation.name_ko} {one.name_ko}",
            "name": names.get(one.pk, ""),
            "phone": one.phone,
            "email": one.email,
        }
        for one in posts
    ]
