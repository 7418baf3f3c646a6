"""Publications of statistics, and which figure of them holds on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils import timezone

from teukgu.portal.store.models import StatisticFigure, StatisticVintage, VintageKind
from teukgu.values import Bilingual, RegionId

SHIPPED_FIRST = Case(When(kind=VintageKind.SHIPPED, then=Value(0)), default=Value(1), output_field=IntegerField())
"""Orders publications: what came with the program stands below all others."""


@dataclass(frozen=True, slots=True)
class VintageLine:
    """One publication as it was loaded, and how many figures it has."""

    id: int
    series: str
    kind: str
    published_on: date | None
    loaded_at: datetime
    source: str
    sha256: str
    definition_version: str
    note: Bilingual
    figures: int


@dataclass(frozen=True, slots=True)
class StandingFigure:
    """The figure that holds for a region, year and indicator; no value when it was published as not available."""

    region: RegionId
    year: int
    indicator: str
    value: float | None
    mark: str
    vintage: int


def vintages(programme: str, *, series: str | None = None, as_of: date | None = None) -> tuple[VintageLine, ...]:
    """Return the publications loaded by the end of ``as_of`` (default: all), the one that holds first."""
    rows = _known(StatisticVintage.objects.filter(programme=programme), as_of)
    if series is not None:
        rows = rows.filter(series=series)
    counted = rows.annotate(figure_count=Count("figures")).order_by(SHIPPED_FIRST.desc(), "-standing_on", "-pk")
    return tuple(
        VintageLine(
            id=row.pk,
            series=row.series,
            kind=row.kind,
            published_on=row.published_on,
            loaded_at=row.loaded_at,
            source=row.source,
            sha256=row.sha256,
            definition_version=row.definition_version,
            note=Bilingual(row.note_ko, row.note_en),
            figures=row.figure_count,
        )
        for row in counted
    )


def standing_figures(
    programme: str,
    *,
    as_of: date | None = None,
    regions: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> tuple[StandingFigure, ...]:
    """Return what held at the end of ``as_of`` (default: now), by region, indicator and year.

    Only what was loaded here by then counts, so that an answer of that day can be given again. Of several publications
    the one published (or else loaded) last holds; figures shipped with the program give way to all others. Two queries.
    """
    known = _known(StatisticVintage.objects.filter(programme=programme), as_of)
    order = known.order_by(SHIPPED_FIRST, "standing_on", "pk")
    place = {pk: position for position, pk in enumerate(order.values_list("pk", flat=True))}
    rows = StatisticFigure.objects.filter(vintage__in=list(place))
    for name, wanted in (("region", regions), ("indicator", indicators), ("year", years)):
        if wanted is not None:
            rows = rows.filter(**{f"{name}__in": list(wanted)})
    found: dict[tuple[str, str, int], StandingFigure] = {}
    fields = ("region_id", "year", "indicator", "value", "mark", "vintage_id")
    for row in sorted(rows.values_list(*fields), key=lambda row: place[row[5]]):
        one = StandingFigure(RegionId(row[0]), row[1], row[2], row[3], row[4], row[5])
        found[one.region, one.indicator, one.year] = one
    return tuple(found[key] for key in sorted(found))


def _known(rows: QuerySet[StatisticVintage], as_of: date | None) -> QuerySet[StatisticVintage]:
    """Return the publications known at the end of ``as_of``."""
    if as_of is None:
        return rows
    end = timezone.make_aware(datetime.combine(as_of + timedelta(days=1), time.min))
    return rows.filter(loaded_at__lt=end, standing_on__lte=as_of)
