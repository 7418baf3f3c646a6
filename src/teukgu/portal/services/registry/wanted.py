"""What an official list says about a zone, and how that differs from what we hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.loading.registry_facts import Fact
from teukgu.portal.services.registry.facts import OFFICIAL, NewFact
from teukgu.portal.services.registry.held import Held
from teukgu.portal.services.registry.listed import Resolved
from teukgu.values import ZoneId

# kinds whose former value was wrong when an official list says otherwise; the others may have changed since
CORRECTED = frozenset({"designation", "sector", "area"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, from the day ``start``; ``corrects``: orders of the facts that the list shows to be wrong."""

    kind: str
    former: Any
    value: Any
    start: date
    corrects: tuple[int, ...] = ()


def said(row: Resolved) -> dict[str, Any]:
    """Return what a row says, by kind of fact; kinds it says nothing about are left out."""
    listed = row.listed
    values: dict[str, Any] = {
        "name": listed.name,
        "municipalities": list(row.regions),
        "designation": {"day": listed.designated_on.isoformat(), "committee": ""},
    }
    if listed.status:
        values["status"] = listed.status
    if row.sector:
        values["sector"] = row.sector
    if listed.period_start or listed.period_end:
        values["period"] = {"start": _day(listed.period_start), "end": _day(listed.period_end)}
    if listed.area_m2:
        values["area"] = {"m2": listed.area_m2, "parts": []}
    return values


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def changes_of(held: Held, row: Resolved, as_of: date) -> tuple[Change, ...]:
    """Return what ``row`` says differently from what we hold."""
    return tuple(_changes(held, row, as_of))


def _changes(held: Held, row: Resolved, as_of: date) -> Iterator[Change]:
    for kind, value in said(row).items():
        fact = held.now.get(kind)
        if fact is not None and (_same(kind, fact, value, row, held) or _newer(kind, fact, as_of)):
            continue
        start = _start(held, row, kind, as_of)
        yield Change(kind, fact.value if fact else None, value, start, _corrected(held, kind, start))


def _same(kind: str, fact: Fact, value: Any, row: Resolved, held: Held) -> bool:
    """Whether the list says what we hold; a sector we inferred is confirmed by recording it."""
    if kind == "municipalities":
        return set(fact.value) == set(value)
    if kind == "designation":
        return bool(fact.value["day"] == value["day"])
    if kind == "area":
        return bool(fact.value["m2"] == value["m2"])
    if kind == "sector":
        return fact.value == value and held.basis[fact.order] == OFFICIAL
    if kind == "status" and value == "cancelled":
        return fact.value == value and fact.valid_from == row.listed.ended_on
    return bool(fact.value == value)


def _newer(kind: str, fact: Fact, as_of: date) -> bool:
    """Whether what we hold began after the day of the list, so that an old list cannot speak against it."""
    return kind not in CORRECTED and fact.valid_from is not None and fact.valid_from > as_of


def _start(held: Held, row: Resolved, kind: str, as_of: date) -> date:
    """Return the day from which a change holds."""
    if kind == "status" and row.listed.ended_on:
        return row.listed.ended_on
    return row.listed.designated_on if kind in CORRECTED or not held.now.get(kind) else as_of


def _corrected(held: Held, kind: str, start: date) -> tuple[int, ...]:
    """Return the facts that cannot be true if the list is: all of a corrected kind, a later value, a wrong end."""
    facts = held.of_kind(kind)
    if kind in CORRECTED:
        return tuple(fact.order for fact in facts)
    wrong = (fact for fact in facts if (fact.valid_from or date.min) >= start or _is_end(fact))
    return tuple(fact.order for fact in wrong)


def _is_end(fact: Fact) -> bool:
    """Whether a fact says that the zone was cancelled; a list with another status or day shows it to be wrong."""
    return fact.kind == "status" and bool(fact.value == "cancelled")


def fact_for_change(held: Held, row: Resolved, change: Change, source: str) -> NewFact:
    """Return the fact to record for a change; one of unknown time holds at the latest from the day of the list."""
    value = change.value
    if change.kind == "designation" and change.former:
        value = {**value, "committee": change.former["committee"]}
    known_day = change.start in {row.listed.designated_on, row.listed.ended_on}
    precision = "day" if known_day else "at_latest"
    return NewFact(held.known.id, change.kind, value, change.start, None, precision, (source,), OFFICIAL)


def facts_of_new_zone(zone: ZoneId, row: Resolved, source: str) -> list[NewFact]:
    """Return the facts of a zone that is new to us; they hold from its designation."""
    start = row.listed.designated_on
    values = said(row)
    status = values.pop("status", "designated")
    facts = [NewFact(zone, kind, value, start, None, "day", (source,), OFFICIAL) for kind, value in values.items()]
    if status == "cancelled":
        facts.append(NewFact(zone, "status", "designated", start, None, "day", (source,), OFFICIAL))
        facts.append(NewFact(zone, "status", status, row.listed.ended_on, None, "day", (source,), OFFICIAL))
    else:
        facts.append(NewFact(zone, "status", status, start, None, "day", (source,), OFFICIAL))
    return facts
