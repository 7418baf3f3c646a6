"""A rule parameter: one number, choice or list of the law or of practice, with its values by date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from teukgu.values import Bilingual, ParameterId, Place

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""What a value may be: JSON data. Shares are numbers from 0 to 1, money whole won, codes text."""


NOWHERE = Place()
"""The place of what was not read from a file."""


class Status(StrEnum):
    """How firm a value is."""

    IN_FORCE = "in_force"
    ANNOUNCED = "announced"
    PRACTICE = "practice"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How well a value is sourced: text read or two sources (H), one solid source (M), inference (L)."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


class Binds(StrEnum):
    """What a new value binds: later applications (the default), later decisions, or periods already running too."""

    APPLICATIONS = "applications"
    DECISIONS = "decisions"
    PERIODS_RUNNING = "periods_running"


class ValueType(StrEnum):
    """The type of a parameter's values; ``share`` is a number from 0 to 1, ``month_day`` is text like
    ``03-31``, ``day`` text like ``2017-04-11``."""

    WHOLE = "whole"
    NUMBER = "number"
    SHARE = "share"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"
    TABLE = "table"
    MONTH_DAY = "month_day"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Reference:
    """An article, notice or report (``title``) and its public ``address``; an assumption gives its reason as title."""

    title: Bilingual
    address: str = ""


@dataclass(frozen=True, slots=True)
class CountingBlock:
    """How a parameter that is a time limit is counted: the block ``counting`` of its file, as data.

    `teukgu.rulebook.deadlines.rule` says what each field means. ``starts`` says in words what starts the count;
    ``counts_from`` and ``extension`` name other parameters; the extension is granted at most ``max_times``.
    """

    mode: str = "civil"
    direction: str = "after"
    first_day: str = "out"
    starts: Bilingual | None = None
    counts_from: ParameterId | None = None
    extension: ParameterId | None = None
    extension_from: str = "nominal"
    max_times: int = 1
    also_shown: tuple[str, ...] = ()
    assumed: bool = False
    better: str = "earlier"
    note: Bilingual | None = None
    place: Place = NOWHERE


COUNTING_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mode": ("civil", "burden", "petition", "working", "date_limit"),
        "direction": ("after", "before", "once_passed"),
        "first_day": ("out", "in"),
        "extension_from": ("nominal", "rolled"),
        "better": ("earlier", "later"),
    }
)
"""The words each field of a `CountingBlock` may hold."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value of a parameter for the days from ``valid_from`` (counted in) to ``valid_to`` (left out).

    ``valid_from`` None: no date is known, it cannot be asked for on a day until a scenario gives it one. An ``unknown``
    value has ``value`` None and names ``candidates`` instead. ``scenario`` is the overlay it came from, if any.
    """

    value: Plain
    status: Status
    references: tuple[Reference, ...]
    confidence: Confidence
    last_checked: date
    review_by: date
    valid_from: date | None = None
    valid_to: date | None = None
    candidates: tuple[Plain, ...] = ()
    note: Bilingual | None = None
    place: Place = NOWHERE
    scenario: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the value is dated and holds on ``day``."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day < self.valid_to


@dataclass(frozen=True, slots=True)
class Parameter:
    """A rule with a stable id and its values in order of date (undated ones last).

    ``unit`` is a code of `teukgu.rulebook.units`; ``op`` how the value limits (``<=``, ``>=``, ...); ``of`` what a
    share is taken of or what the number counts; ``options`` the words of the codes its values use; ``topic`` its
    folder; ``counting`` is None for a rule that is no time limit.
    """

    id: ParameterId
    name: Bilingual
    topic: str
    type: ValueType
    values: tuple[DatedValue, ...]
    unit: str = ""
    op: str = ""
    of: Bilingual | None = None
    binds: Binds = Binds.APPLICATIONS
    counting: CountingBlock | None = None
    options: Mapping[str, Bilingual] = field(default_factory=lambda: MappingProxyType({}))
    aliases: tuple[ParameterId, ...] = ()
    place: Place = NOWHERE

    def value_on(self, day: date) -> DatedValue | None:
        """Return the value that holds on ``day``, None when there is none (never a neighbour's)."""
        return next((value for value in self.values if value.holds_on(day)), None)

    @property
    def undated(self) -> tuple[DatedValue, ...]:
        """Return the values without a date: announced, not yet dated."""
        return tuple(value for value in self.values if value.valid_from is None)

    def after(self, day: date) -> tuple[DatedValue, ...]:
        """Return the values that begin after ``day``: planned changes."""
        return tuple(value for value in self.values if value.valid_from is not None and value.valid_from > day)
