"""Reads uploads in a thread of the worker, so that nobody waits for mail or a nightly chore to end."""

from threading import Event, Thread

from teukgu.portal.jobs.beside import start_beside
from teukgu.portal.services.reports.reading import answer_next


def start_reading(stopping: Event) -> Thread:
    """Start the thread; it ends after the upload at hand once ``stopping`` is set."""
    return start_beside("uploads", answer_next, stopping)


def read_all() -> int:
    """Answer everything that waits; return how many."""
    count = 0
    while answer_next():
        count += 1
    return count
