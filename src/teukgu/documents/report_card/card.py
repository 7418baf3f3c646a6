"""What stands on a report card, before it is written in any format."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teukgu.values import Bilingual, ZoneId


class Sureness(StrEnum):
    """How sure the tier is: sure, on the line to another, not to be told apart, or nothing was drawn."""

    SURE = "sure"
    LINE = "line"
    HARD = "hard"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Push:
    """What one indicator adds to or takes from the score, in points against the group's median zone.

    ``own`` and ``median`` are the measures before normalising (None: no figure); ``given_by_people``: a panel's or
    voters' score, which no programme of work changes by itself.
    """

    name: Bilingual
    unit: Bilingual | None
    own: float | None
    median: float | None
    points: float
    given_by_people: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One reported figure over the years: own values by year, this year's target, change against the year before.

    ``change`` and ``peers`` are shares (0.1: 10 percent up); ``peers`` is the median over zones of the same type.
    """

    name: Bilingual
    unit: Bilingual | None
    by_year: Mapping[int, float | None]
    target: float | None
    change: float | None
    peers: float | None


@dataclass(frozen=True, slots=True)
class Rise:
    """The least change of one indicator that would lift the zone one tier, the others as they are."""

    name: Bilingual
    unit: Bilingual | None
    own: float
    wanted: float
    tier: Bilingual
    given_by_people: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure corrected after it was reported: before, after (None: none), why, on which day."""

    zone: ZoneId
    indicator: str
    year: int
    before: float | None
    after: float | None
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Objection:
    """How long a zone may object: ``days`` from the draft (None: a day set otherwise); ``until`` when that is known."""

    days: int | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the committee gave another tier than was computed: that tier, and the committee's reason."""

    tier: Bilingual
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that a card says. Ranks and points are None or empty where the scheme shows bands only.

    ``chances``: probability of each tier, best first (empty without draws); ``rest``: points of all indicators not
    among ``raised`` and ``lowered``; ``extra``: bonus, penalty and limits; ``rounding``: so that all sums are exact.
    ``median_name`` and the median's figures are empty before the results are published: they are another zone's.
    ``corrections`` is None where no record of them came along. ``filled``: indicators without a figure of the zone's
    own, which the scheme filled or left out.
    """

    zone: ZoneId
    name: str
    type: str
    scheme: Bilingual
    year: int
    example: bool
    tiers: tuple[Bilingual, ...]
    tier: int
    sureness: Sureness
    chances: tuple[float, ...]
    score: float
    decimals: int
    rank: float | None
    population: int
    interval: tuple[int, int] | None
    interval_share: float
    median_name: str
    median_score: float
    raised: tuple[Push, ...]
    lowered: tuple[Push, ...]
    rest: float
    extra: float
    rounding: float
    series: tuple[Series, ...]
    gap: float | None
    rise: Rise | None
    low_years: tuple[int, ...]
    filled: tuple[Bilingual, ...]
    corrections: tuple[Correction, ...] | None
    names: Mapping[str, Bilingual]
    objection: Objection | None
    bundle_hash: str
    decision: Decision | None = None

    @property
    def tier_name(self) -> Bilingual | None:
        """Return the name of the zone's tier, None in a round without tiers."""
        return self.tiers[self.tier - 1] if self.tier else None
