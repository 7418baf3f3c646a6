"""May figures of two years stand in one series? The worst break between their versions decides."""

from dataclasses import dataclass

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import Comparability, IndicatorVersion
from teukgu.values import Bilingual, IndicatorId

ORDER = (Comparability.FULL, Comparability.LIMITED, Comparability.BROKEN)


@dataclass(frozen=True, slots=True)
class Break:
    """Where a series breaks: the year in which a version begins, how far it may be compared, and why."""

    year: int
    comparability: Comparability
    note: Bilingual


def breaks_between(catalogue: Catalogue, indicator: IndicatorId, one: int, other: int) -> tuple[Break, ...] | None:
    """Return the changes of definition between two years, the earliest first.

    None when the indicator is not asked in one of them.
    """
    early, late = (catalogue.version(indicator, year) for year in sorted((one, other)))
    if early is None or late is None:
        return None
    between = [each for each in catalogue.versions_of(indicator) if early.version < each.version <= late.version]
    return tuple(Break(each.first_year, each.comparability, each.comparability_note) for each in between)


def comparable(catalogue: Catalogue, indicator: IndicatorId, one: int, other: int) -> Comparability:
    """Return how far figures of two years may be compared; broken when one of them is not asked."""
    found = breaks_between(catalogue, indicator, one, other)
    return Comparability.BROKEN if found is None else worst([each.comparability for each in found])


def worst(found: list[Comparability]) -> Comparability:
    """Return the worst of several changes; full when there is none."""
    return max((one for one in found if one in ORDER), key=ORDER.index, default=Comparability.FULL)


def version_between(catalogue: Catalogue, indicator: IndicatorId, old: int, new: int) -> Comparability:
    """Return how far figures of version ``old`` may be compared with those of ``new``."""
    low, high = sorted((old, new))
    versions: tuple[IndicatorVersion, ...] = catalogue.versions_of(indicator)
    return worst([each.comparability for each in versions if low < each.version <= high])
