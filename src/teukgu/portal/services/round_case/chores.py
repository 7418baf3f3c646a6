"""What the worker does for rounds: computations and letters that were asked for, one after the other."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from teukgu.portal import clock
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.card_pack import CARDS, make_cards
from teukgu.portal.services.round_case.computing import COMPUTE, compute_asked
from teukgu.portal.services.round_case.telling import TELL, tell_asked
from teukgu.portal.store.models import RoundChore
from teukgu.values import Finding, Refused

WAITING, DONE, REFUSED = "waiting", "done", "refused"
LEASE = timedelta(minutes=10)
"""After this long a chore that was begun and not ended counts as cut off."""
log = logging.getLogger(__name__)


def do_round_chores(now: datetime) -> int:
    """Do everything that waits, oldest first, but packs of cards; return how much there was.

    A chore that was cut off is begun again: what it kept before is found by its key. What another worker has begun is
    left to it.
    """
    done = 0
    for chore in _waiting().exclude(kind=CARDS):
        if _taken(chore, now):
            _do(chore, now)
            done += 1
    return done


def make_next_cards(*, workers: int) -> bool:
    """Make the pack of cards that waits longest; return whether there was one. It takes up to a minute."""
    now = clock.now()
    chore = next((one for one in _waiting().filter(kind=CARDS) if _taken(one, now)), None)
    if chore is not None:
        _do(chore, now, workers=workers)
    return chore is not None


def _waiting() -> QuerySet[RoundChore]:
    return RoundChore.objects.filter(state=WAITING).select_related("case").order_by("asked_at", "pk")


def _taken(chore: RoundChore, now: datetime) -> bool:
    """Take a chore; one statement, so that of two workers one gets it."""
    free = Q(taken_at=None) | Q(taken_at__lte=now - LEASE)
    return RoundChore.objects.filter(free, pk=chore.pk, state=WAITING).update(taken_at=now) == 1


def _do(chore: RoundChore, now: datetime, *, workers: int = 1) -> None:
    try:
        if chore.kind == COMPUTE:
            chore.data = {**chore.data, "computation": compute_asked(chore, now=now).pk}
        elif chore.kind == TELL:
            tell_asked(chore, now=now, today=clock.day_of(now))
        elif chore.kind == CARDS:
            make_cards(chore, now=now, today=clock.day_of(now), workers=workers, beat=clock.now)
    except Refused as refused:
        _end(chore, REFUSED, list(refused.findings), now)
    except Exception:
        # without an end it would be tried for ever, and whoever asked would never know
        log.exception("round chore %s", chore.pk)
        _end(chore, REFUSED, [refusals.broke_off()], now)
    else:
        _end(chore, DONE, [], now)


def _end(chore: RoundChore, state: str, findings: list[Finding], now: datetime) -> None:
    told = [
        {"ko": _line(one, one.message.ko, one.cure.ko), "en": _line(one, one.message.en, one.cure.en)}
        for one in findings
    ]
    rows = RoundChore.objects.filter(pk=chore.pk)
    # who failed where another worker finished does not take its work back
    ended = rows if state == DONE else rows.filter(state=WAITING)
    ended.update(state=state, done_at=now, findings=told, data=chore.data)


def _line(finding: Finding, message: str, cure: str) -> str:
    place = str(finding.place)
    return f"{place}: {message} {cure}" if place else f"{message} {cure}"
