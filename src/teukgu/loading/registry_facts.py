"""Facts about a zone: their kinds, how a value is written, and what they say on a day. Pure.

Values by kind (as kept in JSON):

=================  =====================================================================
name, name_en      text
alias              text: another way in which sources write the name; all of them hold
municipalities     list of region ids, never empty (a province id where only that is known)
status             ``designated``, ``no_cancellation_found``, ``operating_when_last_seen``,
                   ``operating`` (an official list says so), ``cancelled``
period             {"start": day or null, "end": day or null}, not both null; both days counted in
designation        {"day": day, "committee": text}
type, sector       id as text
stages             list of stages of the value chain the zone works in, in the chain's order, never empty
area               {"m2": whole number, "parts": list of whole numbers, empty when in one piece}
last_seen          day
=================  =====================================================================
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teukgu.reporting.stages import stages_of_keys

KINDS = (
    *("name", "name_en", "alias", "municipalities", "status", "period", "designation"),
    *("type", "sector", "stages", "area", "last_seen"),
)
STATUSES = ("designated", "no_cancellation_found", "operating_when_last_seen", "operating", "cancelled")
MANY = frozenset({"alias"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one zone; ``order`` is the order of recording, ``replaced_by`` the order of its correction."""

    order: int
    kind: str
    value: Any
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    replaced_by: int | None = None

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies in the period of the fact."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


def believed(facts: Sequence[Fact], known_at: datetime | None = None) -> list[Fact]:
    """Return the facts that were recorded and not yet corrected at ``known_at`` (None: all that are not corrected)."""
    known = [fact for fact in facts if known_at is None or fact.recorded_at <= known_at]
    orders = {fact.order for fact in known}
    return [fact for fact in known if fact.replaced_by not in orders]


def in_force(facts: Sequence[Fact], day: date, known_at: datetime | None = None) -> dict[str, Fact]:
    """Return for each kind the fact that holds on ``day``: the one that began last, then the one recorded last."""
    chosen: dict[str, Fact] = {}
    holding = (fact for fact in believed(facts, known_at) if fact.kind not in MANY and fact.holds_on(day))
    for fact in sorted(holding, key=lambda fact: (fact.valid_from or date.min, fact.order)):
        chosen[fact.kind] = fact
    return chosen


def all_names(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return every Korean name a zone ever had or was written with, oldest record first, each once."""
    named = sorted((fact for fact in facts if fact.kind in {"name", "alias"}), key=lambda fact: fact.order)
    return tuple(dict.fromkeys(str(fact.value) for fact in named))


def _day_text(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _period(text: str) -> dict[str, str | None]:
    start, separator, end = text.partition("..")
    if not separator or not (start or end):
        raise ValueError(text)
    days = {"start": _day_text(start) if start else None, "end": _day_text(end) if end else None}
    if start and end and end < start:
        raise ValueError(text)
    return days


def _area(text: str) -> dict[str, Any]:
    parts = [int(part) for part in text.split("+")]
    if min(parts) <= 0:
        raise ValueError(text)
    return {"m2": sum(parts), "parts": parts if len(parts) > 1 else []}


def _designation(text: str) -> dict[str, str]:
    day, _, committee = text.partition(" ")
    return {"day": _day_text(day), "committee": committee.strip()}


def _status(text: str) -> str:
    if text not in STATUSES:
        raise ValueError(text)
    return text


def _ids(text: str) -> list[str]:
    ids = [part.strip() for part in text.split(";") if part.strip()]
    if not ids:
        raise ValueError(text)
    return ids


def _stages(text: str) -> list[str]:
    return [one.value for one in stages_of_keys(_ids(text))]


def _text(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


_READERS: dict[str, Callable[[str], Any]] = {
    "municipalities": _ids,
    "status": _status,
    "period": _period,
    "designation": _designation,
    "area": _area,
    "stages": _stages,
    "last_seen": _day_text,
}


def read_value(kind: str, text: str) -> Any:
    """Read a value written as text (a cell): days as YYYY-MM-DD, ``A..B`` for a period, ``+`` between detached areas.

    Raises:
        ValueError: when the kind is unknown or the text is no value of it.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    return _READERS.get(kind, _text)(text)
