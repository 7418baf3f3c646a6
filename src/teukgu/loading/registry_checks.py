"""Checks that the files of a registry agree: ids exist and are unique, periods end after they start, values fit."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from teukgu.loading.registry_facts import STATUSES, read_value
from teukgu.loading.registry_files import RegistryFiles
from teukgu.loading.registry_tables import Table, finding
from teukgu.values import Finding, Place

NONE = "none"
REGION_KINDS = frozenset({"province", "gu", "si", "gun"})


def check_registry(files: RegistryFiles) -> list[Finding]:
    """Return every disagreement between and within the files."""
    return [
        *_unique_ids(files),
        *_references(files),
        *_periods(files),
        *_values(files),
        *_overlaps(files),
    ]


def _unique_ids(files: RegistryFiles) -> Iterator[Finding]:
    keyed: tuple[tuple[Table[Any], str], ...] = (
        (files.sources, "source_id"),
        (files.regions, "region_id"),
        (files.zones, "zone_id"),
        (files.committee_rounds, "round_id"),
        (files.offices, "office_id"),
    )
    for table, key in keyed:
        seen: set[str] = set()
        for index, row in enumerate(table.rows):
            value = getattr(row, key)
            if value in seen:
                yield _twice(table.place(index, key), value)
            seen.add(value)


def _references(files: RegistryFiles) -> Iterator[Finding]:
    regions = {row.region_id for row in files.regions.rows}
    zones = {row.zone_id for row in files.zones.rows}
    sources = {row.source_id for row in files.sources.rows}
    offices = {row.office_id for row in files.offices.rows}
    rounds = {row.round_id for row in files.committee_rounds.rows}
    known: dict[str, frozenset[str] | set[str]] = {
        "region_id": regions,
        "region_ids": regions,
        "province_id": regions,
        "from_region": regions,
        "to_region": regions,
        "zone_id": zones,
        "from_zone": zones,
        "to_zone": zones,
        "source_ids": sources,
        "office_id": offices | {NONE},
        "parent_id": offices,
        "committee": rounds,
    }
    for table in tables_of(files):
        for index, row in enumerate(table.rows):
            for key, ids in known.items():
                for value in _as_ids(getattr(row, key, ())):
                    if value not in ids:
                        yield _unknown(table.place(index, key), value)


def tables_of(files: RegistryFiles) -> tuple[Table[Any], ...]:
    """Return the tables of ``files`` in the order of its fields."""
    return tuple(value for name in files.__slots__ if isinstance(value := getattr(files, name), Table))


def _as_ids(value: object) -> Iterable[str]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _periods(files: RegistryFiles) -> Iterator[Finding]:
    for table in tables_of(files):
        for index, row in enumerate(table.rows):
            start, end = getattr(row, "valid_from", None), getattr(row, "valid_to", None)
            if start is not None and end is not None and end <= start:
                yield _backwards(table.place(index, "valid_to"))


def _values(files: RegistryFiles) -> Iterator[Finding]:
    for index, zone in enumerate(files.zones.rows):
        if zone.status not in STATUSES:
            yield _not_a_value(files.zones.place(index, "status"), zone.status, ", ".join(STATUSES))
    for index, region in enumerate(files.regions.rows):
        if region.kind not in REGION_KINDS:
            yield _not_a_value(files.regions.place(index, "kind"), region.kind, ", ".join(sorted(REGION_KINDS)))
    for index, fact in enumerate(files.zone_facts.rows):
        try:
            read_value(fact.kind, fact.value)
        except ValueError:
            yield _not_a_value(files.zone_facts.place(index, "value"), fact.value, fact.kind)


def _overlaps(files: RegistryFiles) -> Iterator[Finding]:
    """One region has one code of a system, one name and one province on a day; one code names one region."""
    dated: tuple[tuple[Table[Any], tuple[str, ...]], ...] = (
        (files.region_codes, ("region_id", "system")),
        (files.region_codes, ("system", "code")),
        (files.region_names, ("region_id",)),
        (files.region_parents, ("region_id",)),
    )
    for table, keys in dated:
        groups: dict[tuple[str, ...], list[int]] = {}
        for index, row in enumerate(table.rows):
            groups.setdefault(tuple(getattr(row, key) for key in keys), []).append(index)
        for indices in groups.values():
            yield from _overlapping(table, indices)


def _overlapping(table: Table[Any], indices: list[int]) -> Iterator[Finding]:
    rows = sorted(indices, key=lambda index: str(table.rows[index].valid_from or ""))
    for former, later in itertools.pairwise(rows):
        end, start = table.rows[former].valid_to, table.rows[later].valid_from
        if end is None or start is None or start < end:
            yield _overlap(table.place(later, "valid_from"), table.lines[former])


def _twice(place: Place, value: str) -> Finding:
    return finding(
        "id_twice",
        place,
        (f"'{value}'이(가) 두 번 나옵니다.", f"'{value}' is given twice."),
        ("한 줄만 남기거나 다른 id를 쓰세요.", "Keep one line or use another id."),
    )


def _unknown(place: Place, value: str) -> Finding:
    return finding(
        "id_unknown",
        place,
        (f"'{value}'은(는) 등록부에 없습니다.", f"'{value}' is not in the registry."),
        ("id를 고치거나 그 파일에 줄을 더하세요.", "Correct the id or add its line to its file."),
    )


def _backwards(place: Place) -> Finding:
    return finding(
        "period_backwards",
        place,
        ("끝나는 날이 시작하는 날보다 뒤가 아닙니다.", "The period does not end after it starts."),
        ("valid_from과 valid_to를 확인하세요.", "Check valid_from and valid_to."),
    )


def _not_a_value(place: Place, value: str, allowed: str) -> Finding:
    return finding(
        "value_unknown",
        place,
        (f"'{value}'은(는) 쓸 수 없는 값입니다({allowed}).", f"'{value}' cannot be used here ({allowed})."),
        ("값을 고치세요.", "Correct the value."),
    )


def _overlap(place: Place, line: int) -> Finding:
    return finding(
        "period_overlap",
        place,
        (f"{line}행과 기간이 겹칩니다.", f"The period overlaps the one in line {line}."),
        ("한 날에는 하나만 남도록 날짜를 고치세요.", "Correct the days so that one of them holds on each day."),
    )
