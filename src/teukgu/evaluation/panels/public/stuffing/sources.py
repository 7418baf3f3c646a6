"""Excess from one source or one region: far more ballots for one zone than others of the same regions give it."""

from collections.abc import Iterator

import numpy as np

from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, Cast, at_least, ids_of
from teukgu.values import Bilingual

CHECK = "source"
FEWEST = 8


def sources(given: Cast, chance: float) -> Iterator[Alarm]:
    """Yield sources with an excess for a zone, the least likely first; likings of a region leave the source out."""
    places = len(given.sources) * len(given.zones)
    totals = np.array([given.chosen[given.region == number].sum(axis=0) for number in range(len(given.regions))])
    people = np.bincount(given.region, minlength=len(given.regions))
    found = []
    for number, name in enumerate(given.sources):
        rows = np.flatnonzero(given.source == number)
        if len(rows) < FEWEST:
            continue
        own = given.chosen[rows]
        mine = np.array([own[given.region[rows] == one].sum(axis=0) for one in range(len(given.regions))])
        here = np.bincount(given.region[rows], minlength=len(given.regions))
        others = (totals - mine + 0.5) / (people - here + 1.0)[:, None]  # half a vote more: nobody is impossible
        for zone in np.flatnonzero(own.sum(axis=0) >= FEWEST):
            likely = others[given.region[rows], zone]
            seen = int(own[:, zone].sum())
            tail = at_least(seen, likely) * places
            if tail < chance:
                behind = ids_of(given, rows[own[:, zone]])
                found.append((tail, name, given.zones[zone], seen, len(rows), float(likely.sum()), behind))
    for tail, name, zone_name, seen, size, mean, behind in sorted(found):
        words = Bilingual(
            f"한 접속지({name})의 표 {size}장 가운데 {seen}장이 {zone_name}입니다(예상 {mean:.1f}장).",
            f"{seen} of {size} ballots from one source ({name}) are for {zone_name} (expected {mean:.1f}).",
        )
        yield Alarm(CHECK, f"{name}/{zone_name}", seen, round(mean, 2), tail, words, behind)
