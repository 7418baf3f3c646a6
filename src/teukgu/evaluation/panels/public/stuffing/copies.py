"""Copies: the same choices in the same order more often than the likings of the region lead to expect."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from scipy.stats import poisson

from teukgu.evaluation.panels.public.stuffing.pattern import Alarm, Cast, Floats
from teukgu.values import Bilingual

CHECK = "copies"
FEWEST = 5
AT_LEAST_TIMES = 3.0  # people who like one zone often like its neighbour too: chance alone is not the whole story


def copies(given: Cast, chance: float) -> Iterator[Alarm]:
    """Yield sequences of two choices or more that are too frequent, the least likely first."""
    sequences = Counter(one.choices for one in given.ballots if len(one.choices) > 1)
    place = {name: number for number, name in enumerate(given.zones)}
    by_region = np.bincount(given.region, minlength=len(given.regions))
    found = []
    for choices, count in sequences.items():
        if count < FEWEST:
            continue
        expected = float(by_region @ _likely(given.likes, [place[zone] for zone in choices]))
        tail = float(poisson.sf(count - 1, expected)) * len(sequences)
        if tail < chance and count >= AT_LEAST_TIMES * expected:
            found.append((tail, choices, count, expected))
    for tail, choices, count, expected in sorted(found):
        shown = " → ".join(choices)
        words = Bilingual(
            f"같은 순서의 선택이 {count}장입니다(예상 {expected:.2f}장): {shown}.",
            f"The same choices in the same order on {count} ballots (expected {expected:.2f}): {shown}.",
        )
        behind = tuple(one.id for one in given.ballots if one.choices == choices)
        yield Alarm(CHECK, shown, count, round(expected, 4), tail, words, behind)


def _likely(likes: Floats, choices: list[int]) -> Floats:
    """Chance of a sequence by region: each choice by its share among those still open (Plackett and Luce)."""
    total = likes.sum(axis=1)
    chance, left = np.ones(len(likes)), total.copy()
    for zone in choices:
        chance *= likes[:, zone] / np.maximum(left, 1e-12)
        left = left - likes[:, zone]
    return np.clip(chance, 0.0, 1.0)
