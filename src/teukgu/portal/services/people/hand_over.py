"""Hands posts over in one act: the record, the holdings, and the end of the leaver's sessions."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from teukgu.portal.access import Viewer, may_hand_over
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.people import refusals
from teukgu.portal.services.people.end_holding import close
from teukgu.portal.services.people.placing import Term, place
from teukgu.portal.services.people.sessions import end_sessions_without_post
from teukgu.portal.store.models import AccessAction, Account, Handover, Holding, HoldingKind, Post
from teukgu.portal.store.queries.people.handover import in_hand
from teukgu.portal.store.queries.people.territory import holds_on
from teukgu.values import Refused, nfc


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised to somebody, that no case shows."""

    day: str
    to: str
    what: str


@dataclass(frozen=True, slots=True)
class HandoverNotes:
    """What only the leaver can tell."""

    reason: str = ""
    duties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    notes: str = ""
    witness: str = ""
    contacts: tuple[dict[str, str], ...] = field(default=())


@transaction.atomic
def hand_over(
    viewer: Viewer,
    posts: Sequence[int],
    *,
    giver: Account,
    taker: Account,
    first_day: date,
    notes: HandoverNotes,
    once: str,
    address: str = "",
    now: datetime,
    today: date,
) -> tuple[Handover, ...]:
    """Hand ``posts`` of ``giver`` over to ``taker``, who holds them from ``first_day``; return the records.

    The same ``once`` again returns what was kept and changes nothing.

    Raises:
        Refused: when the viewer may not, or the giver holds one of them not, or a day does not fit.
    """
    kept = tuple(Handover.objects.filter(once__startswith=f"{once}:").order_by("once"))
    if kept:
        return kept
    held = [_held(viewer, post, giver, today) for post in posts]
    if not held or giver.pk == taker.pk:
        raise Refused([refusals.not_allowed()])
    made = []
    for number, holding in enumerate(held):
        data = record_of(holding, taker, notes, today)
        close(holding, first_day - timedelta(days=1))
        place(holding.post, taker, Term(first_day), by=viewer, now=now, today=today)
        made.append(
            Handover.objects.create(
                id=uuid.uuid4(),
                post=holding.post,
                giver=giver,
                taker=taker,
                day=first_day,
                data=data,
                made_at=now,
                made_by_id=int(viewer.account),
                once=f"{once}:{number:02d}",
            )
        )
        subject = f"handover {made[-1].pk}"
        note_access(viewer, AccessAction.CHANGE, what="holding", subject=subject, address=address, now=now)
    end_sessions_without_post(giver, first_day, today)
    return tuple(made)


def _held(viewer: Viewer, post: int, giver: Account, today: date) -> Holding:
    found = Post.objects.select_related("organisation__programme").filter(pk=post).first()
    if found is None or not may_hand_over(viewer, found.pk, found.organisation_id, found.organisation.programme_id):
        raise Refused([refusals.not_allowed()])
    rows = Holding.objects.select_for_update().filter(holds_on(today), post=found, account=giver)
    holding = rows.filter(kind=HoldingKind.REGULAR).first()
    if holding is None:
        raise Refused([refusals.not_allowed()])
    holding.post = found
    return holding


def record_of(holding: Holding, taker: Account | None, notes: HandoverNotes, today: date) -> dict[str, Any]:
    """Return the handover record: what the cases show by themselves, and what only the leaver can tell."""
    post = holding.post
    hand = in_hand(post, holding.account_id, today)
    return {
        "organisation": post.organisation.name_ko,
        "post": post.name_ko,
        "giver": holding.account.name,
        "taker": taker.name if taker else "",
        "reason": nfc(notes.reason),
        "duties": [nfc(one) for one in notes.duties] or [post.name_ko],
        "cases": hand.cases,
        "issues": [nfc(one) for one in notes.issues],
        "promises": [asdict(one) for one in notes.promises],
        "papers": hand.papers,
        "figures": hand.figures,
        "contacts": [*hand.contacts, *notes.contacts],
        "notes": nfc(notes.notes),
        "witness": nfc(notes.witness),
    }
