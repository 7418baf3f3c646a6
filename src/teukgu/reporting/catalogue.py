"""All definitions of a programme, asked by performance year, zone type and stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.reporting.definition import IndicatorVersion, Stage, Unit
from teukgu.rulebook.parameter import Reference, Status
from teukgu.values import Bilingual, IndicatorId


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the form and of the workbook."""

    id: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the definitions come from and how firm they are; ``decisions`` are the choices made, with their reasons."""

    status: Status
    references: tuple[Reference, ...]
    last_checked: date
    note: Bilingual
    decisions: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Definitions in the order in which they are asked."""

    units: Mapping[str, Unit]
    groups: tuple[Group, ...]
    versions: tuple[IndicatorVersion, ...]
    origin: Origin | None = None

    @property
    def ids(self) -> tuple[IndicatorId, ...]:
        """Every indicator once, in the order in which they are asked."""
        return tuple(dict.fromkeys(one.id for one in self.versions))

    def versions_of(self, indicator: IndicatorId) -> tuple[IndicatorVersion, ...]:
        """Return the versions of an indicator, the earliest first."""
        return tuple(one for one in self.versions if one.id == indicator)

    def in_year(self, year: int) -> tuple[IndicatorVersion, ...]:
        """Return the version of each indicator that holds in a performance year."""
        return tuple(one for one in self.versions if one.holds_in(year))

    def version(self, indicator: IndicatorId, year: int) -> IndicatorVersion | None:
        """Return what an indicator means in a performance year, None when it is not asked then."""
        return next((one for one in self.versions if one.id == indicator and one.holds_in(year)), None)

    def asked_of(self, year: int, zone_type: str, stages: Iterable[Stage] = ()) -> tuple[IndicatorVersion, ...]:
        """Return what a zone of this type with these stages of the value chain is asked for.

        A zone whose type is not known is asked what every zone is; one without stages what needs none or any.
        """
        there = frozenset(stages)
        return tuple(
            one
            for one in self.in_year(year)
            if (not one.types or zone_type in one.types) and (not one.stages or not there or there & set(one.stages))
        )

    def unit_of(self, version: IndicatorVersion) -> Unit:
        """Return the unit of a definition."""
        return self.units[version.unit]
