"""What is planted in the panel of the demonstration's round: how severe each reviewer is, how good each zone is.

Whoever is to find it again must not read it: an import contract keeps the two apart.
"""

from collections.abc import Iterable, Mapping

from teukgu.examples.chance import chance_of

MIDDLE, BETWEEN_ZONES, BETWEEN_REVIEWERS, CHANCE = 68.0, 7.0, 5.0, 4.0
"""Mean score, and standard deviations between zones, between reviewers, and of chance (points of 100)."""

LOWEST, HIGHEST = 0, 100


def severities(seed: int, reviewers: Iterable[str]) -> Mapping[str, float]:
    """Return how many points below the average reviewer each one scores (negative: above); they add up to nothing."""
    drawn = {one: chance_of(seed, "severity", one).normal(0, BETWEEN_REVIEWERS) for one in sorted(reviewers)}
    mean = sum(drawn.values()) / max(1, len(drawn))
    return {one: value - mean for one, value in drawn.items()}


def quality(seed: int, zone: str) -> float:
    """Return how many points better than the average zone it is."""
    return chance_of(seed, "quality", zone).normal(0, BETWEEN_ZONES)


def score(seed: int, zone: str, reviewer: str, criterion: str, severity: float) -> int:
    """Return the whole-numbered score that a reviewer of this severity gives."""
    chance = chance_of(seed, "score", zone, reviewer, criterion).normal(0, CHANCE)
    return min(HIGHEST, max(LOWEST, round(MIDDLE + quality(seed, zone) - severity + chance)))
