"""The invented zones with what a report needs of them: type, sector, day of designation, municipalities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from teukgu.evaluation.inputs import Role, Unit
from teukgu.examples.designation import designation_day
from teukgu.loading.demonstration_year import NewZone, YearOfReports, read_year, year_folder
from teukgu.loading.people_places import read_places
from teukgu.portal.report_rules import indicators
from teukgu.portal.rules import programme as real_programme
from teukgu.portal.services.people.places import keep_places
from teukgu.portal.services.registry.links import link_sources
from teukgu.portal.store.models import AttributionShare, Region, Source, Zone, ZoneFact
from teukgu.portal.store.queries.zone_figures.stages import KIND
from teukgu.reporting.stages import stages_offered

BASIS = "example"
PLANS = {"title": "[예시 EXAMPLE] 특구계획 고시", "kind": "document"}
DATED = frozenset({"designation", "municipalities", "sector", "stages"})
"""Facts that begin with the zone; a name or a type is not dated in the tables."""


@dataclass(frozen=True, slots=True)
class InventedZone:
    """A zone with its facts by kind."""

    id: str
    since: date
    facts: Mapping[str, Any]


def keep_zones(programme: str, folder: Path, units: Sequence[Unit], now: datetime) -> int:
    """Add the invented places and zones with their facts, in place of what stood there otherwise; return how many.

    An invented zone lies nowhere on a map. How a joint zone's figures are divided is kept beside it.
    """
    for one in (folder, year_folder(folder)):
        keep_places(programme, read_places(one))
    year = read_year(folder)
    zones = [*_of_round(programme, units, year), *_of_year(year)]
    there = set(Zone.objects.filter(programme=programme).values_list("pk", flat=True))
    new = [one for one in zones if one.id not in there]
    Zone.objects.bulk_create(Zone(id=one.id, programme_id=programme, address=one.id.lower()) for one in new)
    source = Source.objects.get_or_create(programme_id=programme, key="example-plans", defaults=PLANS)[0]
    _keep_facts(zones, source, now)
    _keep_shares(programme, zones, year, now)
    return len(zones)


def _of_round(programme: str, units: Sequence[Unit], year: YearOfReports) -> Iterator[InventedZone]:
    regions = dict(Region.objects.filter(programme=programme, province__isnull=False).values_list("name_ko", "pk"))
    types = {name.ko: key for key, name in real_programme().type_names.items()}
    further = {one.zone: one.others for one in year.joint}
    for unit in units:
        if unit.role is not Role.ZONE:
            continue
        since = designation_day(unit.id, int(unit.group("designated")))
        town = regions[unit.group("municipality")]
        one = NewZone(unit.id, unit.name, types.get(unit.type, unit.type), unit.group("sector"), town, since)
        yield _zone(one, year, further.get(unit.id, ()))


def _of_year(year: YearOfReports) -> Iterator[InventedZone]:
    for one in year.zones:
        yield _zone(one, year)


def _zone(one: NewZone, year: YearOfReports, further: Sequence[str] = ()) -> InventedZone:
    staged = stages_offered(indicators(), one.type, year.year)
    facts = {
        "name": one.name,
        "type": one.type,
        "sector": one.sector,
        "designation": {"day": one.designated.isoformat(), "committee": ""},
        "municipalities": [one.municipality, *further],
        "stages": [stage.value for stage in year.chain_of(one.id)] if staged else [],
    }
    return InventedZone(one.id, one.designated, facts)


def _keep_facts(zones: Iterable[InventedZone], source: Source, now: datetime) -> None:
    """Add the facts that are not there; one that says something else now takes the place of the former.

    Stages of a zone are added once: whoever tries the portal may have set others since.
    """
    staged = set(ZoneFact.objects.filter(kind=KIND).values_list("zone", flat=True))
    standing = {
        (row.zone_id, row.kind): row for row in ZoneFact.objects.filter(basis=BASIS, superseded_by=None).order_by("pk")
    }
    wanted = {
        (one.id, kind): (one.since, value)
        for one in zones
        for kind, value in one.facts.items()
        if value and (kind != KIND or one.id not in staged)
    }
    new = {
        key: ZoneFact(
            zone_id=key[0],
            kind=key[1],
            value=value,
            valid_from=since if key[1] in DATED else None,
            recorded_at=now,
            basis=BASIS,
        )
        for key, (since, value) in wanted.items()
        if key not in standing or standing[key].value != value
    }
    ZoneFact.objects.bulk_create(new.values(), batch_size=500)
    link_sources([(row, (source.key,)) for row in new.values() if row.kind == KIND], {source.key: source})
    for key, row in new.items():
        if key in standing:
            standing[key].superseded_by = row
            standing[key].save(update_fields=["superseded_by"])


def _keep_shares(programme: str, zones: Sequence[InventedZone], year: YearOfReports, now: datetime) -> None:
    there = set(AttributionShare.objects.filter(zone__programme=programme).values_list("zone", flat=True))
    places = {one.id: (one.since.year, one.facts["municipalities"]) for one in zones}
    AttributionShare.objects.bulk_create(
        AttributionShare(
            zone_id=one.zone,
            first_year=places[one.zone][0],
            region=region,
            share=str(share),
            document="[예시 EXAMPLE] 공동 시·군 협약",
            recorded_at=now,
        )
        for one in year.joint
        if one.zone not in there
        for region, share in zip(places[one.zone][1], one.shares, strict=True)
    )
