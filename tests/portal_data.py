"""What the portal shows, loaded once for a package of tests and taken back afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction


@contextmanager
def loaded(blocker: Any, folder: Path) -> Iterator[None]:
    """Load registry, statistics and the round of public statistics; roll everything back at the end."""
    from django.conf import settings

    settings.VAR = folder
    with blocker.unblock(), transaction.atomic():
        load_everything()
        with blocker.block():
            yield
        transaction.set_rollback(True)


def load_everything() -> None:
    """Take every step of a start."""
    from teukgu.portal.services import start

    for _words, act in start.steps():
        act()
