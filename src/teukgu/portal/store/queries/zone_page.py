"""Everything about one zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from teukgu.loading.registry_facts import MANY, in_force
from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Award, Region, RegionBorder, RegionStatistic, ZoneFact, ZoneNow, ZonePlace
from teukgu.portal.store.projection import as_fact
from teukgu.portal.store.queries.labels import Labels, labels_of
from teukgu.portal.store.queries.records import AwardLine, FactLine, Place, SourceLink, ZoneLine
from teukgu.portal.store.queries.visible import Links, sources_of, visible
from teukgu.portal.store.queries.zone_lines import place, zone_line
from teukgu.portal.store.queries.zone_timeline import TimelineEvent, timeline
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class StatisticLine:
    """An indicator of one region over the years, oldest first."""

    region: str
    indicator: str
    name: Bilingual
    unit: Bilingual
    note: Bilingual
    source_table: str
    values: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class NearZone:
    """Another zone in the same municipality, or in one that borders it."""

    zone: ZoneLine
    same_municipality: bool


@dataclass(frozen=True, slots=True)
class ZonePage:
    """One zone: what holds today (``zone``, ``facts`` with ``current``), former values, timeline, what is around."""

    zone: ZoneLine
    places: tuple[Place, ...]
    facts: tuple[FactLine, ...]
    timeline: tuple[TimelineEvent, ...]
    awards: tuple[AwardLine, ...]
    statistics: tuple[StatisticLine, ...]
    near: tuple[NearZone, ...]
    region_names: Mapping[str, Bilingual]
    labels: Labels

    def current(self, kind: str) -> FactLine | None:
        """Return the fact of ``kind`` that holds today, if it is known."""
        return next((fact for fact in self.facts if fact.kind == kind and fact.current), None)

    def former(self, kind: str) -> tuple[FactLine, ...]:
        """Return the facts of ``kind`` that do not hold today, or that were corrected."""
        return tuple(fact for fact in self.facts if fact.kind == kind and not fact.current)

    @property
    def sources(self) -> tuple[SourceLink, ...]:
        """Every source on the page, each once."""
        every = [link for fact in self.facts for link in fact.sources]
        every += [link for award in self.awards for link in award.sources]
        return tuple({link.key: link for link in every}.values())


def zone_at_address(viewer: Viewer, programme: str, address: str) -> ZonePage | None:
    """Return the page of the zone at ``address``, or None. Eight queries, nine when it lay in a region that ended."""
    row = ZoneNow.objects.filter(programme=programme, address=address).first()
    if row is None:
        return None
    places = list(ZonePlace.objects.filter(zone=row).select_related("region", "province").order_by("region_id"))
    regions = [one.region_id for one in places]
    facts = list(visible(viewer, ZoneFact.objects.filter(zone=row.pk)).order_by("valid_from", "pk"))
    awards = list(visible(viewer, Award.objects.filter(zone=row.pk)).order_by("year", "pk"))
    fact_links, award_links = sources_of(
        viewer, (ZoneFact, [fact.pk for fact in facts]), (Award, [award.pk for award in awards])
    )
    fact_lines = facts_with_state(facts, fact_links, row.as_of)
    award_lines = tuple(award_line(award, award_links) for award in awards)
    return ZonePage(
        zone=zone_line(row),
        places=tuple(place(one) for one in places),
        facts=fact_lines,
        timeline=timeline(row, fact_lines, award_lines),
        awards=award_lines,
        statistics=_statistics(regions),
        near=_near(row, regions),
        region_names=_region_names(places, fact_lines),
        labels=labels_of(viewer, programme),
    )


def _region_names(places: Sequence[ZonePlace], facts: Sequence[FactLine]) -> dict[str, Bilingual]:
    """Return the names of all regions in the facts; one query more when some are former ones."""
    named = {one.region_id: one.region for one in places}
    former = {region for fact in facts if fact.kind == "municipalities" for region in fact.value} - set(named)
    if former:
        named |= Region.objects.in_bulk(sorted(former))
    return {region: Bilingual(row.name_ko, row.name_en) for region, row in named.items()}


def award_line(award: Award, links: Links) -> AwardLine:
    """Return an award as a record."""
    name = Bilingual(award.name_ko, award.name_en)
    return AwardLine(award.zone_id, award.year, name, links.get(award.pk, ()))


def facts_with_state(rows: Sequence[ZoneFact], links: Links, day: date) -> tuple[FactLine, ...]:
    """Return the facts of one zone as records, each saying whether it holds on ``day``."""
    held = {fact.order for fact in in_force([as_fact(row) for row in rows], day).values()}
    return tuple(fact_line(row, links, current=_is_current(row, held)) for row in rows)


def _is_current(row: ZoneFact, held: set[int]) -> bool:
    return row.pk in held or (row.kind in MANY and row.superseded_by_id is None)


def fact_line(row: ZoneFact, links: Links, *, current: bool) -> FactLine:
    """Return a fact as a record."""
    return FactLine(
        zone=row.zone_id,
        kind=row.kind,
        value=row.value,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        precision=row.precision,
        basis=row.basis,
        note=Bilingual(row.note_ko, row.note_en),
        sources=links.get(row.pk, ()),
        recorded_on=row.recorded_at.date(),
        superseded=row.superseded_by_id is not None,
        current=current,
    )


def _statistics(regions: Sequence[str]) -> tuple[StatisticLine, ...]:
    rows = RegionStatistic.objects.filter(region__in=regions).select_related("indicator")
    series: dict[tuple[str, int], list[RegionStatistic]] = {}
    for row in rows.order_by("region_id", "indicator__position", "year"):
        series.setdefault((row.region_id, row.indicator_id), []).append(row)
    return tuple(_statistic(rows) for rows in series.values())


def _statistic(rows: Sequence[RegionStatistic]) -> StatisticLine:
    one = rows[0].indicator
    return StatisticLine(
        region=rows[0].region_id,
        indicator=one.key,
        name=Bilingual(one.name_ko, one.name_en),
        unit=Bilingual(one.unit_ko, one.unit_en),
        note=Bilingual(one.note_ko, one.note_en),
        source_table=one.source_table,
        values=tuple((row.year, row.value) for row in rows),
    )


def _near(row: ZoneNow, regions: Sequence[str]) -> tuple[NearZone, ...]:
    """Return the other zones in the same and in bordering municipalities, the same ones first. One query."""
    bordering = RegionBorder.objects.filter(region__in=regions).values("neighbour")
    places = ZonePlace.objects.filter(Q(region__in=regions) | Q(region__in=bordering), zone__programme=row.programme_id)
    found: dict[str, tuple[Any, bool]] = {}
    for one in places.exclude(zone=row).select_related("zone").defer("zone__search", "zone__region_events"):
        same = one.region_id in regions or (one.zone_id in found and found[one.zone_id][1])
        found[one.zone_id] = (one.zone, same)
    near = [NearZone(zone_line(zone), same) for zone, same in found.values()]
    return tuple(sorted(near, key=lambda one: (not one.same_municipality, one.zone.name.ko)))
