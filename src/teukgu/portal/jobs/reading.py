"""Reads uploads in a thread of the worker, so that nobody waits for mail or a nightly chore to end."""

import logging
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connections

from teukgu.portal.services.reports.reading import answer_next

log = logging.getLogger(__name__)

PAUSE = 0.5


def start_reading(stopping: Event) -> Thread:
    """Start the thread; it ends after the upload at hand once ``stopping`` is set."""
    thread = Thread(target=_read, args=(stopping,), name="uploads", daemon=True)
    thread.start()
    return thread


def read_all() -> int:
    """Answer everything that waits; return how many."""
    count = 0
    while answer_next():
        count += 1
    return count


def _read(stopping: Event) -> None:
    try:
        while not stopping.is_set():
            if not _one():
                stopping.wait(PAUSE)
    finally:
        connections.close_all()


def _one() -> bool:
    try:
        close_old_connections()
        return answer_next()
    except DatabaseError as problem:
        log.warning("the database is not there: %s", type(problem).__name__)
    except Exception:  # the thread must live as long as the worker
        log.exception("reading uploads failed")
    return False
