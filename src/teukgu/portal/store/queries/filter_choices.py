"""What the directory can be filtered by, with how many zones each choice has."""

from collections import Counter
from dataclasses import dataclass

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import ZoneNow, ZonePlace
from teukgu.portal.store.queries.labels import Labels, labels_of
from teukgu.portal.store.queries.provinces import ProvinceLine, provinces_with_zones
from teukgu.portal.store.queries.zones_directory import ZoneFilter
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    key: str
    name: Bilingual
    zones: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """All choices, in the order in which to show them; ``regions`` are ids only."""

    provinces: tuple[ProvinceLine, ...]
    sectors: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    years: tuple[Choice, ...]
    regions: frozenset[str]
    labels: Labels

    def unknown(self, asked: ZoneFilter) -> tuple[str, ...]:
        """Return the names of the fields of ``asked`` whose value is no choice."""
        known = {
            "province": {line.id for line in self.provinces},
            "region": self.regions,
            "sector": {choice.key for choice in self.sectors},
            "status": {choice.key for choice in self.statuses},
        }
        wrong = [name for name, keys in known.items() if getattr(asked, name) and getattr(asked, name) not in keys]
        if asked.year is not None and str(asked.year) not in {choice.key for choice in self.years}:
            wrong.append("year")
        return tuple(wrong)


def filter_choices(viewer: Viewer, programme: str) -> FilterChoices:
    """Return the choices of ``programme``. Six queries."""
    labels = labels_of(viewer, programme)
    rows = list(ZoneNow.objects.filter(programme=programme).values_list("sector", "status", "designated_year"))
    regions = ZonePlace.objects.filter(zone__programme=programme).values_list("region_id", flat=True).distinct()
    years = Counter(str(year) for _, _, year in rows if year)
    return FilterChoices(
        provinces=provinces_with_zones(viewer, programme),
        sectors=_choices("sector", Counter(sector for sector, _, _ in rows if sector), labels),
        statuses=_choices("status", Counter(status for _, status, _ in rows), labels),
        years=tuple(Choice(year, Bilingual(year, year), years[year]) for year in sorted(years, reverse=True)),
        regions=frozenset(regions),
        labels=labels,
    )


def _choices(kind: str, counts: Counter[str], labels: Labels) -> tuple[Choice, ...]:
    """Return the choices that occur, those with a label first, in its order."""
    ordered = [key for key in labels.keys(kind) if key in counts]
    ordered += sorted(set(counts) - set(ordered))
    return tuple(Choice(key, labels.of(kind, key).name, counts[key]) for key in ordered)
