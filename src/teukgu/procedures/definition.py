"""The typed shape of a procedure: tracks of states, acts that lead from one to the next, clocks, silence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from teukgu.procedures.event import Event
from teukgu.procedures.field import FieldSpec
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Finding

if TYPE_CHECKING:
    from teukgu.procedures.effect import Effect
    from teukgu.procedures.state import Situation


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


class CountsFrom(StrEnum):
    """Which day of an act's document counts: its arrival, its sending, or neither (the day of the act itself)."""

    ARRIVAL = "arrival"
    SENDING = "sending"
    ACT = "act"


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
StartsIf = Callable[["Situation", Event], bool]
CountedFrom = Callable[["Situation", Event], date]
Effects = Callable[["Situation", Event], Iterable["Effect"]]


@dataclass(frozen=True, slots=True)
class Act:
    """What a party may do in some states of a track: what it states or attaches, on what basis, with what effect.

    ``moves`` gives the next state for each state in which the act is allowed; in every other state the answer is no.
    ``stages`` are the states of the main track in which it is allowed (empty: as long as the case is not closed).
    ``overridable`` are codes of findings that may be set aside with a reason; nothing else may be. ``overridden_by``
    are the parties that may (empty: whoever may do the act).
    ``by_choice`` is a field and the state that each of its values leads to instead of the one in ``moves``.
    ``arrival_of`` names the act whose document this one registers: that act then counts from the day of this one.
    ``counts_from`` says which day counts once its document is recorded: of most acts that of its arrival.
    ``optional`` acts may be done, but nothing waits for them: they are no task of anybody.
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
    overridden_by: frozenset[Party] = frozenset()
    by_choice: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
    optional: bool = False
    arrival_of: str = ""
    counts_from: CountsFrom = CountsFrom.ARRIVAL

    @property
    def stays(self) -> bool:
        """Return whether the act leaves its track where it is (an extension): no later step builds on it."""
        return all(before == after for before, after in self.moves)

    def may_override(self, party: Party, code: str) -> bool:
        """Return whether ``party`` may set aside a finding with this code."""
        return code in self.overridable and (not self.overridden_by or party in self.overridden_by)


@dataclass(frozen=True, slots=True)
class StopSpec:
    """What makes a clock stand still: the days from one act to another, or the extension of another clock.

    The day of ``begins`` and the day of ``ends`` are both left out. ``extension_of`` names a clock whose extension (not
    its first period) is left out. ``listed_in`` and ``code``: only while that list of the rulebook holds that code.
    ``at_most`` is a rulebook period after which the clock runs again even if ``ends`` has not come.
    """

    name: Bilingual
    begins: str = ""
    ends: str = ""
    extension_of: str = ""
    listed_in: str = ""
    code: str = ""
    at_most: str = ""


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """A period that runs in a case: the rulebook parameter that gives it, what starts, stops, extends and ends it.

    Acts of keyed tracks start a clock for each key. ``due_field``: a field of the starting act gives the last day, in
    place of a parameter. ``minimum``: not a time limit but a time that has to pass. ``disputed`` stops are those of
    which the law does not say whether they count: the end with them is shown beside, with the ``question``.
    ``only_if`` says whether an event that could start it does. ``counted_from`` gives the day that the rule counts from
    where it is not that of the starting act (a round is opened whenever, its year ends on a day). ``leads_to``: acts on
    the way to ending it, which have to be done in its days as well.
    """

    id: str
    name: Bilingual
    parameter: str
    track: str
    waits_for: Party
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    stops: tuple[StopSpec, ...] = ()
    disputed: tuple[StopSpec, ...] = ()
    question: Bilingual | None = None
    extended_by: tuple[str, ...] = ()
    due_field: str = ""
    minimum: bool = False
    only_if: StartsIf | None = None
    counted_from: CountedFrom | None = None
    leads_to: tuple[str, ...] = ()
    silence: Silence = Silence.NOTHING
    silence_note: Bilingual | None = None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure: its main track first, the others beside it. The day of ``applied_by`` says whose rules bind it."""

    id: str
    name: Bilingual
    tracks: tuple[Track, ...]
    acts: tuple[Act, ...]
    clocks: tuple[ClockSpec, ...]
    applied_by: str = "apply"
    _acts: Mapping[str, Act] = field(init=False, repr=False, compare=False)
    _tracks: Mapping[str, Track] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_acts", {act.id: act for act in self.acts})
        object.__setattr__(self, "_tracks", {track.id: track for track in self.tracks})

    def act(self, act_id: str) -> Act | None:
        """Return the act called ``act_id``, or None: what is not in the table is not allowed."""
        return self._acts.get(act_id)

    def track(self, track_id: str) -> Track:
        """Return the track called ``track_id``."""
        return self._tracks[track_id]

    def clock(self, clock_id: str) -> ClockSpec:
        """Return the clock called ``clock_id``."""
        return next(clock for clock in self.clocks if clock.id == clock_id)
