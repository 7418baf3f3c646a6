"""The worker plays the year on, a while each round, so that the portal is open from the start."""

import time
from datetime import datetime

from django.conf import settings

from teukgu.loading.programme import programme_folder
from teukgu.portal.programmes import DEMONSTRATION
from teukgu.portal.services.demo_year.play import play_year
from teukgu.portal.store.models import LoadStamp, Zone
from teukgu.portal.store.queries.demo_year import DONE

SECONDS = 15.0
"""How long a round plays: mail and reminders wait no longer."""

LAST_KEPT = "EX00205"
"""The last of the invented zones: before it is there, nothing can be played."""


def play_on(now: datetime, seconds: float = SECONDS) -> int:
    """Play for some seconds what was not played yet; return how many steps that were. Only in a demonstration."""
    if not settings.DEMONSTRATION_YEAR or not settings.DEMONSTRATION:
        return 0
    if LoadStamp.objects.filter(part=DONE).exists() or not _is_prepared():
        return 0
    end = time.monotonic() + seconds
    folder = programme_folder(DEMONSTRATION)
    return play_year(DEMONSTRATION, folder, now=now, go_on=lambda: time.monotonic() < end).played


def _is_prepared() -> bool:
    return Zone.objects.filter(pk=LAST_KEPT, programme=DEMONSTRATION).exists()
