"""Excess from one region that is not the zone's own: more votes than zone and region lead to expect."""

from collections.abc import Iterator, Mapping

import numpy as np
from scipy.stats import nbinom, poisson

from teukgu.evaluation.panels.public.loglinear import fit_table
from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, Cast, ids_of
from teukgu.values import Bilingual

CHECK = "region"
FEWEST = 12


def regions(given: Cast, regions_of: Mapping[str, frozenset[str]], chance: float) -> Iterator[Alarm]:
    """Yield pairs of zone and region with an excess; counts may scatter as they do in the table."""
    votes = np.array(
        [given.chosen[given.region == number].sum(axis=0) for number in range(len(given.regions))], dtype=np.float64
    ).T
    home = np.array([[region in regions_of.get(zone, frozenset()) for region in given.regions] for zone in given.zones])
    fitted = fit_table(votes, home)
    found = []
    for zone, region in zip(*np.nonzero(~home & (votes >= FEWEST)), strict=True):
        seen, mean = int(votes[zone, region]), float(fitted.expected[zone, region])
        tail = _tail(seen, mean, fitted.dispersion) * votes.size
        if tail < chance:
            behind = ids_of(given, np.flatnonzero(given.chosen[:, zone] & (given.region == region)))
            found.append((tail, given.zones[zone], given.regions[region], seen, mean, behind))
    for tail, zone_name, region_name, seen, mean, behind in sorted(found):
        words = Bilingual(
            f"{region_name}에서 {zone_name}에 준 표가 {seen}장입니다(예상 {mean:.1f}장).",
            f"{seen} votes for {zone_name} from {region_name} (expected {mean:.1f}).",
        )
        yield Alarm(CHECK, f"{region_name}/{zone_name}", seen, round(mean, 2), tail, words, behind)


def _tail(seen: int, mean: float, dispersion: float) -> float:
    """Upper tail of a negative binomial with variance dispersion x mean (Poisson at 1)."""
    if dispersion <= 1.001 or mean <= 0:
        return float(poisson.sf(seen - 1, mean))
    return float(nbinom.sf(seen - 1, mean / (dispersion - 1), 1 / dispersion))
