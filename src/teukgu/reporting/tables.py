"""Makes a saved table: its columns over the years, a line for each province, type or zone, and the total.

::

    table = make_table(definition, sources)

A joint zone counts once in the total. In lines of provinces its figures are divided by the shares its municipalities
agreed (equal ones until they did), so that the lines add up to the total exactly; counts of zones are not divided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from teukgu.reporting.attribution import DIVISIBLE, Shares, attributed, equal_shares, in_year
from teukgu.reporting.definition import IndicatorVersion, Scope
from teukgu.reporting.figure import Cell, Number
from teukgu.reporting.table import DataTable, Entry, Head, Line, Standing
from teukgu.reporting.table_definition import (
    COUNT_NAMES,
    ROW_NAMES,
    Column,
    RegistryCount,
    Rows,
    Source,
    TableDefinition,
)
from teukgu.reporting.table_notes import notes_of
from teukgu.reporting.table_sources import Sources, TableZone, figures_of_zones
from teukgu.reporting.totals import SUMMED, Figures, computed_ratio, over_zones
from teukgu.values import Aggregation, Bilingual, Finding, IndicatorId, Place, Refused, RegionId, ZoneId

TOTAL = "total"
TOTAL_NAME = Bilingual("계", "Total")
NO_TYPE = "none"
NO_TYPE_NAME = Bilingual("유형 미정", "no type yet")
NO_PLACE = "nowhere"
NO_PLACE_NAME = Bilingual("시·도 미상", "province not known")
ZONES = Bilingual("곳", "zones")


@dataclass(frozen=True, slots=True)
class Group:
    """The zones of a line; of a province only the part of each zone that lies in ``province`` counts."""

    key: str
    name: Bilingual
    zones: tuple[TableZone, ...]
    province: RegionId | None = None


def make_table(definition: TableDefinition, sources: Sources) -> DataTable:
    """Return the table.

    Raises:
        Refused: when a column names what is not known.
    """
    making = Making(definition, sources)
    heads = tuple(making.head(column, year) for column in definition.columns for year in making.years)
    groups = making.groups()
    lines = tuple(making.line(group, heads) for group in groups)
    whole = making.line(making.whole(), heads) if definition.rows is not Rows.NATION else None
    return DataTable(
        sources.as_of,
        definition.money,
        ROW_NAMES[definition.rows],
        heads,
        lines,
        whole,
        notes_of(making, heads, whole or lines[0]),
    )


@dataclass
class Making:
    """A table being made: what is asked for, and what there is."""

    definition: TableDefinition
    sources: Sources

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the table."""
        return self.definition.years_on(self.sources.as_of)

    @cached_property
    def zones(self) -> tuple[TableZone, ...]:
        """The zones asked for that stood in these years, by name."""
        asked, first = self.definition, date(min(self.years), 1, 1)
        last = min(date(max(self.years), 12, 31), self.sources.as_of)
        return tuple(
            sorted(
                (
                    zone
                    for zone in self.sources.zones
                    if zone.stood_between(first, last)
                    and (not asked.provinces or zone.provinces & set(asked.provinces))
                    and (not asked.types or (zone.type or NO_TYPE) in asked.types)
                    and (not asked.zones or zone.id in asked.zones)
                ),
                key=lambda zone: (zone.name.ko, zone.id),
            )
        )

    @cached_property
    def figures(self) -> Mapping[ZoneId, Figures]:
        """What every zone's figures are."""
        return figures_of_zones(self.sources)

    def whole(self) -> Group:
        """Return all the zones, as the total counts them."""
        return Group(TOTAL, TOTAL_NAME, self.zones)

    def groups(self) -> tuple[Group, ...]:
        """Return the lines' zones."""
        if self.definition.rows is Rows.NATION:
            return (Group("nation", ROW_NAMES[Rows.NATION], self.zones),)
        if self.definition.rows is Rows.ZONE:
            return tuple(Group(zone.id, zone.name, (zone,)) for zone in self.zones)
        return tuple(self._types() if self.definition.rows is Rows.TYPE else self._provinces())

    def _types(self) -> Iterable[Group]:
        for one in sorted({zone.type for zone in self.zones}, key=lambda type_: (not type_, type_)):
            name = self.sources.type_names.get(one, Bilingual(one, one)) if one else NO_TYPE_NAME
            yield Group(one or NO_TYPE, name, tuple(zone for zone in self.zones if zone.type == one))

    def _provinces(self) -> Iterable[Group]:
        asked = set(self.definition.provinces)
        for one in sorted({province for zone in self.zones for province in zone.provinces}):
            if not asked or one in asked:
                name = self.sources.region_names.get(one, Bilingual(one, one))
                yield Group(one, name, tuple(zone for zone in self.zones if one in zone.provinces), one)
        nowhere = tuple(zone for zone in self.zones if not zone.places)
        if nowhere:
            yield Group(NO_PLACE, NO_PLACE_NAME, nowhere)

    def head(self, column: Column, year: int) -> Head:
        """Return the head of a column in a year.

        Raises:
            Refused: when there is nothing of this name.
        """
        if column.source is Source.REGISTRY:
            return Head(column, year, COUNT_NAMES[RegistryCount(column.key)], ZONES)
        if column.source is Source.STATISTIC:
            kind = self.sources.statistic_kinds.get(column.key)
            if kind is None:
                raise Refused([_unknown(column)])
            return Head(column, year, kind.name, kind.unit, 1 if kind.aggregation not in SUMMED else 0)
        return self._indicator_head(column, year)

    def _indicator_head(self, column: Column, year: int) -> Head:
        versions = self.sources.catalogue.versions_of(IndicatorId(column.key))
        if not versions:
            raise Refused([_unknown(column)])
        version = self.version(column, year) or versions[-1]
        unit = self.sources.catalogue.unit_of(version)
        return Head(column, year, _named(version, column, versions), unit.name, unit.decimals, unit.money)

    def version(self, column: Column, year: int) -> IndicatorVersion | None:
        """Return what an indicator's column means in a year."""
        return self.sources.catalogue.version(IndicatorId(column.key), year)

    def line(self, group: Group, heads: Iterable[Head]) -> Line:
        """Return a line of the table."""
        return Line(group.key, group.name, tuple(self.entry(group, head) for head in heads))

    def entry(self, group: Group, head: Head) -> Entry:
        """Return a cell of the table."""
        if head.column.source is Source.REGISTRY:
            return self._count(group, head)
        if head.column.source is Source.STATISTIC:
            return self._statistic(group, head)
        version = self.version(head.column, head.year)
        if version is None:
            return Entry(None, Standing.NOT_ASKED)
        if self.definition.rows is Rows.ZONE and group.key != TOTAL:
            return self._of_zone(group.zones[0], version, head)
        return self._of_zones(group, version, head)

    def _of_zone(self, zone: TableZone, version: IndicatorVersion, head: Head) -> Entry:
        figures = self.figures.get(zone.id, {})
        value = figures.get((head.year, Cell(version.id, head.column.part)))
        if value is None and version.ratio and not head.column.part:
            value = computed_ratio(version.ratio, figures, head.year)
        return _entry(value, head, 1)

    def _of_zones(self, group: Group, version: IndicatorVersion, head: Head) -> Entry:
        if version.scope is Scope.MUNICIPALITY or version.aggregation is Aggregation.INDEX:
            return Entry(None, Standing.NO_TOTAL)
        if version.aggregation is Aggregation.RATIO and version.ratio is None:
            return Entry(None, Standing.NO_TOTAL)
        figures = {zone.id: self._within(zone, group.province, version, head) for zone in group.zones}
        total = over_zones(version, figures, head.year, head.column.part)
        return _entry(total.value, head, len(total.counted))

    def _within(self, zone: TableZone, province: RegionId | None, version: IndicatorVersion, head: Head) -> Figures:
        """Return the figures of the part of a zone that lies in the province: its own, or its shares of them."""
        figures = self.figures.get(zone.id, {})
        if province is None or zone.provinces == {province}:
            return figures
        found: dict[tuple[int, Cell], Number] = {}
        for year, cell in _cells(version, head):
            value = figures.get((year, cell))
            definition = self.sources.catalogue.version(cell.indicator, year)
            if value is None or definition is None or not _divided(definition):
                continue
            unit = self.sources.catalogue.unit_of(definition)
            parts = attributed(definition, unit, value, self.shares(zone, year, cell.indicator))
            found[(year, cell)] = sum(part for region, part in parts.items() if zone.places.get(region) == province)
        return found

    def shares(self, zone: TableZone, year: int, indicator: str = "") -> Shares:
        """Return the shares that hold for a zone, year and indicator: the agreed ones, or equal ones."""
        agreed = in_year(self.sources.shares.get(zone.id, ()), year, indicator)
        return agreed.shares if agreed and set(agreed.shares) == set(zone.places) else equal_shares(zone.places)

    def _count(self, group: Group, head: Head) -> Entry:
        what, year = RegistryCount(head.column.key), head.year
        last = min(date(year, 12, 31), self.sources.as_of)
        dated = [zone for zone in group.zones if _is_dated(zone, what)]
        if group.zones and not dated:
            return Entry(None, Standing.MISSING)
        if what is RegistryCount.OPERATING:
            found = sum(zone.stood_on(last) for zone in dated)
        elif what is RegistryCount.DESIGNATED:
            found = sum(_in(zone.designated_on, year, last) for zone in dated)
        else:
            found = sum(_in(zone.ended_on, year, last) for zone in dated)
        return Entry(found, rests_on=found)

    def _statistic(self, group: Group, head: Head) -> Entry:
        kind = self.sources.statistic_kinds[head.column.key]
        regions = sorted(
            {
                region
                for zone in group.zones
                for region, province in zone.places.items()
                if group.province is None or province == group.province
            }
        )
        by_region = {region: self.sources.statistics.get((head.column.key, region, head.year)) for region in regions}
        found = [value for value in by_region.values() if value is not None]
        if len(regions) > 1 and kind.aggregation not in SUMMED:
            return Entry(None, Standing.NO_TOTAL)
        return _entry(sum(found) if found else None, head, len(found))


