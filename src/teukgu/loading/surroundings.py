"""Reads what the round of public statistics is made of: zones, municipalities, statistics, awards, rules."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from teukgu.loading.registry_files import RegistryFiles, read_registry
from teukgu.loading.registry_records import StatisticIndicatorRow, StatisticRow
from teukgu.loading.registry_tables import read_table
from teukgu.loading.surroundings_rules import FILE, read_rules
from teukgu.surroundings import Municipality, Place, Rules, Statistics
from teukgu.values import Bilingual, Finding, RegionId, ZoneId, refuse_if_any
from teukgu.values import Place as Where

UNLOCATED = "unlocated"
MADE_OF = ("registry/*.csv", "statistics/*.csv", FILE, "schemes/public-statistics.yaml", "parameters/**/*.yaml")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All of it; ``awarded`` are zones with a listed award whose source has an address; ``stamp`` names the content."""

    places: tuple[Place, ...]
    municipalities: tuple[Municipality, ...]
    statistics: Statistics
    rules: Rules
    awarded: frozenset[ZoneId]
    stamp: str


def surroundings_stamp(folder: Path) -> str:
    """Return a hash of every file of the programme in ``folder`` that the round is made of; takes milliseconds."""
    digest = hashlib.sha256()
    for pattern in MADE_OF:
        for path in sorted(folder.glob(pattern)):
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_surroundings(folder: Path) -> Surroundings:
    """Read the round of public statistics of the programme in ``folder``.

    Raises:
        Refused: with every problem found.
    """
    registry = read_registry(folder / "registry")
    rules = read_rules(folder / FILE)
    statistics, findings = _statistics(folder / "statistics")
    indicators, more = read_table(folder / "statistics" / "indicators.csv", StatisticIndicatorRow)
    places = _places(registry)
    refuse_if_any([*findings, *more, *_unknown(rules, places, {row.indicator for row in indicators.rows})])
    known = {region for region, _, _ in statistics.values}
    municipalities = tuple(
        Municipality(RegionId(row.region_id), row.name_ko, row.kind)
        for row in registry.regions.rows
        if row.region_id in known
    )
    return Surroundings(places, municipalities, statistics, rules, _awarded(registry), surroundings_stamp(folder))


def _statistics(folder: Path) -> tuple[Statistics, list[Finding]]:
    table, findings = read_table(folder / "statistics.csv", StatisticRow)
    return Statistics({(RegionId(row.region_id), row.year, row.indicator): row.value for row in table.rows}), findings


def _places(registry: RegistryFiles) -> tuple[Place, ...]:
    ended = {row.zone_id: row.day for row in registry.cancellations.rows}
    return tuple(
        Place(
            zone=ZoneId(row.zone_id),
            name=row.name_ko,
            sector=row.sector,
            municipalities=tuple(RegionId(region) for region in row.region_ids),
            designated=row.designation_date,
            ended=ended.get(row.zone_id),
        )
        for row in registry.zones.rows
    )


def _awarded(registry: RegistryFiles) -> frozenset[ZoneId]:
    located = {row.source_id for row in registry.sources.rows if row.kind != UNLOCATED}
    return frozenset(ZoneId(row.zone_id) for row in registry.awards.rows if located & set(row.source_ids))


def _unknown(rules: Rules, places: tuple[Place, ...], indicators: set[str]) -> list[Finding]:
    """Sectors without industries, and indicators that the statistics do not have."""
    sectors = sorted({place.sector for place in places} - set(rules.industries))
    asked = {name for names in rules.industries.values() for name in names}
    asked |= {name for figure in rules.figures for name in (*figure.plus, *figure.minus)}
    return [
        *(_no_industries(sector) for sector in sectors),
        *(_no_indicator(name) for name in sorted(asked - indicators)),
    ]


def _no_industries(sector: str) -> Finding:
    return Finding(
        "public_statistics.no_industries",
        Bilingual(f"분야 {sector!r}에 대응하는 산업이 없습니다.", f"The sector {sector!r} has no industries."),
        Bilingual(f"industries에 {sector}: [gva_…]를 적으세요.", f"Add {sector}: [gva_...] to industries."),
        Where(FILE, key="industries"),
    )


def _no_indicator(name: str) -> Finding:
    return Finding(
        "public_statistics.no_indicator",
        Bilingual(f"통계에 없는 지표입니다: {name!r}.", f"The statistics have no indicator {name!r}."),
        Bilingual("statistics/indicators.csv에 있는 이름을 쓰세요.", "Use a name of statistics/indicators.csv."),
        Where(FILE, key=name),
    )
