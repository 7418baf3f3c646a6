"""What the planner is asked: who applies, from when, with what in the plan, and the calendars they depend on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teukgu.rulebook.parameter import Reference
from teukgu.values import Bilingual


class ElectionKind(StrEnum):
    """What is elected; only local elections elect heads of municipalities."""

    LOCAL = "local"
    ASSEMBLY = "assembly"
    PRESIDENTIAL = "presidential"


@dataclass(frozen=True, slots=True)
class Election:
    """A polling day; ``assumed`` when computed from the law and not yet fixed."""

    day: date
    kind: ElectionKind
    name: Bilingual
    reference: Reference
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class CouncilDays:
    """A session of a council: the last day to hand in an item, its first and its last day."""

    name: str
    agenda_closes_on: date
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Applicant:
    """A municipality that applies: whether a council and a governor of its own speak, and the known sessions.

    ``has_council`` False: a Jeju administrative city, for which the provincial council speaks. ``has_governor``
    False: Sejong, which has no governor above it.
    """

    name: Bilingual
    has_council: bool = True
    has_governor: bool = True
    sessions: tuple[CouncilDays, ...] = ()


@dataclass(frozen=True, slots=True)
class Supplement:
    """One supplement request of the ministry: asked so many days after the application, done in so many days."""

    after_days: int
    takes_days: int


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """``start`` is the day on which the head adopts the plan; several ``applicants`` apply jointly.

    ``working_committee`` and ``committee`` are the known meeting days, ``supplements`` those to reckon with.
    """

    start: date
    applicants: tuple[Applicant, ...]
    exemptions: bool = True
    land_use: bool = False
    sea: bool = False
    operators: bool = True
    working_committee: tuple[date, ...] = ()
    committee: tuple[date, ...] = ()
    elections: tuple[Election, ...] = ()
    supplements: tuple[Supplement, ...] = ()
