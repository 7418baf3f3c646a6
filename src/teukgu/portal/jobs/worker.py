"""The worker: runs chores as they come due and reads uploads, in the same database as everything else.

Several may run at once.
"""

import logging
import os
import signal
import socket
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import Event

from django.db import DatabaseError, close_old_connections
from django.db.models import Q

from teukgu.portal import clock
from teukgu.portal.jobs.chores import CHORES, Recurring
from teukgu.portal.jobs.making import start_making
from teukgu.portal.jobs.reading import read_all, start_reading
from teukgu.portal.services.round_case.chores import make_next_cards
from teukgu.portal.store.models import Chore, WorkerBeat

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=15)
"""How long a chore belongs to whoever began it; a worker that was killed leaves it to others after that."""

PAUSE = 1.0
BEAT = timedelta(seconds=30)
WAIT_AFTER_FAILURE = timedelta(minutes=1)
LAST_UPLOAD = 30.0
"""Seconds in which the upload at hand may be read to its end when the worker stops."""


def work(*, parent: int | None = None, rounds: int | None = None) -> None:
    """Run chores until told to stop (SIGTERM, SIGINT), until ``parent`` is gone, or for so many rounds."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    seen: datetime | None = None
    reader = None
    if rounds is None:
        start_making(stopping)
        reader = start_reading(stopping)
    while not stopping.is_set() and (parent is None or os.getppid() == parent):
        seen = _round(seen)
        if rounds is not None:
            _long_work()
            rounds -= 1
            if rounds <= 0:
                return
        stopping.wait(PAUSE)
    stopping.set()
    if reader is not None:
        reader.join(LAST_UPLOAD)


def _long_work() -> None:
    """Do what threads beside the chores do otherwise."""
    try:
        read_all()
        while make_next_cards(workers=1):
            pass
    except DatabaseError as problem:
        log.warning("the database is not there: %s", type(problem).__name__)


def run_due_chores(now: datetime, chores: Mapping[str, Recurring] = CHORES) -> tuple[str, ...]:
    """Run what is due at ``now``, each at most once; return the names of what ran."""
    return tuple(name for name, one in chores.items() if _run(name, one, now))


def _round(seen: datetime | None) -> datetime | None:
    now = clock.now()
    try:
        close_old_connections()
        if seen is None or now - seen >= BEAT:
            WorkerBeat.objects.update_or_create(name=_name(), defaults={"seen_at": now})
            seen = now
        run_due_chores(now)
    except DatabaseError as problem:
        log.warning("the database is not there: %s", type(problem).__name__)
        time.sleep(PAUSE)
    return seen


def _name() -> str:
    return socket.gethostname()[:80]


def _run(name: str, chore: Recurring, now: datetime) -> bool:
    if not _claim(name, now):
        return False
    rows = Chore.objects.filter(name=name)
    try:
        chore.act(now)
    except Exception as problem:  # one chore that fails must not keep the others from being done
        log.exception("chore %s failed", name)
        failures = rows.values_list("failures", flat=True)[0] + 1
        wait = max(chore.every, WAIT_AFTER_FAILURE)
        rows.update(claimed_until=None, due_at=now + wait, failures=failures, problem=type(problem).__name__)
        return True
    rows.update(claimed_until=None, due_at=now + chore.every, done_at=now, failures=0, problem="")
    return True


def _claim(name: str, now: datetime) -> bool:
    """Take the chore if it is due and nobody has it: one statement, so that only one worker gets it."""
    Chore.objects.get_or_create(name=name, defaults={"due_at": now})
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return bool(Chore.objects.filter(free, name=name, due_at__lte=now).update(claimed_until=now + CLAIM))
