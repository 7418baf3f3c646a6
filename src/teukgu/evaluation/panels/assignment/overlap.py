"""How raters overlap: how many zones any two of them share, and swaps that even it out and link everybody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.assignment.request import Pair, Request, matches
from teukgu.evaluation.panels.connection import Part, parts
from teukgu.evaluation.uncertainty.variates import uniforms

STREAM = 0x5053
ROUNDS = 12  # tries for each pair that may move


@dataclass(frozen=True, slots=True)
class Overlap:
    """Zones shared by two reviewers: ``mean`` and ``sd`` over all pairs of reviewers, the ``most``.

    ``apart``: pairs of reviewers who share none; ``parts``: 1 when everybody is linked with everybody by some way.
    """

    mean: float
    sd: float
    most: int
    apart: int
    parts: int


def overlap_of(pairs: Iterable[Pair]) -> Overlap:
    """Return how the reviewers of an assignment overlap."""
    made = sorted(pairs)
    reviewers = sorted({reviewer for _, reviewer in made})
    shared = _Teams(made, reviewers).shared
    above = shared[np.triu_indices(len(reviewers), 1)]
    if not above.size:
        return Overlap(0.0, 0.0, 0, 0, len(parts(made)))
    mean, sd = round(float(above.mean()), 4), round(float(above.std()), 4)
    return Overlap(mean, sd, int(above.max()), int((above == 0).sum()), len(parts(made)))


class _Teams:
    """Who scores which zone, and how many zones any two reviewers share."""

    def __init__(self, pairs: Iterable[Pair], reviewers: list[str]) -> None:
        self.place = {name: number for number, name in enumerate(reviewers)}
        self.teams: dict[str, set[str]] = {}
        self.shared: NDArray[np.int64] = np.zeros((len(reviewers), len(reviewers)), dtype=np.int64)
        for zone, reviewer in pairs:
            self.add(zone, reviewer)

    def add(self, zone: str, reviewer: str, sign: int = 1) -> int:
        """Put a reviewer into a team (or take out, with ``sign`` -1); return the change of the sum of squares."""
        team = self.teams.setdefault(zone, set())
        team.discard(reviewer)
        own, change = self.place[reviewer], 0
        for other in team:
            mate = self.place[other]
            change += 1 + 2 * sign * int(self.shared[own, mate])
            self.shared[own, mate] += sign
            self.shared[mate, own] += sign
        if sign > 0:
            team.add(reviewer)
        return change

    def swap(self, one: Pair, other: Pair) -> int:
        """Let the reviewers of two pairs change zones; return the change of the sum of squares."""
        return self.add(*one, -1) + self.add(*other, -1) + self.add(one[0], other[1]) + self.add(other[0], one[1])


@dataclass(frozen=True, slots=True)
class Swaps:
    """Which swaps a request allows: nothing fixed or kept from before moves, nothing barred comes in, fields hold."""

    request: Request

    def movable(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Pairs that may move."""
        stay = self.request.fixed | self.request.previous
        return sorted(pair for pair in pairs if pair not in stay)

    def allowed(self, teams: _Teams, one: Pair, other: Pair) -> bool:
        """Whether the reviewers of two pairs may change zones."""
        (first, a), (second, b) = one, other
        if first == second or a == b or b in teams.teams[first] or a in teams.teams[second]:
            return False
        return self.request.allowed(first, b) and self.request.allowed(second, a)


def evened(request: Request, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Swap reviewers between zones while that evens out who shares zones with whom, without losing fields."""
    swaps = Swaps(request)
    teams = _Teams(pairs, sorted({reviewer for _, reviewer in pairs}))
    moving = swaps.movable(pairs)
    known = _Known(request)
    for one, other in _tries(request.seed, len(moving)):
        left, right = moving[one], moving[other]
        after = (left[0], right[1]), (right[0], left[1])
        if not swaps.allowed(teams, left, right) or known(after[0]) < known(left) or known(after[1]) < known(right):
            continue
        if teams.swap(left, right) < 0:
            moving[one], moving[other] = after
        else:
            teams.swap(*after)
    return tuple(sorted((zone, reviewer) for zone, team in teams.teams.items() for reviewer in team))


def linked(request: Request, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Swap reviewers between parts that share no zone until there is one part, or nothing helps any more."""
    swaps = Swaps(request)
    found = parts(pairs)
    while len(found) > 1:
        better = _joined(swaps, pairs, found)
        if better is None:
            return pairs
        pairs = better
        found = parts(pairs)
    return pairs


def _joined(swaps: Swaps, pairs: tuple[Pair, ...], found: tuple[Part, ...]) -> tuple[Pair, ...] | None:
    """The pairs after one swap that leaves fewer parts; None when no swap does."""
    part_of = {reviewer: number for number, part in enumerate(found) for reviewer in part.raters}
    teams = _Teams(pairs, sorted(part_of))
    moving = swaps.movable(pairs)
    for one in moving:
        for other in moving:
            if part_of[one[1]] < part_of[other[1]] and swaps.allowed(teams, one, other):
                changed = (set(pairs) - {one, other}) | {(one[0], other[1]), (other[0], one[1])}
                if len(parts(changed)) < len(found):
                    return tuple(sorted(changed))
    return None


class _Known:
    """Whether a reviewer knows a field of a zone, looked up once."""

    def __init__(self, request: Request) -> None:
        self.zones = {one.zone: one for one in request.zones}
        self.reviewers = {one.id: one for one in request.reviewers}
        self.seen: dict[Pair, bool] = {}

    def __call__(self, pair: Pair) -> bool:
        if pair not in self.seen:
            self.seen[pair] = matches(self.zones[pair[0]], self.reviewers[pair[1]])
        return self.seen[pair]


def _tries(seed: int, count: int) -> Iterator[tuple[int, int]]:
    """Pairs of places to try, drawn from the seed."""
    if count < 2:
        return
    drawn = uniforms(seed, STREAM, 0, 2 * ROUNDS * count).reshape(-1, 2)
    yield from np.minimum((drawn * count).astype(int), count - 1).tolist()
