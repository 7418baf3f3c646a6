"""Loads municipality statistics and borders; loading the same files again changes nothing."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from teukgu.loading.registry_records import NeighbourRow, StatisticIndicatorRow, StatisticRow
from teukgu.loading.registry_tables import Table, finding, read_table
from teukgu.loading.statistics.records import PublishedFigure
from teukgu.portal.services.registry.links import replace_all
from teukgu.portal.services.stamps import is_loaded, stamp
from teukgu.portal.services.statistics.keep import Publication, keep_vintage
from teukgu.portal.services.statistics.standing import bring_in_line
from teukgu.portal.store.models import Region, RegionBorder, RegionStatistic, StatisticIndicator, VintageKind
from teukgu.values import Finding, RegionId, refuse_if_any

FILES = ("statistics/statistics.csv", "statistics/indicators.csv", "boundaries/neighbours.csv")


def load_statistics(programme: str, folder: Path, *, now: datetime) -> int:
    """Load ``statistics/`` and ``boundaries/`` of the programme ``folder``; return the number of new figures.

    Raises:
        Refused: with every problem in the files; nothing is changed then.
    """
    part, content = f"statistics:{programme}", _hash(folder)
    if is_loaded(part, content):
        return 0
    figures, found = read_table(folder / FILES[0], StatisticRow)
    indicators, more = read_table(folder / FILES[1], StatisticIndicatorRow)
    borders, even_more = read_table(folder / FILES[2], NeighbourRow)
    regions = set(Region.objects.filter(programme=programme).values_list("pk", flat=True))
    known = {row.indicator for row in indicators.rows}
    findings = [*found, *more, *even_more, *_unknown(figures, regions, known), *_unknown_borders(borders, regions)]
    refuse_if_any(findings)
    with transaction.atomic():
        _write(programme, content, (figures, indicators, borders), now)
        stamp(part, content, now)
    return len(figures.rows)


def _hash(folder: Path) -> str:
    digest = hashlib.sha256(b"vintages")
    for name in FILES:
        path = folder / name
        digest.update(name.encode() + b"\0" + (path.read_bytes() if path.is_file() else b"") + b"\0")
    return digest.hexdigest()


def _write(
    programme: str,
    content: str,
    tables: tuple[Table[StatisticRow], Table[StatisticIndicatorRow], Table[NeighbourRow]],
    now: datetime,
) -> None:
    """Replace indicators and borders; the figures join the vintages, and those that hold are written anew."""
    figures, indicators, borders = tables
    kept = [_indicator(programme, position, row) for position, row in enumerate(indicators.rows)]
    RegionStatistic.objects.filter(programme=programme).delete()
    replace_all(StatisticIndicator, programme, kept)
    shipped = [PublishedFigure(RegionId(row.region_id), row.year, row.indicator, row.value) for row in figures.rows]
    added = keep_vintage(programme, Publication(VintageKind.SHIPPED, "", FILES[0], content, shipped), now=now)
    done = {one.indicator for one in shipped} if added else set()
    bring_in_line(programme, {row.key for row in kept} - done)
    replace_all(RegionBorder, programme, _borders(borders), "region__programme")


def _indicator(programme: str, position: int, row: StatisticIndicatorRow) -> StatisticIndicator:
    return StatisticIndicator(
        programme_id=programme,
        key=row.indicator,
        position=position,
        name_ko=row.name_ko,
        name_en=row.name_en,
        unit_ko=row.unit_ko,
        unit_en=row.unit_en,
        direction=row.direction,
        aggregation=row.aggregation,
        source_table=row.source_table,
        note_ko=row.note_ko,
        note_en=row.note_en,
    )


def _borders(borders: Table[NeighbourRow]) -> list[RegionBorder]:
    pairs = {pair for row in borders.rows for pair in ((row.region_a, row.region_b), (row.region_b, row.region_a))}
    return [RegionBorder(region_id=one, neighbour_id=other) for one, other in sorted(pairs)]


def _unknown(figures: Table[StatisticRow], regions: set[str], indicators: set[str]) -> Iterable[Finding]:
    for index, row in enumerate(figures.rows):
        for key, value, known in (("region_id", row.region_id, regions), ("indicator", row.indicator, indicators)):
            if value not in known:
                yield _unknown_id(figures, index, key, value)


def _unknown_borders(borders: Table[NeighbourRow], regions: set[str]) -> Iterable[Finding]:
    for index, row in enumerate(borders.rows):
        for key, value in (("region_a", row.region_a), ("region_b", row.region_b)):
            if value not in regions:
                yield _unknown_id(borders, index, key, value)


def _unknown_id(table: Table[StatisticRow] | Table[NeighbourRow], index: int, key: str, value: str) -> Finding:
    return finding(
        "id_unknown",
        table.place(index, key),
        (f"'{value}'은(는) 등록부나 지표 목록에 없습니다.", f"'{value}' is in neither registry nor indicator list."),
        ("id를 고치세요.", "Correct the id."),
    )
