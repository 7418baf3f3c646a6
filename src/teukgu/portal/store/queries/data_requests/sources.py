"""What tables are made from, read from the database as of a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.db.models import QuerySet
from django.utils import timezone

from teukgu.portal.report_rules import indicators
from teukgu.portal.rules import programme as rules
from teukgu.portal.store.models import AttributionShare, Region, StatisticIndicator, ZoneNow, ZonePlace
from teukgu.portal.store.queries.reports.observed import observed
from teukgu.portal.store.queries.statistic_vintages import standing_figures
from teukgu.reporting.attribution import Attribution
from teukgu.reporting.table_definition import Source, TableDefinition
from teukgu.reporting.table_sources import PublicStatistic, Sources, TableZone
from teukgu.values import Aggregation, Bilingual, RegionId, ZoneId

CANCELLED = "cancelled"


def end_of(day: date) -> datetime:
    """Return the last moment of a day in Korea."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def sources_for(programme: str, definition: TableDefinition, as_of: date) -> Sources:
    """Return what the table needs: what was recorded by the end of ``as_of``. Seven queries at most."""
    years = definition.years_on(as_of)
    zones = table_zones(programme)
    back = range(min(years) - 1, max(years) + 1) if years else ()
    return Sources(
        as_of=as_of,
        catalogue=indicators(),
        zones=zones,
        observations=observed(programme, years=back, at=end_of(as_of)),
        shares=_shares(programme, end_of(as_of)),
        statistics=_statistics(programme, definition, as_of, zones),
        statistic_kinds=statistic_kinds(programme),
        region_names=region_names(programme),
        type_names=type_names(),
    )


def table_zones(programme: str) -> tuple[TableZone, ...]:
    """Return every zone of the programme with its places and days."""
    places: dict[str, dict[RegionId, RegionId]] = defaultdict(dict)
    rows = ZonePlace.objects.filter(zone__programme=programme).order_by("pk")
    for zone, region, province in rows.values_list("zone_id", "region_id", "province_id"):
        places[zone][RegionId(region)] = RegionId(province)
    return tuple(
        TableZone(
            ZoneId(row.pk),
            Bilingual(row.name_ko, row.name_en or row.name_ko),
            places[row.pk],
            row.zone_type,
            row.designated_on,
            row.ended_on,
            row.status == CANCELLED,
        )
        for row in ZoneNow.objects.filter(programme=programme).order_by("pk")
    )


def region_names(programme: str) -> dict[RegionId, Bilingual]:
    """Return the names of the provinces and municipalities."""
    rows = Region.objects.filter(programme=programme).values_list("pk", "name_ko", "name_en")
    return {RegionId(pk): Bilingual(korean, english) for pk, korean, english in rows}


def type_names() -> dict[str, Bilingual]:
    """Return the names of the types of zones."""
    return rules().type_names


def statistic_kinds(programme: str) -> dict[str, PublicStatistic]:
    """Return what public statistics there are."""
    return {
        row.key: PublicStatistic(
            Bilingual(row.name_ko, row.name_en),
            Bilingual(row.unit_ko, row.unit_en),
            Aggregation(row.aggregation) if row.aggregation else None,
            Bilingual(row.note_ko, row.note_en),
        )
        for row in StatisticIndicator.objects.filter(programme=programme).order_by("position")
    }


def _statistics(
    programme: str, definition: TableDefinition, as_of: date, zones: Iterable[TableZone]
) -> Mapping[tuple[str, RegionId, int], float]:
    keys = {one.key for one in definition.columns if one.source is Source.STATISTIC}
    if not keys:
        return {}
    regions = {region for zone in zones for region in zone.places}
    years = definition.years_on(as_of)
    found = standing_figures(programme, as_of=as_of, regions=regions, indicators=keys, years=years)
    return {(one.indicator, one.region, one.year): one.value for one in found if one.value is not None}


def _shares(programme: str, moment: datetime) -> dict[ZoneId, tuple[Attribution, ...]]:
    """Return the shares that joint zones agreed, those recorded last for each first year and indicator."""
    return shares_of(AttributionShare.objects.filter(zone__programme=programme, recorded_at__lte=moment))


def shares_of(rows: QuerySet[AttributionShare]) -> dict[ZoneId, tuple[Attribution, ...]]:
    """Return agreed shares by zone, those recorded last for each first year and indicator."""
    newest: dict[tuple[str, int, str], tuple[datetime, dict[RegionId, Fraction], str]] = {}
    for row in rows.order_by("recorded_at", "pk"):
        key = (row.zone_id, row.first_year, row.indicator)
        if key not in newest or newest[key][0] != row.recorded_at:
            newest[key] = (row.recorded_at, {}, row.document)
        newest[key][1][RegionId(row.region)] = Fraction(row.share)
    found: dict[ZoneId, list[Attribution]] = defaultdict(list)
    for (zone, first, indicator), (_moment, shares, document) in sorted(newest.items()):
        found[ZoneId(zone)].append(Attribution(first, shares, document, indicator))
    return {zone: tuple(every) for zone, every in found.items()}
