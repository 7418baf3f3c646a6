"""The regions of a programme by every name and code they ever had."""

from collections import defaultdict

from teukgu.loading.statistics.regions import CodePeriod, RegionBook
from teukgu.portal.services.registry.listed import region_names
from teukgu.portal.store.models import Region, RegionCode
from teukgu.values import RegionId


def region_book(programme: str) -> RegionBook:
    """Return names and codes for reading tables. Five queries."""
    codes: dict[tuple[str, str], list[CodePeriod]] = defaultdict(list)
    for row in RegionCode.objects.filter(region__programme=programme).order_by("pk"):
        period = CodePeriod(RegionId(row.region_id), row.valid_from, row.valid_to)
        codes[row.system, row.code].append(period)
    provinces = Region.objects.filter(programme=programme, kind="province").values_list("pk", flat=True)
    return RegionBook(
        region_names(programme),
        {key: tuple(periods) for key, periods in codes.items()},
        frozenset(RegionId(pk) for pk in provinces),
    )
