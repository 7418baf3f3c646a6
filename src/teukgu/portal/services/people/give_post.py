"""Gives somebody a post, or has them stand in for whoever holds it (업무대행)."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.people.placing import Term, managed_post, place
from teukgu.portal.store.models import AccessAction, Account, Holding


@transaction.atomic
def give_post(
    viewer: Viewer, post: int, account: Account, term: Term, *, address: str = "", now: datetime, today: date
) -> Holding:
    """Give ``post`` to ``account`` for the term.

    Raises:
        Refused: with everything that does not fit.
    """
    holding = place(managed_post(viewer, post), account, term, by=viewer, now=now, today=today)
    subject, reason = f"holding {holding.pk}", term.reason
    note_access(viewer, AccessAction.CHANGE, what="holding", subject=subject, reason=reason, address=address, now=now)
    return holding
