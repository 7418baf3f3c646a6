"""What an erasure run is made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.keeping import Keeping
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Due:
    """One record whose time of keeping ended on ``since``; named by its id, never by a name in clear."""

    kind: str
    programme: str
    record: str
    since: date
    count: int = 1

    def is_late(self, today: date, within_days: int) -> bool:
        """Whether it should have been erased already."""
        return (today - self.since).days > within_days


Find = Callable[[Keeping, date], Iterable[Due]]
Erase = Callable[[Sequence[Due], datetime], None]


@dataclass(frozen=True, slots=True)
class Erasable:
    """A kind of data: what is due on a day, and how it is erased."""

    kind: str
    name: Bilingual
    find: Find
    erase: Erase
