"""Turns the rows of a registry's files into facts, and adds those that are new."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teukgu.loading.registry_facts import MANY, read_value
from teukgu.loading.registry_files import RegistryFiles
from teukgu.loading.registry_records import ZoneRow
from teukgu.portal.services.registry.links import BATCH, any_shown, link_sources
from teukgu.portal.store.models import Source, ZoneFact
from teukgu.values import Bilingual

OFFICIAL = "official_list"
UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to be recorded; ``source_keys`` name its sources."""

    zone: str
    kind: str
    value: Any
    valid_from: date | None
    valid_to: date | None
    precision: str
    source_keys: tuple[str, ...]
    basis: str = ""
    note_ko: str = ""
    note_en: str = ""

    @property
    def identity(self) -> str:
        """What makes two facts the same fact, whoever reports it and in whatever words."""
        return identity(self.zone, self.kind, self.value, self.valid_from, self.valid_to)


def identity(zone: str, kind: str, value: Any, valid_from: date | None, valid_to: date | None) -> str:
    """Return a text that is equal for equal facts."""
    return json.dumps([zone, kind, value, str(valid_from), str(valid_to)], ensure_ascii=False, sort_keys=True)


def facts_of(files: RegistryFiles) -> list[NewFact]:
    """Return every fact about zones in ``files``."""
    beside: dict[tuple[str, str], list[NewFact]] = defaultdict(list)
    for fact in _facts_beside(files):
        beside[fact.zone, fact.kind].append(fact)
    awards = _located_awards(files)
    facts = [fact for zone in files.zones.rows for fact in _facts_of_zone(zone, beside)]
    facts += [fact for zone in files.zones.rows for fact in _facts_seen(zone, awards)]
    facts += [fact for group in beside.values() for fact in group]
    return [*facts, *_cancellations(files)]


def _located_awards(files: RegistryFiles) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the sources of awards by zone and year, as far as a reader can look them up."""
    unlocated = {row.source_id for row in files.sources.rows if row.kind == UNLOCATED}
    located = ((row, tuple(key for key in row.source_ids if key not in unlocated)) for row in files.awards.rows)
    return {(row.zone_id, row.year): keys for row, keys in located if keys}


def _facts_beside(files: RegistryFiles) -> Iterator[NewFact]:
    for row in files.zone_facts.rows:
        yield NewFact(
            row.zone_id,
            row.kind,
            read_value(row.kind, row.value),
            row.valid_from,
            row.valid_to,
            row.precision,
            row.source_ids,
            note_ko=row.note_ko,
            note_en=row.note_en,
        )


def _facts_of_zone(zone: ZoneRow, beside: Mapping[tuple[str, str], Sequence[NewFact]]) -> Iterator[NewFact]:
    """Yield what one row of ``zones.csv`` says; a former name in ``zone_facts.csv`` pushes the start of this one."""
    start, precision = zone.designation_date, zone.precision
    former = [fact for fact in beside.get((zone.zone_id, "name"), ()) if fact.valid_to]
    name_start = max((fact.valid_to for fact in former if fact.valid_to), default=start)
    name_precision = former[-1].precision if former else precision

    def fact(kind: str, value: Any, begin: date, how: str, basis: str = "") -> NewFact:
        return NewFact(zone.zone_id, kind, value, begin, None, how, zone.source_ids, basis)

    yield fact("name", zone.name_ko, name_start, name_precision)
    yield fact("name_en", zone.name_en, start, precision, "our_translation")
    yield fact("designation", {"day": start.isoformat(), "committee": zone.committee}, start, precision)
    if not beside.get((zone.zone_id, "municipalities")):
        yield fact("municipalities", list(zone.region_ids), start, precision)
    if zone.sector:
        yield fact("sector", zone.sector, start, precision, zone.sector_basis)
    begun = zone.status if zone.status == "no_cancellation_found" else "designated"
    yield fact("status", begun, start, precision)


NOT_KEPT = Bilingual("확인한 자료의 주소를 남기지 못했습니다.", "The address of the page that shows it was not kept.")


def _facts_seen(zone: ZoneRow, awards: Mapping[tuple[str, int], tuple[str, ...]]) -> Iterator[NewFact]:
    """Yield when a zone was last seen, and the status that follows; the source is its designation or an award."""
    day = zone.last_seen or zone.designation_date
    at_designation = day == zone.designation_date
    keys = zone.source_ids if at_designation else awards.get((zone.zone_id, day.year), ())
    note = Bilingual("", "") if keys else NOT_KEPT

    def fact(kind: str, value: str) -> NewFact:
        return NewFact(zone.zone_id, kind, value, day, None, "day", keys, note_ko=note.ko, note_en=note.en)

    if zone.last_seen:
        yield fact("last_seen", day.isoformat())
    if zone.status == "operating_when_last_seen":
        yield fact("status", zone.status)


def _cancellations(files: RegistryFiles) -> Iterator[NewFact]:
    for row in files.cancellations.rows:
        yield NewFact(
            row.zone_id,
            "status",
            "cancelled",
            row.day,
            None,
            row.precision,
            row.source_ids,
            note_ko=row.reason_ko,
            note_en=row.reason_en,
        )


def record_facts(
    facts: Iterable[NewFact], sources: Mapping[str, Source], now: datetime, *, again: bool = False
) -> list[ZoneFact]:
    """Add the facts that are not recorded yet (with ``again``: all of them); nothing recorded is changed.

    A fact that comes from public pages does not win over an official list: it is kept as already superseded.
    """
    facts = list(facts)
    kept = {
        identity(row.zone_id, row.kind, row.value, row.valid_from, row.valid_to)
        for row in ZoneFact.objects.filter(zone__in={fact.zone for fact in facts})
    }
    new = [fact for fact in facts if again or fact.identity not in kept]
    rows = [_row(fact, any_shown(fact.source_keys, sources), now) for fact in new]
    ZoneFact.objects.bulk_create(rows, batch_size=BATCH)
    link_sources([(row, fact.source_keys) for row, fact in zip(rows, new, strict=True)], sources)
    yield_to_official_lists(rows)
    return rows


def _row(fact: NewFact, shown: bool, now: datetime) -> ZoneFact:
    return ZoneFact(
        zone_id=fact.zone,
        kind=fact.kind,
        value=fact.value,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        precision=fact.precision,
        basis=fact.basis,
        note_ko=fact.note_ko,
        note_en=fact.note_en,
        shown=shown,
        recorded_at=now,
    )


def yield_to_official_lists(rows: Sequence[ZoneFact]) -> None:
    """Mark new facts of public pages as superseded where an official list has already spoken."""
    candidates = [row for row in rows if row.basis != OFFICIAL and row.kind not in MANY]
    official = ZoneFact.objects.filter(basis=OFFICIAL, superseded_by=None, zone__in={row.zone_id for row in candidates})
    spoken = {(fact.zone_id, fact.kind): fact for fact in official}
    for row in candidates:
        winner = spoken.get((row.zone_id, row.kind))
        if winner is not None and not _came_after(row, winner):
            row.superseded_by = winner
            row.save(update_fields=["superseded_by"])


def _came_after(row: ZoneFact, official: ZoneFact) -> bool:
    """Whether a fact began after the one of the official list, so that both are true."""
    return row.valid_from is not None and official.valid_from is not None and row.valid_from > official.valid_from
