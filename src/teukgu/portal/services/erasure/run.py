"""The erasure run: everything whose time is over, kind by kind, noted in the access log."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.keeping import Keeping, keeping_on
from teukgu.portal.services.access_log import note_access
from teukgu.portal.services.erasure.accounts import RESIDENTS, STAFF
from teukgu.portal.services.erasure.committee import FACTS, OPINIONS
from teukgu.portal.services.erasure.details import kinds
from teukgu.portal.services.erasure.files import FILES
from teukgu.portal.services.erasure.log import LOG
from teukgu.portal.services.erasure.mails import MAILS
from teukgu.portal.services.erasure.operator_sheets import SHEETS
from teukgu.portal.services.erasure.panel_facts import PANEL_FACTS
from teukgu.portal.services.erasure.public_stage import BALLOTS
from teukgu.portal.services.erasure.shape import Due, Erasable
from teukgu.portal.services.erasure.sign_ins import SIGN_INS
from teukgu.portal.services.erasure.warnings import WARNINGS
from teukgu.portal.store.models import AccessAction

REASON = "보관 기간 경과"


def erasables() -> Iterator[Erasable]:
    """Yield every kind of data that is erased by time; the log last, so that it holds the run itself."""
    yield from (
        *kinds(),
        FILES,
        FACTS,
        OPINIONS,
        STAFF,
        RESIDENTS,
        SHEETS,
        BALLOTS,
        PANEL_FACTS,
        MAILS,
        WARNINGS,
        SIGN_INS,
        LOG,
    )


def due_for_erasure(today: date) -> tuple[Due, ...]:
    """Return what a run on ``today`` would erase (the dry run)."""
    keeping = keeping_on(today)
    return tuple(one for kind in erasables() for one in kind.find(keeping, today))


def erase_due(*, now: datetime, today: date) -> tuple[Due, ...]:
    """Erase what is over and return it; run twice, the second time finds nothing.

    One kind that fails keeps no other from being erased; its error is raised at the end.
    """
    keeping = keeping_on(today)
    done: list[Due] = []
    failed: list[Exception] = []
    for kind in erasables():
        try:
            done += _erase(kind, keeping, now=now, today=today)
        except Exception as problem:  # whatever it is, the other kinds are due too
            failed.append(problem)
    if failed:
        raise failed[0]
    return tuple(done)


@transaction.atomic
def _erase(kind: Erasable, keeping: Keeping, *, now: datetime, today: date) -> tuple[Due, ...]:
    due = tuple(kind.find(keeping, today))
    if due:
        _note(kind, due, now)
        kind.erase(due, now)
    return due


def _note(kind: Erasable, due: Sequence[Due], now: datetime) -> None:
    """Write one row for each programme: what was erased, how many."""
    counts: Counter[str] = Counter()
    for one in due:
        counts[one.programme] += one.count
    for programme, count in sorted(counts.items()):
        note_access(
            ANONYMOUS,
            AccessAction.ERASE,
            what=kind.kind,
            subject=f"{count}",
            subjects=count,
            programme=programme,
            reason=REASON,
            now=now,
        )
