"""The typed shape of a procedure: tracks of states, acts that lead from one to the next, clocks, silence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldSpec
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Finding

if TYPE_CHECKING:
    from teukgu.procedures.effect import Effect
    from teukgu.procedures.state import Situation
    from teukgu.rulebook.deadlines import Stop


@dataclass(frozen=True, slots=True)
class Basis:
    """An article of law: its short title in both languages and where it can be read."""

    title: Bilingual
    address: str = ""


class Silence(StrEnum):
    """What it means that nothing came in time."""

    NOTHING = "nothing"
    AGREED = "agreed"
    NO_OPINION = "no_opinion"
    LAPSE = "lapse"


class Direction(StrEnum):
    """Whether the act sends an official document, rests on one that came in, or is inside one office."""

    INSIDE = "inside"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class State:
    """A state of a track; ``final`` states end it."""

    id: str
    name: Bilingual
    final: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A thread of a case with its own states; a ``keyed`` one runs once for each key (each exemption asked about)."""

    id: str
    name: Bilingual
    states: tuple[State, ...]
    start: str
    keyed: bool = False


Condition = Callable[["Situation", Event], Iterable[Finding]]
StopsOf = Callable[["Situation", Event], Iterable["Stop"]]
Effects = Callable[["Situation", Event], Iterable["Effect"]]


@dataclass(frozen=True, slots=True)
class Act:
    """What a party may do in some states of a track: what it states or attaches, on what basis, with what effect.

    ``moves`` gives the next state for each state in which the act is allowed; in every other state the answer is no.
    ``stages`` are the states of the main track in which it is allowed (empty: as long as the case is not closed).
    ``overridable`` are codes of findings that may be set aside with a reason; nothing else may be.
    ``document`` names the template of the official document when ``direction`` is not ``INSIDE``.
    """

    id: str
    name: Bilingual
    track: str
    by: frozenset[Party]
    moves: tuple[tuple[str, str], ...]
    fields: tuple[FieldSpec, ...] = ()
    basis: tuple[Basis, ...] = ()
    direction: Direction = Direction.INSIDE
    document: str = ""
    receiver: Party | None = None
    conditions: tuple[Condition, ...] = ()
    effects: Effects | None = None
    adverse: bool = False
    stages: frozenset[str] = frozenset()
    overridable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """A period that runs in a case: the rulebook parameter that gives it, what starts, stops, extends and ends it.

    ``stops`` pairs the act that stops the clock with the one that lets it run again; ``stops_of`` adds days that follow
    from other tracks. Acts of keyed tracks start a clock for each key.
    """

    id: str
    name: Bilingual
    parameter: str
    track: str
    waits_for: Party
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    stops: tuple[tuple[str, str], ...] = ()
    stops_of: StopsOf | None = None
    extended_by: tuple[str, ...] = ()
    silence: Silence = Silence.NOTHING
    silence_note: Bilingual | None = None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure: its main track first, the others beside it."""

    id: str
    name: Bilingual
    tracks: tuple[Track, ...]
    acts: tuple[Act, ...]
    clocks: tuple[ClockSpec, ...]

    def act(self, act_id: str) -> Act | None:
        """Return the act called ``act_id``, or None: what is not in the table is not allowed."""
        return next((act for act in self.acts if act.id == act_id), None)

    def track(self, track_id: str) -> Track:
        """Return the track called ``track_id``."""
        return next(track for track in self.tracks if track.id == track_id)
