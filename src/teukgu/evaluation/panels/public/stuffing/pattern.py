"""What every check of ballots needs: ballots as arrays in order of time, likings by region, exact tails."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.public.ballots import Ballot
from teukgu.values import Bilingual

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Alarm:
    """One pattern: the check, what it is about, how many ballots against how many expected, and its chance.

    ``chance``: of at least such a pattern anywhere in clean ballots, for this check (many places are looked at).
    ``behind``: ids of the ballots that make the pattern, so that they can be looked at, and set aside by a decision.
    """

    check: str
    about: str
    ballots: int
    expected: float
    chance: float
    words: Bilingual
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Ballots in order of time.

    ``chosen`` (ballots x zones); ``region`` and ``source`` by number (source -1: not known); ``likes`` (regions x
    zones): share of the region's ballots that choose each zone; ``seconds`` since the first ballot.
    """

    ballots: tuple[Ballot, ...]
    zones: tuple[str, ...]
    regions: tuple[str, ...]
    sources: tuple[str, ...]
    chosen: Bools
    region: Ints
    source: Ints
    likes: Floats
    seconds: Floats


def cast(ballots: Sequence[Ballot]) -> Cast:
    """Put ballots in order and count likings."""
    listed = tuple(sorted(ballots, key=lambda one: (one.at, one.id)))
    zones = tuple(sorted({zone for one in listed for zone in one.choices}))
    regions = tuple(sorted({one.region for one in listed}))
    sources = tuple(sorted({one.source for one in listed if one.source}))
    place = {name: number for number, name in enumerate(zones)}
    chosen = np.zeros((len(listed), len(zones)), dtype=np.bool_)
    for row, one in enumerate(listed):
        chosen[row, [place[zone] for zone in one.choices]] = True
    where = {name: number for number, name in enumerate(regions)}
    origin = {name: number for number, name in enumerate(sources)}
    region = np.array([where[one.region] for one in listed], dtype=np.intp)
    likes = np.array([chosen[region == number].mean(axis=0) for number in range(len(regions))])
    first = listed[0].at
    return Cast(
        listed,
        zones,
        regions,
        sources,
        chosen,
        region,
        np.array([origin.get(one.source, -1) for one in listed], dtype=np.intp),
        likes,
        np.array([(one.at - first).total_seconds() for one in listed]),
    )


def ids_of(given: Cast, rows: Ints) -> tuple[str, ...]:
    """Return the ids of the ballots in these rows."""
    return tuple(given.ballots[row].id for row in rows)


def at_least(count: float, chances: Floats) -> float:
    """Chance of ``count`` or more successes in independent trials with different ``chances``.

    Hoeffding (1956): with the mean chance for all, the tail beyond the mean is at least as large, so this is safe.
    """
    from scipy.stats import binom

    return float(binom.sf(count - 1, len(chances), float(np.mean(chances)))) if len(chances) else 1.0
