"""Keeps what is slow to make for one state of the data, in each process; a new state makes it anew."""

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 400
_kept: dict[tuple[str, ...], tuple[str, Any]] = {}
_lock = Lock()


def once(version: str, key: tuple[str, ...], make: Callable[[], T]) -> T:
    """Return what ``make`` gives, made once for each ``key`` and kept until ``version`` changes.

    Two threads may both make it; the last one stays. Only pages' parts are kept here, never what a limit counts.
    """
    found = _kept.get(key)
    if found is not None and found[0] == version:
        return found[1]  # type: ignore[no-any-return]
    made = make()
    with _lock:
        if len(_kept) >= MOST and key not in _kept:
            _kept.pop(next(iter(_kept)))
        _kept[key] = (version, made)
    return made


def forget() -> None:
    """Drop everything that is kept (tests)."""
    _kept.clear()
