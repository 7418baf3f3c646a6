"""Public statistics of a municipality, of several together, of the places of a zone: what report checks look at."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from teukgu.portal.store.models import Region, StatisticIndicator, ZonePlace
from teukgu.portal.store.queries.statistic_vintages import StandingFigure, standing_figures

Statistics = dict[tuple[str, int], float]
"""A figure by key of the statistic (``establishments``) and year, as `teukgu.reporting.figure.Context` takes it."""

COUNTS = frozenset({"stock", "flow"})
"""What can be added over municipalities; a rate or an index cannot."""


def statistics_of_region(
    region: str,
    *,
    keys: Collection[str] | None = None,
    years: Collection[int] | None = None,
    as_of: date | None = None,
) -> Statistics:
    """Return the figures of one municipality that held at the end of ``as_of`` (default: now)."""
    return statistics_of_regions([region], keys=keys, years=years, as_of=as_of)


def statistics_of_regions(
    regions: Collection[str],
    *,
    keys: Collection[str] | None = None,
    years: Collection[int] | None = None,
    as_of: date | None = None,
) -> Statistics:
    """Return the figures of several municipalities together: of one its own, of more the sums of counts.

    A sum is there only when every one of them has a figure: a part would look like the whole.
    """
    wanted = set(regions)
    found: Statistics = {}
    for programme in Region.objects.filter(pk__in=wanted).values_list("programme", flat=True).distinct():
        standing = standing_figures(programme, as_of=as_of, regions=wanted, indicators=keys, years=years)
        addable = _counts(programme) if len(wanted) > 1 else None
        found |= _together(standing, len(wanted), addable)
    return found


def statistics_of_zone(
    zone: str,
    *,
    keys: Collection[str] | None = None,
    years: Collection[int] | None = None,
    as_of: date | None = None,
) -> Statistics:
    """Return the figures of the municipalities a zone lies in, together when there are several."""
    places = ZonePlace.objects.filter(zone=zone).values_list("region", flat=True)
    return statistics_of_regions(set(places), keys=keys, years=years, as_of=as_of)


def statistics_of_zones(
    programme: str, zones: Collection[str], *, years: Collection[int] | None = None
) -> dict[str, Statistics]:
    """Return `statistics_of_zone` by zone for many zones of a programme at once. Four queries."""
    places: dict[str, set[str]] = defaultdict(set)
    for zone, region in ZonePlace.objects.filter(zone__in=zones).values_list("zone", "region"):
        places[zone].add(region)
    wanted = set().union(*places.values())
    standing: dict[str, list[StandingFigure]] = defaultdict(list)
    for one in standing_figures(programme, regions=wanted, years=years):
        standing[one.region].append(one)
    addable = _counts(programme)
    return {
        zone: _together(
            [one for region in sorted(places[zone]) for one in standing[region]],
            len(places[zone]),
            addable if len(places[zone]) > 1 else None,
        )
        for zone in zones
    }


def _counts(programme: str) -> set[str]:
    rows = StatisticIndicator.objects.filter(programme=programme, aggregation__in=COUNTS)
    return set(rows.values_list("key", flat=True))


def _together(standing: Iterable[StandingFigure], regions: int, addable: set[str] | None) -> Statistics:
    """Add up figures by key and year where all ``regions`` have one; ``addable`` None: there is only one region."""
    values: dict[tuple[str, int], list[float]] = {}
    for one in standing:
        if one.value is not None and (addable is None or one.indicator in addable):
            values.setdefault((one.indicator, one.year), []).append(one.value)
    return {key: sum(several) for key, several in values.items() if len(several) == regions}
