"""How many tries of the policy lab a server process computes at once: anybody may ask, and pages must not wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from teukgu.values import Bilingual, Finding, Refused

AT_ONCE, PATIENCE = 2, 4.0
"""Tries at once, and seconds that one waits for its turn: limits of the installation, not rules of the programme."""
_turns = BoundedSemaphore(AT_ONCE)


class Busy(Refused):
    """Too many try at this moment."""


@contextmanager
def turn(patience: float | None = None) -> Iterator[None]:
    """Hold a turn while something is computed, after at most ``patience`` seconds.

    Raises:
        Busy: when none came free in time.
    """
    if not _turns.acquire(timeout=PATIENCE if patience is None else patience):
        raise Busy([_busy()])
    try:
        yield
    finally:
        _turns.release()


def _busy() -> Finding:
    return Finding(
        "lab.busy",
        Bilingual("지금 정책실험을 쓰는 사람이 많습니다.", "Many people are using the policy lab right now."),
        Bilingual(
            "잠시 뒤에 다시 눌러 주십시오. 설정은 주소에 남아 있습니다.",
            "Try again in a moment. The address keeps your settings.",
        ),
    )
