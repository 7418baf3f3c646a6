"""How one statutory period is counted, as data.

A parameter file says it in a block ``counting`` beside its values (all keys but ``mode`` may be left out)::

    counting:
      mode: civil              # civil | burden | petition | working
      direction: after         # after | before (at least n whole days between) | once_passed (the day after n days)
      first_day: out           # in: the period starts at 00:00 of its first day
      counts_from: report_due  # id of a date limit whose end, moved by holidays, is the day counted from
      extension: evaluation_extension_days
      extension_from: nominal  # nominal | rolled: the end from which an extension runs (`assumed` where no text says)
      also_shown: [civil]      # other ways of counting whose result stands beside
      assumed: true            # the mode is our reading, no text says it
      better: earlier          # burden only: which end is better for the citizen
      note: {ko: ..., en: ...} # what a reader should know about the mode

A date limit (31 March) is ``mode: date_limit``; its value is ``MM-DD``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from teukgu.values import Bilingual, ParameterId


class Counting(StrEnum):
    """The ways in which Korean law counts days."""

    CIVIL = "civil"
    BURDEN = "burden"
    PETITION = "petition"
    WORKING = "working"


class Direction(StrEnum):
    """Which day is asked for: the end of a period, the last day before an event, or the day once a period passed."""

    AFTER = "after"
    BEFORE = "before"
    ONCE_PASSED = "once_passed"


class Unit(StrEnum):
    """What a period is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateLimit:
    """A limit that is a day of the calendar (31 March); it rolls, and moves what is counted from it.

    ``note`` is about the way of counting, ``remark`` about the value (when it applies, what is not settled).
    """

    id: ParameterId
    name: Bilingual
    month: int
    day: int
    assumed: bool = False
    note: Bilingual | None = None
    remark: Bilingual | None = None
    basis: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A period of ``amount`` ``unit``s and the way it is counted; ``basis`` is its article.

    ``note`` is about the way of counting, ``remark`` about the value (when it applies, what is not settled).
    """

    id: ParameterId
    name: Bilingual
    amount: int
    unit: Unit = Unit.DAY
    counting: Counting = Counting.CIVIL
    direction: Direction = Direction.AFTER
    first_day_in: bool = False
    counts_from: DateLimit | None = None
    extension: "CountingRule | None" = None
    extension_from: Literal["nominal", "rolled"] = "nominal"
    also_shown: tuple[Counting, ...] = ()
    assumed: bool = False
    better: Literal["earlier", "later"] = "earlier"
    starts: Bilingual | None = None
    note: Bilingual | None = None
    remark: Bilingual | None = None
    basis: Bilingual | None = None