def _entry(value: Number | None, head: Head, rests_on: int) -> Entry:
    if value is None:
        return Entry(None, Standing.MISSING)
    return Entry(round(value, head.decimals) if head.decimals else round(value), rests_on=rests_on)


def _cells(version: IndicatorVersion, head: Head) -> tuple[tuple[int, Cell], ...]:
    """Return the cells that a figure is made of."""
    if version.ratio is None or version.aggregation is not Aggregation.RATIO:
        return ((head.year, Cell(version.id, head.column.part)),)
    back = head.year - version.ratio.over_years_back
    return ((head.year, version.ratio.of), (back, version.ratio.over))


def _divided(version: IndicatorVersion) -> bool:
    return version.aggregation in DIVISIBLE and version.scope is not Scope.MUNICIPALITY


def _is_dated(zone: TableZone, what: RegistryCount) -> bool:
    """Whether the days that a count asks for are known."""
    ended = zone.ended_on is not None or not zone.ended
    return {
        RegistryCount.OPERATING: zone.designated_on is not None and ended,
        RegistryCount.DESIGNATED: zone.designated_on is not None,
        RegistryCount.ENDED: ended,
    }[what]


def _in(day: date | None, year: int, last: date) -> bool:
    return day is not None and day.year == year and day <= last


def _named(version: IndicatorVersion, column: Column, versions: tuple[IndicatorVersion, ...]) -> Bilingual:
    """Return the name of an indicator's column, with the part it asks for.

    Raises:
        Refused: when no version has this part.
    """
    if not column.part:
        return version.name
    every = [one for each in versions for one in each.disaggregations]
    names = {f"{one.id}.{part.id}": part.name for one in every for part in one.parts}
    if column.part not in names:
        raise Refused([_unknown(column)])
    part = names[column.part]
    return Bilingual(f"{version.name.ko}({part.ko})", f"{version.name.en} ({part.en})")


def _unknown(column: Column) -> Finding:
    return Finding(
        "table.unknown_column",
        Bilingual(f"그런 항목이 없습니다: {column}.", f"There is no such column: {column}."),
        Bilingual("항목 목록에서 고르십시오.", "Choose from the list of columns."),
        Place(key=str(column)),
    )
