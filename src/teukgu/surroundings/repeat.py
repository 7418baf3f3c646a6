"""Does a measure repeat itself? The same change over two stretches of years, zone by zone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from teukgu.surroundings.comparison import Groups
from teukgu.surroundings.places import Place
from teukgu.surroundings.ranks import rank_correlation
from teukgu.surroundings.rules import Figure, Rules
from teukgu.surroundings.table import Statistics
from teukgu.values import RegionId

MAD_TO_SD = 1.4826  # makes the median absolute deviation of normal figures equal their standard deviation


@dataclass(frozen=True, slots=True)
class Repetition:
    """Rank correlation of a measure with itself over ``earlier`` and ``later`` years.

    ``places``: distinct pairs of municipality and sector with figures for all years (zones that share both count once);
    ``zones``: zones behind them; ``left_out``: zones of the round without figures for the earlier years.
    """

    figure: str
    earlier: tuple[int, int]
    later: tuple[int, int]
    places: int
    zones: int
    left_out: int
    correlation: float | None


def standardised(own: float, reference: Sequence[float], limit: float | None) -> float | None:
    """Return (own - median) / (1.4826 x MAD) within +-limit; None without a spread to measure by."""
    if len(reference) == 0:
        return None
    centre = float(np.median(reference))
    spread = MAD_TO_SD * float(np.median(np.abs(np.asarray(reference) - centre)))
    if not spread > 0:
        return None
    value = (own - centre) / spread
    return value if limit is None else max(-limit, min(limit, value))


def repetition(
    places: Sequence[Place], known: Groups, statistics: Statistics, rules: Rules, limit: float | None
) -> Repetition:
    """Compare the measure of ``rules.repeat`` over its two stretches of years."""
    rule = rules.repeat
    measurer = ChangeMeasurer(known, statistics, rules, rules.figure(rule.figure), limit)
    pairs: dict[tuple[tuple[RegionId, ...], str], tuple[float, float]] = {}
    zones = 0
    for place in places:
        earlier, later = measurer.measure(place, rule.earlier), measurer.measure(place, rule.later)
        if earlier is not None and later is not None:
            pairs[place.municipalities, place.sector] = (earlier, later)
            zones += 1
    correlation = rank_correlation([pair[0] for pair in pairs.values()], [pair[1] for pair in pairs.values()])
    return Repetition(rule.figure, rule.earlier, rule.later, len(pairs), zones, len(places) - zones, correlation)


@dataclass(frozen=True, slots=True)
class ChangeMeasurer:
    """Measures the log change of one figure against comparison municipalities, as the scheme does."""

    known: Groups
    statistics: Statistics
    rules: Rules
    figure: Figure
    limit: float | None

    def measure(self, place: Place, years: tuple[int, int]) -> float | None:
        """Own change against the comparison municipalities that have figures for the same years."""
        own = self._change(place.municipalities, place.sector, years)
        if own is None:
            return None
        reference = [self._change((member,), place.sector, years) for member in self.known.of(place).members]
        return standardised(own, [value for value in reference if value is not None], self.limit)

    def _change(self, regions: Sequence[RegionId], sector: str, years: tuple[int, int]) -> float | None:
        industries = self.rules.industries.get(sector, ())
        before, after = (self.statistics.figure(self.figure, regions, year, industries) for year in years)
        if before is None or after is None or before <= 0 or after <= 0:
            return None
        return math.log(after / before)
