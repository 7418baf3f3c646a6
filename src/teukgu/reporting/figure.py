"""A figure of a report: which cell, what value, where it comes from, and what it was before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from teukgu.values import IndicatorId, ZoneId

if TYPE_CHECKING:
    from teukgu.reporting.definition import Stage


class Provenance(StrEnum):
    """Where a figure comes from. An earlier report's figure never counts as verified."""

    REPORTED = "reported"
    EARLIER_REPORT = "earlier_report"
    ADMINISTRATIVE = "administrative"
    COMPUTED = "computed"


class FigureStatus(StrEnum):
    """A figure, one that should be there and is not, or nothing to report."""

    GIVEN = "given"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Confidence(StrEnum):
    """How well a figure is founded: proved by papers, counted without proof, or estimated."""

    PROVED = "proved"
    COUNTED = "counted"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Where a figure stands in a report: indicator and, inside a disaggregation, ``<disaggregation>.<part>``."""

    indicator: IndicatorId
    part: str = ""

    def __str__(self) -> str:
        return f"{self.indicator}/{self.part}" if self.part else str(self.indicator)


Number = int | float
"""Whole numbers as int (won, counts), others as float rounded to the unit's decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in the unit of its definition; ``value`` is None unless ``status`` is given."""

    cell: Cell
    value: Number | None
    status: FigureStatus = FigureStatus.GIVEN
    provenance: Provenance = Provenance.REPORTED
    confidence: Confidence = Confidence.COUNTED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure as it was recorded: for which zone and performance year, by whom, when, in place of which.

    Observations are only added. A correction names in ``corrects`` the one it stands for, says ``why``, and whether
    it is ``material`` (could move a score).
    """

    id: int
    zone: ZoneId
    year: int
    figure: Figure
    version: int
    recorded_at: datetime
    actor: str
    corrects: int | None = None
    material: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at beside the report: the zone, its own past, its targets, peers, public statistics.

    ``past`` maps performance year and cell to the value that stood last; ``peers`` maps a cell to the values of zones
    of the same type in the same year; ``statistics`` maps a public statistic and year to its figure for the
    municipality; ``baseline`` and ``targets`` are by cell; ``earlier`` names what of the past was copied from an
    earlier report and never checked; ``stages`` are those of the value chain that are asked (none: every stage).
    """

    zone: ZoneId
    zone_type: str
    year: int
    months_designated: int
    past: dict[tuple[int, Cell], Number]
    peers: dict[Cell, tuple[Number, ...]]
    statistics: dict[tuple[str, int], float]
    baseline: dict[Cell, Number]
    targets: dict[Cell, Number]
    earlier: frozenset[tuple[int, Cell]] = frozenset()
    stages: "tuple[Stage, ...]" = ()
