"""Long work in a thread of the worker, one piece after the other, beside its chores."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connections

log = logging.getLogger(__name__)

PAUSE = 0.5


def start_beside(name: str, do_next: Callable[[], bool], stopping: Event) -> Thread:
    """Start a thread that does one piece after the other; it ends after the piece at hand once ``stopping`` is set.

    ``do_next`` returns whether there was anything to do.
    """
    thread = Thread(target=_work, args=(name, do_next, stopping), name=name, daemon=True)
    thread.start()
    return thread


def _work(name: str, do_next: Callable[[], bool], stopping: Event) -> None:
    try:
        while not stopping.is_set():
            if not _one(name, do_next):
                stopping.wait(PAUSE)
    finally:
        connections.close_all()


def _one(name: str, do_next: Callable[[], bool]) -> bool:
    try:
        close_old_connections()
        return do_next()
    except DatabaseError as problem:
        log.warning("the database is not there: %s", type(problem).__name__)
    except Exception:  # the thread must live as long as the worker
        log.exception("%s failed", name)
    return False
