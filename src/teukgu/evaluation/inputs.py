"""What an evaluation is computed from: units, observations, panel scores, past official ranks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from teukgu.values import Finding, Observation, Place, ZoneId


class Role(StrEnum):
    """A zone may be scored; a comparison unit feeds measures and groups and is never scored."""

    ZONE = "zone"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of ``zones``; ``groups`` holds every further column, ``reason`` says why it is in or out of the round."""

    id: ZoneId
    name: str
    type: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    role: Role = Role.ZONE
    in_round: bool = True
    reason: str = ""

    @property
    def scored(self) -> bool:
        """Whether this unit gets a score, a rank and a tier."""
        return self.role is Role.ZONE and self.in_round

    def group(self, column: str) -> str:
        """Return the unit's group in ``column``; ``type`` is a column too, ``all`` puts everybody together."""
        if column == "all":
            return "all"
        return self.type if column == "type" else self.groups.get(column, "")


@dataclass(frozen=True, slots=True)
class PanelScore:
    """One score one rater gave one zone on one criterion of one component; ``home_region``: the rater's own region."""

    zone: ZoneId
    component: str
    criterion: str
    rater: str
    score: float
    home_region: str = ""


@dataclass(frozen=True, slots=True)
class VoteCount:
    """Votes for a zone in one public component from voters of one home region, through one channel."""

    zone: ZoneId
    component: str
    home_region: str
    votes: int
    channel: str = ""


@dataclass(frozen=True, slots=True)
class PastRank:
    """An official rank of an earlier year and the number of zones ranked that year."""

    zone: ZoneId
    year: int
    rank: int
    population: int


@dataclass(frozen=True, slots=True)
class EvaluationInput:
    """Everything read, in the order of the files; ``lines`` holds the line of each row by table, ``files`` its name."""

    units: tuple[Unit, ...]
    observations: tuple[Observation, ...]
    panel: tuple[PanelScore, ...] = ()
    past_ranks: tuple[PastRank, ...] = ()
    votes: tuple[VoteCount, ...] = ()
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Finding, ...] = ()

    def place(self, table: str, index: int, key: str = "") -> Place:
        """Return where row ``index`` of ``table`` was read (``zones``, ``observations``, ``panel``, ``votes``, ...)."""
        lines = self.lines.get(table, ())
        return Place(self.files.get(table, table), lines[index] if index < len(lines) else None, key=key)

    @property
    def years(self) -> tuple[int, ...]:
        """Performance years that have observations, ascending."""
        return tuple(sorted({observation.year for observation in self.observations}))

    @property
    def group_columns(self) -> tuple[str, ...]:
        """Names of the grouping columns, in the order of the file."""
        return tuple(self.units[0].groups) if self.units else ()
