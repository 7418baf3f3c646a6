"""What an indicator of the yearly report is: a definition with versions, as programme data."""

from dataclasses import dataclass
from enum import StrEnum

from teukgu.reporting.figure import Cell
from teukgu.values import Aggregation, Bilingual, Direction, IndicatorId


class Scope(StrEnum):
    """Whose figure it is: of the zone's projects, the sum of its operators' answers, or of the whole municipality."""

    ZONE = "zone"
    OPERATORS = "operators"
    MUNICIPALITY = "municipality"


class Level(StrEnum):
    """Where in the chain of effects a figure stands; a scheme can refuse to score what is not an outcome."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"


class Stage(StrEnum):
    """Stage of the value chain."""

    PRODUCTION = "production"
    PROCESSING = "processing"
    DISTRIBUTION = "distribution"
    SALES = "sales"


class Comparability(StrEnum):
    """Whether figures of a version may stand in one series with those of the version before."""

    FIRST = "first"
    FULL = "full"
    LIMITED = "limited"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how it is written, what people write instead and how many units that is, decimals kept.

    ``spellings`` maps words typed behind a number to the factor that makes it a figure of this unit (천원: 1000).
    """

    id: str
    name: Bilingual
    decimals: int
    spellings: dict[str, float]
    money: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One category of a disaggregation."""

    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """A way to divide a figure; ``whole`` says that its parts must add up to the figure."""

    id: str
    name: Bilingual
    parts: tuple[Part, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a ratio is made of: ``of`` divided by ``over``, ``times`` a factor (100 for percent).

    ``over`` is the figure of ``over_years_back`` years earlier (shops alive of those opened the year before).
    """

    of: Cell
    over: Cell
    times: float = 1
    over_years_back: int = 0


@dataclass(frozen=True, slots=True)
class IndicatorVersion:
    """A definition as it holds for the performance years ``first_year`` to ``last_year`` (None: still open).

    ``types`` are the ids of zone types that use it (empty: every zone); ``stages`` those of the value chain (empty:
    whatever stage). ``lowest`` and ``highest`` bound what can be true at all, in the unit. ``needs`` names
    indicators that must be above zero for this one to be (an outcome without its activity). ``evidence`` says what is
    asked for as proof.
    """

    id: IndicatorId
    version: int
    name: Bilingual
    description: Bilingual
    formula: Bilingual
    unit: str
    scope: Scope
    aggregation: Aggregation
    direction: Direction
    level: Level
    group: str
    first_year: int
    last_year: int | None
    comparability: Comparability
    comparability_note: Bilingual
    evidence: Bilingual
    types: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    disaggregations: tuple[Disaggregation, ...] = ()
    lowest: float | None = 0
    highest: float | None = None
    needs: tuple[IndicatorId, ...] = ()
    statistic: str = ""
    """Key of the public statistic of the municipality that bounds it, if any."""
    ratio: Ratio | None = None
    """The figures that a ratio is made of: with them ratios of zones are put together, and checked."""

    def holds_in(self, year: int) -> bool:
        """Whether this version is the one for a performance year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
