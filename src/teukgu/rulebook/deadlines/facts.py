"""What a deadline rests on, before it is put into words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from teukgu.rulebook.deadlines.leg import Leg
from teukgu.rulebook.deadlines.rule import Counting, CountingRule, DateLimit


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """A date limit of one year: its day by the calendar, and the day to which holidays move it."""

    limit: DateLimit
    nominal: date
    due: date


@dataclass(frozen=True, slots=True)
class Alternative:
    """The end in another way of counting; None while a stop lasts."""

    counting: Counting
    due: date | None


@dataclass(frozen=True, slots=True)
class ExtensionEnds:
    """An extension counted from the nominal and from the rolled end; ``used`` says which one holds."""

    rule: CountingRule
    used: Literal["nominal", "rolled"]
    from_nominal: Leg
    from_rolled: Leg

    @property
    def applied(self) -> Leg:
        """Return the leg that holds."""
        return self.from_nominal if self.used == "nominal" else self.from_rolled


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """Rule, day of the event, and every day found on the way; ``due`` None while a stop lasts."""

    rule: CountingRule | DateLimit
    start: date
    limit_end: LimitEnd | None = None
    leg: Leg | None = None
    extension: ExtensionEnds | None = None
    alternatives: tuple[Alternative, ...] = ()
    nominal: date | None = None
    due: date | None = None
