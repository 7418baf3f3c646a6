"""Panels with planted severity for tests and measurements: what is estimated can be held against what was planted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import PanelScore
from teukgu.values import ZoneId

PENICILLIN = """
27 23 26 23 23 21  27 23 26 23 23 21  25 21 25 24 24 20  26 23 25 23 23 20  25 22 26 22 23 20  24 22 25 23 22 19
24 20 23 21 22 19  26 22 26 24 24 21  24 21 24 22 22 20  24 21 24 23 22 19  26 23 26 24 24 21  25 22 26 24 24 20
26 24 26 24 25 22  26 23 26 23 23 20  26 23 25 24 24 22  25 22 25 23 23 20  25 21 24 23 23 20  25 22 24 23 23 19
24 21 23 21 21 19  26 23 26 24 24 21  25 21 24 22 22 18  25 22 25 22 22 20  24 21 24 22 24 19  24 21 24 22 21 18
"""
"""Diameters on 24 plates (four times six a line) x 6 samples: Davies and Goldsmith 1972, table 6.6."""


@dataclass(frozen=True)
class Planted:
    """Scores and the truth behind them."""

    scores: tuple[PanelScore, ...]
    zones: NDArray[np.float64]
    raters: NDArray[np.float64]
    favour: float


def planted_panel(
    seed: int,
    zones: int = 200,
    raters: int = 60,
    each: int = 3,
    *,
    sds: tuple[float, float, float] = (7.0, 5.0, 4.0),
    favour: float = 0.0,
    regions: int = 9,
    criteria: tuple[str, ...] = ("plan",),
) -> Planted:
    """Plant zones, severities (positive: severe) and a favour for the own region; every zone gets ``each`` raters."""
    source = np.random.default_rng(seed)
    truth, severity = source.normal(0, sds[0], zones), source.normal(0, sds[1], raters)
    scores = []
    for zone in range(zones):
        for rater in source.choice(raters, each, replace=False):
            at_home = rater % regions == zone % regions
            for criterion in criteria:
                score = 70 + truth[zone] - severity[rater] + favour * at_home + source.normal(0, sds[2])
                scores.append(
                    PanelScore(
                        ZoneId(f"z{zone:04}"), "expert", criterion, f"r{rater:03}", float(score), f"g{rater % regions}"
                    )
                )
    return Planted(tuple(scores), truth, severity, favour)


def regions_of(zones: int, regions: int = 9) -> dict[str, frozenset[str]]:
    """Home region of every planted zone."""
    return {f"z{zone:04}": frozenset({f"g{zone % regions}"}) for zone in range(zones)}


def matrix_scores(rows: list[list[float | None]]) -> tuple[PanelScore, ...]:
    """Scores from a table of zones x raters; None: not scored."""
    return tuple(
        PanelScore(ZoneId(f"z{zone:03}"), "expert", "plan", f"r{rater:03}", float(score))
        for zone, row in enumerate(rows)
        for rater, score in enumerate(row)
        if score is not None
    )
