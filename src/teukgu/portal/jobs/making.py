"""Makes packs of report cards in a thread of the worker: a minute in which mail and uploads go on."""

import os
from threading import Event, Thread

from teukgu.portal.jobs.beside import start_beside
from teukgu.portal.services.round_case.chores import make_next_cards


def start_making(stopping: Event) -> Thread:
    """Start the thread; a pack that is cut off is begun again later."""
    return start_beside("cards", _make, stopping)


def _make() -> bool:
    return make_next_cards(workers=os.cpu_count() or 1)
