"""What changes after a paper was computed: the decision sheet, corrections since, and where the zones lie."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Departure:
    """A zone decided otherwise than computed (tier from 1), and the committee's reason."""

    zone: str
    tier: int
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a zone lies: municipalities, whether in a population decline area, residents and their change.

    ``residents`` of all its municipalities in ``year`` (None: not known); ``change``: share against ``since``.
    """

    names: Bilingual
    decline: bool
    residents: float | None = None
    year: int | None = None
    change: float | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """All of it; ``late``: figures by zone that were corrected after the inputs were frozen."""

    departures: tuple[Departure, ...] = ()
    late: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
