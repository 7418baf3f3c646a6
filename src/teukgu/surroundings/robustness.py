"""What the result of the round says about itself: repetition, award winners, other comparison groups, doubt, ties."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from teukgu.surroundings.places import Place
from teukgu.surroundings.ranks import RankSum, rank_correlation, rank_sum_test
from teukgu.surroundings.repeat import Repetition
from teukgu.surroundings.rules import Comparison
from teukgu.values import ZoneId


@dataclass(frozen=True, slots=True)
class Result:
    """A zone's published result: score, band from 1 = A, bands at the worse and the better end of its rank interval.

    ``chances``: probability of each band, empty without draws.
    """

    score: float
    band: int
    band_low: int
    band_high: int
    chances: tuple[float, ...] = ()

    @property
    def span(self) -> int:
        """Number of bands that the rank interval spans."""
        return abs(self.band_high - self.band_low) + 1


@dataclass(frozen=True, slots=True)
class Other:
    """What another comparison group changes: rank correlation with the published scores, share changing band."""

    comparison: Comparison
    zones: int
    smallest: int
    largest: int
    correlation: float | None
    changed_band: float


@dataclass(frozen=True, slots=True)
class Winners:
    """Zones with a listed award against those without: mean scores and the exact permutation test."""

    test: RankSum
    mean_with: float
    mean_without: float

    @property
    def difference(self) -> float:
        """Mean score of zones with an award less that of zones without, in points."""
        return self.mean_with - self.mean_without


@dataclass(frozen=True, slots=True)
class Robustness:
    """Everything computed beside the result; a zone whose interval spans ``wide`` bands or more is not told apart."""

    zones: int
    listed: int
    not_told_apart: int
    wide: int
    ties: tuple[tuple[ZoneId, ...], ...]
    group_sizes: tuple[int, int]
    repetition: Repetition
    winners: Winners | None
    others: tuple[Other, ...]


def winners(results: Mapping[ZoneId, Result], awarded: Collection[ZoneId]) -> Winners | None:
    """Compare zones that have a listed award with those that have none; None when one side is empty."""
    won = [result.score for zone, result in results.items() if zone in awarded]
    rest = [result.score for zone, result in results.items() if zone not in awarded]
    test = rank_sum_test(won, rest)
    return None if test is None else Winners(test, float(np.mean(won)), float(np.mean(rest)))


def other(
    comparison: Comparison, sizes: Sequence[int], base: Mapping[ZoneId, Result], changed: Mapping[ZoneId, Result]
) -> Other:
    """Compare the result under another comparison group with the published one, over the zones that both have."""
    both = [zone for zone in base if zone in changed]
    moved = sum(base[zone].band != changed[zone].band for zone in both)
    correlation = rank_correlation([base[zone].score for zone in both], [changed[zone].score for zone in both])
    return Other(comparison, len(both), min(sizes), max(sizes), correlation, moved / len(both) if both else 0.0)


def ties(places: Sequence[Place]) -> tuple[tuple[ZoneId, ...], ...]:
    """Return the zones that lie in the same municipalities with the same sector: their figures are the same."""
    together: dict[tuple[frozenset[str], str], list[ZoneId]] = defaultdict(list)
    for place in places:
        together[frozenset(place.municipalities), place.sector].append(place.zone)
    return tuple(tuple(zones) for zones in together.values() if len(zones) > 1)
