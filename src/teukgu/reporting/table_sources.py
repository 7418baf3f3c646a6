"""What tables are made from: zones with their dates and places, observations, shares, public statistics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from teukgu.reporting.attribution import Attribution
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.figure import Observed, Provenance
from teukgu.reporting.series import fold
from teukgu.reporting.totals import Figures
from teukgu.values import Aggregation, Bilingual, RegionId, ZoneId

NO_NOTE = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class TableZone:
    """A zone: where it lies (municipality to province), its type, and its dates as far as they are known."""

    id: ZoneId
    name: Bilingual
    places: Mapping[RegionId, RegionId]
    type: str = ""
    designated_on: date | None = None
    ended_on: date | None = None
    ended: bool = False

    @property
    def provinces(self) -> frozenset[RegionId]:
        """The provinces it lies in."""
        return frozenset(self.places.values())

    def stood_on(self, day: date) -> bool:
        """Whether it was designated and not cancelled on ``day``, as far as its dates are known."""
        begun = self.designated_on is not None and self.designated_on <= day
        over = self.ended_on <= day if self.ended_on else self.ended
        return begun and not over

    def stood_between(self, first: date, last: date) -> bool:
        """Whether it stood on some day of a period; a day that is not known speaks for it."""
        return (self.designated_on is None or self.designated_on <= last) and (
            self.ended_on is None or self.ended_on >= first
        )


@dataclass(frozen=True, slots=True)
class PublicStatistic:
    """What a public statistic of municipalities is."""

    name: Bilingual
    unit: Bilingual
    aggregation: Aggregation | None = None
    note: Bilingual = NO_NOTE


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything tables are made from, as it was known on ``as_of``."""

    as_of: date
    catalogue: Catalogue
    zones: tuple[TableZone, ...]
    observations: tuple[Observed, ...] = ()
    shares: Mapping[ZoneId, tuple[Attribution, ...]] = field(default_factory=dict)
    statistics: Mapping[tuple[str, RegionId, int], float] = field(default_factory=dict)
    statistic_kinds: Mapping[str, PublicStatistic] = field(default_factory=dict)
    region_names: Mapping[RegionId, Bilingual] = field(default_factory=dict)
    type_names: Mapping[str, Bilingual] = field(default_factory=dict)


def scored_only(observations: Iterable[Observed]) -> tuple[Observed, ...]:
    """Return what may stand in a table: figures of earlier reports are never mixed with others."""
    return tuple(one for one in observations if one.figure.provenance is not Provenance.EARLIER_REPORT)


def figures_of_zones(sources: Sources) -> dict[ZoneId, Figures]:
    """Return each zone's figures as they stand."""
    series = fold(scored_only(sources.observations))
    found: dict[ZoneId, dict[tuple[int, object], object]] = {zone.id: {} for zone in sources.zones}
    for slot, chain in series.chains.items():
        value = chain[-1].figure.value
        if slot.zone in found and value is not None:
            found[slot.zone][(slot.year, slot.cell)] = value
    return found  # type: ignore[return-value]
