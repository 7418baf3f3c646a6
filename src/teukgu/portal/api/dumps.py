"""Whole files as CSV and JSON, sent row by row, each row with its sources, each file marked as not official."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.http import StreamingHttpResponse
from ninja.responses import NinjaJSONEncoder

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.api.schemas import NOT_OFFICIAL
from teukgu.portal.programmes import PROGRAMME
from teukgu.portal.store import queries
from teukgu.portal.store.queries import ZoneFilter
from teukgu.portal.store.queries.records import Place, SourceLink, ZoneLine

RISKY = ("=", "+", "-", "@", "\t", "\r")
LICENCE = "CC BY 4.0 (facts); Statistics Korea figures: KOGL type 1"

Row = dict[str, Any]


def as_csv(name: str, asked: ZoneFilter) -> StreamingHttpResponse:
    """Return a whole file as CSV, UTF-8 with a mark so that Excel reads it."""
    response = StreamingHttpResponse(_csv_lines(ROWS[name](asked)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="teukgu-{name}.csv"'
    return response


def as_json_stream(name: str, asked: ZoneFilter) -> StreamingHttpResponse:
    """Return a whole file as JSON: what it is, then its rows."""
    parts = _json_parts(name, ROWS[name](asked))
    return StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")


class _Echo:
    """What a CSV writer writes into: hands each line on."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield "\ufeff"
    columns: list[str] = []
    for row in rows:
        if not columns:
            columns = [*row, "not_official"]
            yield writer.writerow(columns)
        yield writer.writerow([_cell(row.get(column, NOT_OFFICIAL)) for column in columns])
    if not columns:
        yield writer.writerow(["not_official"])


def _cell(value: Any) -> str:
    """Write a cell; text that a spreadsheet would run as a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, cls=NinjaJSONEncoder)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(RISKY) else text


def _json_parts(name: str, rows: Iterable[Row]) -> Iterator[str]:
    head = {"what": name, "not_official": NOT_OFFICIAL, "licence": LICENCE}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for at, row in enumerate(rows):
        yield (",\n" if at else "\n") + json.dumps(row, ensure_ascii=False, cls=NinjaJSONEncoder)
    yield "\n]}\n"


def _sources(links: Iterable[SourceLink]) -> str:
    return " ; ".join(link.address or link.title for link in links)


def _zones(asked: ZoneFilter) -> Iterator[Row]:
    wanted = _ids(asked)
    sources: dict[str, dict[str, SourceLink]] = {}
    for fact in queries.all_facts(ANONYMOUS, PROGRAMME):
        sources.setdefault(fact.zone, {}).update({link.key: link for link in fact.sources})
    for zone, places in queries.all_zones(ANONYMOUS, PROGRAMME):
        if wanted is None or zone.id in wanted:
            yield _zone(zone, places, sources.get(zone.id, {}).values())


def _ids(asked: ZoneFilter) -> frozenset[str] | None:
    if asked == ZoneFilter():
        return None
    ids: list[str] = []
    number = 1
    while True:
        page = queries.find_zones(ANONYMOUS, PROGRAMME, asked, page=number, per_page=100)
        ids += [zone.id for zone in page.zones]
        if number >= page.pages:
            return frozenset(ids)
        number += 1


def _zone(zone: ZoneLine, places: tuple[Place, ...], sources: Iterable[SourceLink]) -> Row:
    return {
        "zone": zone.id,
        "name_ko": zone.name.ko,
        "name_en": zone.name.en,
        "where_ko": zone.where.ko,
        "where_en": zone.where.en,
        "regions": " ; ".join(place.region for place in places),
        "provinces": " ; ".join(dict.fromkeys(place.province for place in places)),
        "status": zone.status,
        "sector": zone.sector,
        "sector_basis": zone.sector_basis,
        "type": zone.type,
        "designated_on": zone.designated_on,
        "designated_precision": zone.designated_precision,
        "ended_on": zone.ended_on,
        "last_seen": zone.last_seen,
        "joint": zone.joint,
        "in_decline_area": zone.in_decline_area,
        "as_of": zone.as_of,
        "sources": _sources(sources),
    }


def _facts(_asked: ZoneFilter) -> Iterator[Row]:
    for fact in queries.all_facts(ANONYMOUS, PROGRAMME):
        row = asdict(fact)
        note = row.pop("note")
        yield {**row, "note_ko": note["ko"], "note_en": note["en"], "sources": _sources(fact.sources)}


def _awards(_asked: ZoneFilter) -> Iterator[Row]:
    for award in queries.all_awards(ANONYMOUS, PROGRAMME):
        names = {"award_ko": award.name.ko, "award_en": award.name.en}
        yield {"zone": award.zone, "year": award.year, **names, "sources": _sources(award.sources)}


def _counts(_asked: ZoneFilter) -> Iterator[Row]:
    for line in queries.about_data(ANONYMOUS, PROGRAMME).counts:
        row = asdict(line)
        note = row.pop("note")
        yield {**row, "note_ko": note["ko"], "note_en": note["en"], "sources": _sources(line.sources)}


def _source_rows(_asked: ZoneFilter) -> Iterator[Row]:
    for link in queries.about_data(ANONYMOUS, PROGRAMME).sources:
        yield {
            "source": link.key,
            "title": link.title,
            "address": link.address,
            "kind": link.kind,
            "seen_on": link.seen_on,
        }


ROWS: dict[str, Callable[[ZoneFilter], Iterator[Row]]] = {
    "zones": _zones,
    "facts": _facts,
    "awards": _awards,
    "counts": _counts,
    "sources": _source_rows,
}
