"""What stands in the committee's paper, before it is written in any format; all of it computed when the round was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from teukgu.values import Bilingual

READING = "reading"
"""The kind of a mover that reads a rule otherwise."""


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone with its tier and how sure it is.

    ``gap``: points to the next better tier; ``drop``: points to the best zone of the next worse one (None: none).
    ``chances``: probability of each tier, best first (empty without draws); ``sureness``: as on the report card.
    ``award``: grade from 1 (0: none).
    """

    zone: str
    name: str
    type: str
    score: float
    rank: float
    low: int | None
    high: int | None
    tier: int
    chances: tuple[float, ...]
    sureness: str
    gap: float | None
    drop: float | None
    award: int


@dataclass(frozen=True, slots=True)
class Mover:
    """One thing done or read otherwise that moves a zone to ``tier``: its kind, and what it is called."""

    kind: str
    what: str
    name: Bilingual
    tier: int


@dataclass(frozen=True, slots=True)
class Rise:
    """The least change of one indicator that lifts a zone one tier, all other zones as they are."""

    name: Bilingual
    own: float
    wanted: float
    given_by_people: bool


@dataclass(frozen=True, slots=True)
class LineZone:
    """A zone on a line: whether its own tier is the better of the two, both probabilities, points to the line.

    ``movers``: what brings it over any line.
    """

    zone: str
    above: bool
    own: float
    other: float
    distance: float | None
    movers: tuple[Mover, ...]
    rise: Rise | None


@dataclass(frozen=True, slots=True)
class Line:
    """The line below ``tier``, and the zones on it."""

    tier: int
    zones: tuple[LineZone, ...]


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How much one source of doubt moves ranks and tiers of all zones: alone, and together with others."""

    source: str
    rank_alone: float
    rank_total: float
    tier_alone: float
    tier_total: float


@dataclass(frozen=True, slots=True)
class Moved:
    """A zone that would stand elsewhere."""

    zone: str
    rank: float
    rank_then: float
    tier: int
    tier_then: int
    low_years: int = 0
    low_years_then: int = 0


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One thing done otherwise (``kind``, ``what``, called ``name``), and every zone whose tier changes."""

    kind: str
    what: str
    name: Bilingual
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One rule read otherwise, and every zone whose rank, tier or count of low years changes."""

    setting: str
    used: str
    other: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """What one indicator takes from a zone's score, in points against its group's median zone."""

    name: Bilingual
    own: float | None
    points: float
    given_by_people: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """A reported figure over the years, its change against the year before beside the median change of its group."""

    name: Bilingual
    unit: Bilingual | None
    by_year: Mapping[int, float | None]
    change: float | None
    peers: float | None


@dataclass(frozen=True, slots=True)
class Past:
    """An official rank of an earlier year; ``lowest``: it lay in the lowest share of that year."""

    year: int
    rank: int
    population: int
    lowest: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A zone at the bottom: in the last tier, or on a restructuring list (``lists``: last_tier, plain, conditions).

    ``low_with_this``: years in the lowest share if this round counts as one; ``reported``: share of the weight that
    rests on reported figures; ``filled``: indicators without a figure of its own.
    """

    zone: str
    lists: tuple[str, ...]
    p_last: float | None
    reported: float
    lowered: tuple[Pull, ...]
    trends: tuple[Trend, ...]
    past: tuple[Past, ...]
    low_with_this: int
    unknown_years: tuple[int, ...]
    filled: tuple[Bilingual, ...]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Top:
    """A zone among the best for several years in a row, this round counted; ``open``: an unknown year ends the run."""

    zone: str
    years: int
    open: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of award: won for each (None: not decided), and who would get it."""

    name: Bilingual
    amount: int | None
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """Awards as the rules give them: at most ``most`` municipalities; ``planned``: the scheme holds them, not the rule.

    ``total`` won, None while an amount is not decided; ``ratio``: highest to lowest amount, to be at least ``least``.
    ``outside``: zones with an award that are not in the best two tiers.
    """

    planned: bool
    share: float
    most: int
    municipalities: int
    grades: tuple[Grade, ...]
    total: int | None
    ratio: float | None
    least: float | None
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelRows:
    """How a panel's score of a zone came about, without any rater: label and text of each row."""

    name: Bilingual
    rows: tuple[tuple[Bilingual, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper. ``on_line``: below this probability of its own tier a zone is on a line.

    ``low_times``: years in the lowest share after which designation may be cancelled (``low_times_had_two`` where a
    zone had two when the number changed); ``top_years`` in a row among the best for a recommendation;
    ``picked``: the restructuring list of the scheme; ``wrong``: expected number of entries on it that do not
    belong to the last tier; ``movers``: by zone, what changes its tier.
    """

    year: int
    scheme: Bilingual
    example: bool
    tiers: tuple[Bilingual, ...]
    draws: int
    seed: int
    interval: tuple[float, float]
    on_line: float
    decimals: int
    zones: tuple[ZoneLine, ...]
    lines: tuple[Line, ...]
    sources: tuple[SourceShare, ...]
    otherwise: tuple[Otherwise, ...]
    readings: tuple[Reading, ...]
    candidates: tuple[Candidate, ...]
    tops: tuple[Top, ...]
    budget: Budget | None
    low_times: int
    low_times_had_two: int | None
    low_share: float
    top_years: int
    picked: str
    wrong: float | None
    past_years: tuple[int, ...]
    movers: Mapping[str, tuple[Mover, ...]] = field(default_factory=dict)
    panels: Mapping[str, tuple[PanelRows, ...]] = field(default_factory=dict)

    def zone(self, zone: str) -> ZoneLine | None:
        """Return the line of a zone, None when it was not judged."""
        return next((one for one in self.zones if one.zone == zone), None)

    def tier_name(self, tier: int) -> Bilingual:
        """Return the name of a tier (from 1), a dash for none."""
        return self.tiers[tier - 1] if 0 < tier <= len(self.tiers) else Bilingual("–", "–")
