"""What the worker does for rounds: computations and letters that were asked for, one after the other."""

import logging
from datetime import datetime

from teukgu.portal import clock
from teukgu.portal.services.round_case import refusals
from teukgu.portal.services.round_case.computing import COMPUTE, compute_asked
from teukgu.portal.services.round_case.telling import TELL, tell_asked
from teukgu.portal.store.models import RoundChore
from teukgu.values import Finding, Refused

WAITING, DONE, REFUSED = "waiting", "done", "refused"
log = logging.getLogger(__name__)


def do_round_chores(now: datetime) -> int:
    """Do everything that waits, oldest first; return how much there was.

    A chore that was cut off is begun again: what it kept before is found by its key.
    """
    done = 0
    for chore in RoundChore.objects.filter(state=WAITING).select_related("case").order_by("asked_at", "pk"):
        _do(chore, now)
        done += 1
    return done


def _do(chore: RoundChore, now: datetime) -> None:
    try:
        if chore.kind == COMPUTE:
            compute_asked(chore, now=now)
        elif chore.kind == TELL:
            tell_asked(chore, now=now, today=clock.day_of(now))
    except Refused as refused:
        _end(chore, REFUSED, list(refused.findings), now)
    except Exception:
        # without an end it would be tried for ever, and whoever asked would never know
        log.exception("round chore %s", chore.pk)
        _end(chore, REFUSED, [refusals.broke_off()], now)
    else:
        _end(chore, DONE, [], now)


def _end(chore: RoundChore, state: str, findings: list[Finding], now: datetime) -> None:
    chore.state, chore.done_at = state, now
    chore.findings = [
        {"ko": _line(one, one.message.ko, one.cure.ko), "en": _line(one, one.message.en, one.cure.en)}
        for one in findings
    ]
    chore.save(update_fields=["state", "done_at", "findings"])


def _line(finding: Finding, message: str, cure: str) -> str:
    place = str(finding.place)
    return f"{place}: {message} {cure}" if place else f"{message} {cure}"
