"""Where a case stands: the fold of its events, its clocks, what may be done next and what is missing for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from teukgu.procedures.definition import Act, ClockSpec, Procedure, Silence, StopSpec
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
    """The fold: state of every track (by track and key), the events in order, and the latest value of every field.

    ``events`` are as recorded; ``standing`` are the same as they stand in law: with the days that count, without those
    taken back. Conditions, clocks and effects look at ``standing``.
    """

    procedure: Procedure
    events: tuple[Event, ...]
    states: Mapping[Where, str]
    values: Mapping[str, Any]
    standing: tuple[Event, ...] = ()

    @property
    def stage(self) -> str:
        """Return the state of the main track."""
        return self.states[(self.procedure.tracks[0].id, "")]

    def at(self, track: str, key: str = "") -> str:
        """Return the state of a track (of one thread of it)."""
        return self.states.get((track, key), self.procedure.track(track).start)

    def keys(self, track: str) -> tuple[str, ...]:
        """Return the threads of a keyed track that have begun."""
        return tuple(key for name, key in self.states if name == track)

    def all(self, *acts: str, key: str | None = None) -> tuple[Event, ...]:
        """Return the standing events of these acts (about ``key``), oldest first."""
        return tuple(one for one in self.standing if one.act in acts and (key is None or one.key == key))

    def last(self, *acts: str, key: str | None = None) -> Event | None:
        """Return the latest standing event of these acts (about ``key``), or None."""
        found = self.all(*acts, key=key)
        return found[-1] if found else None

    @property
    def is_closed(self) -> bool:
        """Return whether the main track has come to its end."""
        return any(state.id == self.stage and state.final for state in self.procedure.tracks[0].states)


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
class StopCause:
    """One stop of a clock: its days, what it is, and the event that began it."""

    stop: Stop
    spec: StopSpec
    event: Event


@dataclass(frozen=True, slots=True)
class Clock:
    """A running or ended clock: its deadline with every step explained, and the stops with the events that made them.

    ``provisional`` says that an act on which its dates rest has no official document number yet. ``disputed`` is the
    deadline if the disputed stops of the clock counted too (None when there are none).
    """

    spec: ClockSpec
    key: str
    started: Event
    deadline: Deadline
    stops: tuple[Stop, ...]
    ended_on: date | None
    extended: bool
    provisional: bool
    causes: tuple[StopCause, ...] = ()
    disputed: Deadline | None = None
    ended: Event | None = None

    @property
    def due(self) -> date | None:
        """Return the last day, or None while the clock stands still."""
        return self.deadline.due

    @property
    def is_running(self) -> bool:
        """Return whether nothing has ended it yet."""
        return self.ended_on is None

    def is_overdue(self, today: date) -> bool:
        """Return whether its last day has passed and something is still waited for (silence settles nothing)."""
        late = self.is_running and not self.spec.minimum and self.has_passed(today)
        return late and not self.settled_by_silence(today)

    def settled_by_silence(self, today: date) -> bool:
        """Return whether the law says what it means that nothing came; not while a document has no number yet."""
        speaks = self.spec.silence is not Silence.NOTHING
        return speaks and self.is_running and not self.provisional and self.has_passed(today)

    def has_passed(self, today: date) -> bool:
        """Return whether the whole period lies before ``today``."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an act is allowed; when not, every reason, and whether it may be done all the same with a reason."""

    allowed: bool
    findings: tuple[Finding, ...] = ()
    overridable: bool = False


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act that the state allows to ``party``, for one ``key``; ``missing`` says what stands in its way yet."""

    act: Act
    key: str
    party: Party
    missing: tuple[Finding, ...] = ()
    overridable: bool = False
