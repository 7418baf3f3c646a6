"""Matches an official list with the zones we hold: by id, by name, by municipality and date. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from teukgu.loading.registry_list import ListedZone
from teukgu.values import RegionId, ZoneId, nfc

# how alike two names must be (0 to 1) for a renamed zone with the same municipality and date, and without the date
ALIKE_WITH_DATE = 0.5
ALIKE = 0.8
# the gazette gives a designation days to weeks after the committee's decision
SAME_DAYS = 120
_LEFT_OUT = re.compile(r"[\s·ㆍ・,()\-]+|특구$")


@dataclass(frozen=True, slots=True)
class KnownZone:
    """A zone we hold: every name it ever had, its regions (also former ones), and when it was designated."""

    id: ZoneId
    names: tuple[str, ...]
    regions: frozenset[RegionId]
    designated_on: date | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the list with the regions its municipalities stand for."""

    row: ListedZone
    regions: frozenset[RegionId]


@dataclass(frozen=True, slots=True)
class Matching:
    """Row positions of the list by what became of them; ``missing`` are zones of ours that the list does not hold."""

    matched: Mapping[int, ZoneId]
    new: tuple[int, ...]
    ambiguous: Mapping[int, tuple[ZoneId, ...]]
    missing: tuple[ZoneId, ...]


def match(known: Sequence[KnownZone], listed: Sequence[Candidate]) -> Matching:
    """Match every row of ``listed`` with at most one of ``known``, and every zone with at most one row.

    First by id or name, then, among what is left, by place, date and likeness of names, then by name and date alone
    (the zone went to another municipality). A row that fits several zones, or a zone that several rows fit, is
    ambiguous: nothing is guessed.
    """
    strong = {position: _by_name(candidate, known) for position, candidate in enumerate(listed)}
    matched = _sole({position: ids for position, ids in strong.items() if ids})
    rest = [zone for zone in known if zone.id not in matched.values()]
    weak = {position: _by_likeness(listed[position], rest) for position, ids in strong.items() if not ids}
    matched |= _sole({position: ids for position, ids in weak.items() if ids})
    rest = [zone for zone in rest if zone.id not in matched.values()]
    moved = {position: _elsewhere(listed[position].row, rest) for position in weak if not weak[position]}
    matched |= _sole({position: ids for position, ids in moved.items() if ids})
    fitting = {position: strong[position] or weak[position] or moved[position] for position in strong}
    open_rows = {position: ids for position, ids in fitting.items() if ids and position not in matched}
    new = tuple(position for position, ids in fitting.items() if not ids)
    taken = {*matched.values(), *(zone for ids in open_rows.values() for zone in ids)}
    missing = tuple(zone.id for zone in known if zone.id not in taken)
    return Matching(dict(sorted(matched.items())), new, open_rows, missing)


def _sole(fitting: Mapping[int, tuple[ZoneId, ...]]) -> dict[int, ZoneId]:
    """Return the rows that fit one zone only, which no other row fits."""
    wanted: dict[ZoneId, int] = {}
    for ids in fitting.values():
        for zone in ids:
            wanted[zone] = wanted.get(zone, 0) + 1
    return {position: ids[0] for position, ids in fitting.items() if len(ids) == 1 and wanted[ids[0]] == 1}


def _by_name(candidate: Candidate, known: Sequence[KnownZone]) -> tuple[ZoneId, ...]:
    """Return the zone with the row's id, else those of the same name in the same place, nearest in time first."""
    row = candidate.row
    if row.zone_id:
        return tuple(zone.id for zone in known if zone.id == row.zone_id)
    named = [zone for zone in known if zone.regions & candidate.regions and _likeness(row.name, zone) == 1]
    same = [zone for zone in named if _same_time(row, zone)]
    return tuple(zone.id for zone in (same or named))


def _by_likeness(candidate: Candidate, known: Sequence[KnownZone]) -> tuple[ZoneId, ...]:
    """Return the zones in the same place with a like name, those designated at the same time first."""
    row = candidate.row
    here = [zone for zone in known if zone.regions & candidate.regions]
    renamed = [zone for zone in here if _same_time(row, zone) and _likeness(row.name, zone) >= ALIKE_WITH_DATE]
    alike = [zone for zone in here if _likeness(row.name, zone) >= ALIKE]
    return tuple(zone.id for zone in (renamed or alike))


def _elsewhere(row: ListedZone, known: Sequence[KnownZone]) -> tuple[ZoneId, ...]:
    """Return the zones of the same name and time in any place."""
    return tuple(zone.id for zone in known if _same_time(row, zone) and _likeness(row.name, zone) == 1)


def _same_time(row: ListedZone, zone: KnownZone) -> bool:
    return zone.designated_on is not None and abs((row.designated_on - zone.designated_on).days) <= SAME_DAYS


def plain_name(name: str) -> str:
    """Return a name without spaces, marks, and the final word that every zone's name has."""
    return _LEFT_OUT.sub("", nfc(name).lower())


def _likeness(name: str, zone: KnownZone) -> float:
    """Return how alike ``name`` is to the nearest of the zone's names: 1 when equal but for spaces and marks."""
    plain = plain_name(name)
    return max((_ratio(plain, plain_name(other)) for other in zone.names), default=0.0)


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return min(SequenceMatcher(None, one, other, autojunk=False).ratio(), 0.999)
