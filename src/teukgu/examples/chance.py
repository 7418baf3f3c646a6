"""Chance that is the same on every machine: words of a counter-based generator, own transforms.

The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014); each key has a stream of its own, so that a zone's
figures do not depend on how many zones there are.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


@dataclass(slots=True)
class Chance:
    """A stream of chance; make one with ``chance_of``."""

    state: int

    def word(self) -> int:
        """Return the next 64 random bits."""
        self.state = (self.state + _STEP) & _MASK
        word = self.state
        word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _MASK
        return word ^ (word >> 31)

    def share(self) -> float:
        """Return a number from 0 (in) to 1 (out)."""
        return (self.word() >> 11) / (1 << 53)

    def happens(self, probability: float) -> bool:
        """Say yes with ``probability``."""
        return self.share() < probability

    def between(self, low: float, high: float) -> float:
        """Return a number between ``low`` and ``high``."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both in."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Return one of ``items``."""
        return items[int(self.share() * len(items))]

    def normal(self, mean: float = 0.0, sd: float = 1.0) -> float:
        """Return a normal number, rounded so that the mathematics library of a machine cannot show."""
        radius = math.sqrt(-2.0 * math.log(1.0 - self.share()))
        return round(mean + sd * radius * math.cos(2.0 * math.pi * self.share()), 9)


def chance_of(seed: int, *key: object) -> Chance:
    """Return the stream that ``seed`` and ``key`` name."""
    text = "/".join(str(part) for part in (seed, *key))
    return Chance(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
