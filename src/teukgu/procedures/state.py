"""Where a case stands: the fold of its events, its clocks, what may be done next and what is missing for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from teukgu.procedures.definition import Act, ClockSpec, Procedure
from teukgu.procedures.event import Event
from teukgu.procedures.party import Party
from teukgu.rulebook.calendar import KoreanCalendar
from teukgu.rulebook.deadlines import Deadline, Stop
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.values import Finding

if TYPE_CHECKING:
    from teukgu.rulebook.rulebook import Rulebook

Where = tuple[str, str]
"""Track and key ("" for a track that runs once)."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """The fold: state of every track (by track and key), the events in order, and the latest value of every field."""

    procedure: Procedure
    events: tuple[Event, ...]
    states: Mapping[Where, str]
    values: Mapping[str, Any]

    @property
    def stage(self) -> str:
        """Return the state of the main track."""
        return self.states[(self.procedure.tracks[0].id, "")]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a condition may look at: the state, the rules that bind the case, the calendar, today and now.

    ``facts`` are what the portal knows besides the events (whether there is a council, which contents are missing).
    """

    state: CaseState
    rules: RulesOnDay
    calendar: KoreanCalendar
    today: date
    now: datetime
    facts: Mapping[str, Any]
    rulebook: "Rulebook | None" = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A running or ended clock: its deadline with every step explained, and the stops with the events that made them.

    ``provisional`` says that the act that started it has no official document number yet.
    """

    spec: ClockSpec
    key: str
    started: Event
    deadline: Deadline
    stops: tuple[Stop, ...]
    ended_on: date | None
    extended: bool
    provisional: bool

    @property
    def due(self) -> date | None:
        """Return the last day, or None while the clock stands still."""
        return self.deadline.due

    @property
    def is_running(self) -> bool:
        """Return whether nothing has ended it yet."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an act is allowed; when not, every reason."""

    allowed: bool
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act that the state allows to ``party``, for one ``key``; ``missing`` says what stands in its way yet."""

    act: Act
    key: str
    party: Party
    missing: tuple[Finding, ...] = ()
