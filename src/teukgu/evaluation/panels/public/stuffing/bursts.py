"""Bursts: many ballots for one zone close after each other, against the zone's share of all ballots.

The order of ballots is looked at, not the clock, so that evenings and news days of the whole vote raise no alarm.
"""

from collections.abc import Iterator

import numpy as np
from scipy.stats import binom

from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, Cast, ids_of
from teukgu.values import Bilingual

CHECK = "burst"
WINDOWS = (15, 30, 60, 120, 240)
FEWEST = 8
NEAR = 3.0  # windows within so many standard deviations are not worth an exact tail


def bursts(given: Cast, chance: float) -> Iterator[Alarm]:
    """Yield the strongest burst of each zone that has one."""
    sizes = [size for size in WINDOWS if 4 * size <= len(given.ballots)]
    found = [(zone, *best) for zone in range(len(given.zones)) if (best := _strongest(given, zone, sizes))[0] < chance]
    for zone, tail, start, size, seen_here, mean in sorted(found, key=lambda one: one[1]):
        first, last = given.ballots[start].at, given.ballots[start + size - 1].at
        span = f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M}"
        words = Bilingual(
            f"{given.zones[zone]}: {span}의 표 {size}장 가운데 {seen_here}장이 이 특구입니다(예상 {mean:.1f}장).",
            f"{given.zones[zone]}: {seen_here} of {size} ballots of {span} are for this zone (expected {mean:.1f}).",
        )
        behind = ids_of(given, start + np.flatnonzero(given.chosen[start : start + size, zone]))
        yield Alarm(CHECK, given.zones[zone], seen_here, round(mean, 2), tail, words, behind)


def _strongest(given: Cast, zone: int, sizes: list[int]) -> tuple[float, int, int, int, float]:
    """The least likely window of a zone: its chance among all windows and zones, start, size, seen, expected."""
    seen = np.concatenate([[0], np.cumsum(given.chosen[:, zone])])
    likely = np.concatenate([[0.0], np.cumsum(given.likes[given.region, zone])])
    places = len(given.zones) * sum(len(given.ballots) - size + 1 for size in sizes)
    best = (1.0, 0, 0, 0, 0.0)
    for size in sizes:
        count, mean = seen[size:] - seen[:-size], likely[size:] - likely[:-size]
        starts = np.flatnonzero((count >= FEWEST) & (count > mean + NEAR * np.sqrt(mean)))
        if not starts.size:
            continue
        tails = binom.sf(count[starts] - 1, size, np.clip(mean[starts] / size, 0, 1)) * places
        least = int(np.argmin(tails))
        if tails[least] < best[0]:
            start = int(starts[least])
            best = (float(tails[least]), start, size, int(count[start]), float(mean[start]))
    return best
