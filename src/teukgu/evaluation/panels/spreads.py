"""Zones whose raters are far apart even after severity is removed: to be talked over before the panel confirms."""

from dataclasses import dataclass

import numpy as np

from teukgu.evaluation.panels.severity import Adjustment


@dataclass(frozen=True, slots=True)
class Spread:
    """One zone: lowest and highest score after severity and favour are removed, their distance, and its limit.

    ``limit``: the distance that chance alone passes in one zone of a hundred (for the number of raters).
    """

    zone: str
    raters: int
    low: float
    high: float
    spread: float
    limit: float

    @property
    def large(self) -> bool:
        """Whether chance alone would hardly explain it."""
        return self.spread > self.limit


def spreads(found: Adjustment, points: float | None = None) -> tuple[Spread, ...]:
    """Return every zone's spread, widest first; ``points`` takes the place of the limit from chance."""
    given = found.ratings
    severity = np.array([one.severity for one in found.raters])
    favour = found.favour.points if found.favour else 0.0
    put_right = given.score + severity[given.rater] - favour * given.home
    listed = []
    for row, one in enumerate(found.zones):
        own = put_right[given.zone == row]
        low, high = float(own.min()), float(own.max())
        limit = points if points is not None else _range_limit(len(own)) * found.sd_error
        listed.append(Spread(one.zone, len(own), round(low, 4), round(high, 4), round(high - low, 4), round(limit, 4)))
    return tuple(sorted(listed, key=lambda one: (-one.spread, one.zone)))


def large_spreads(found: Adjustment, points: float | None = None) -> tuple[Spread, ...]:
    """Return only the zones whose spread is beyond its limit, widest first."""
    return tuple(one for one in spreads(found, points) if one.large)


def _range_limit(count: int) -> float:
    """Upper one percent point of the range of ``count`` standard normals."""
    from scipy.stats import studentized_range

    return float(studentized_range.ppf(0.99, count, np.inf)) if count > 1 else float("inf")
