"""Brings the figures that hold today in line with the vintages they come from."""

from collections.abc import Collection

from teukgu.portal.store.models import RegionStatistic, StatisticIndicator
from teukgu.portal.store.queries.statistic_vintages import standing_figures

BATCH = 2000


def bring_in_line(programme: str, indicators: Collection[str]) -> None:
    """Write the standing figures of ``indicators`` (keys) anew; a key outside the programme's list has none."""
    known = dict(StatisticIndicator.objects.filter(programme=programme, key__in=indicators).values_list("key", "pk"))
    RegionStatistic.objects.filter(programme=programme, indicator__in=known.values()).delete()
    rows = [
        RegionStatistic(
            programme_id=programme,
            region_id=one.region,
            year=one.year,
            indicator_id=known[one.indicator],
            value=one.value,
            vintage_id=one.vintage,
        )
        for one in standing_figures(programme, indicators=list(known))
        if one.value is not None
    ]
    RegionStatistic.objects.bulk_create(rows, batch_size=BATCH)
