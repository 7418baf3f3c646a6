"""The first place where what was sealed and what is computed from it again differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a bundle and its recomputation differ; ``row`` names the row (its first cell, and line)."""

    file: str
    row: str
    column: str
    sealed: str
    recomputed: str
