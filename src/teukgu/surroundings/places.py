"""Zones and municipalities as this package needs them: where, what for, since when and until when."""

from dataclasses import dataclass
from datetime import date

from teukgu.values import RegionId, ZoneId


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; ``kind`` is gu, si or gun: only municipalities of the same kind are compared."""

    id: RegionId
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A zone: its sector, the municipalities it lies in (lead first; empty when not known), its first and last day.

    ``ended`` None means that no end is known, which is not the same as still running.
    """

    zone: ZoneId
    name: str
    sector: str
    municipalities: tuple[RegionId, ...]
    designated: date
    ended: date | None = None

    @property
    def joint(self) -> bool:
        """Whether the zone lies in several municipalities."""
        return len(self.municipalities) > 1
