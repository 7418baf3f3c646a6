"""Published figures of municipalities, and sums of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from teukgu.surroundings.rules import Figure
from teukgu.values import RegionId

Key = tuple[RegionId, int, str]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures by municipality, year and indicator; what is not there was not published."""

    values: Mapping[Key, float]

    def total(self, regions: Iterable[RegionId], year: int, indicators: Iterable[str]) -> float | None:
        """Add up indicators over municipalities; None as soon as one of them is missing (a part is not the whole)."""
        names = tuple(indicators)
        found = [self.values.get((region, year, name)) for region in regions for name in names]
        known = [value for value in found if value is not None]
        return sum(known) if found and len(known) == len(found) else None

    def figure(self, figure: Figure, regions: Sequence[RegionId], year: int, industries: Sequence[str]) -> float | None:
        """Return ``figure`` for the municipalities taken together; None when a part of it was not published."""
        plus = self.total(regions, year, industries if figure.of_sector else figure.plus)
        minus = self.total(regions, year, figure.minus) if figure.minus else 0.0
        return None if plus is None or minus is None else plus - minus
