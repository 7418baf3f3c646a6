"""Panel scores as arrays: one figure for each zone and rater, whatever the order of the rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import PanelScore

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings of zones by raters, sorted by zone, then rater; ``zone`` and ``rater`` index the names.

    ``score``: the figure of each pair; ``home``: whether the zone lies in the rater's own region.
    """

    zones: tuple[str, ...]
    raters: tuple[str, ...]
    zone: Ints
    rater: Ints
    score: Floats
    home: Bools

    def __len__(self) -> int:
        return len(self.score)


def component_scores(scores: Iterable[PanelScore], component: str) -> tuple[PanelScore, ...]:
    """Return the scores of one component."""
    return tuple(one for one in scores if one.component == component)


def ratings(
    scores: Iterable[PanelScore],
    weights: Mapping[str, float] | None = None,
    regions: Mapping[str, frozenset[str]] | None = None,
) -> Ratings:
    """Put the scores of one component together, one figure for each pair of zone and rater.

    A pair's figure is the weighted mean over criteria (alike unless ``weights`` names them; one not named counts
    nothing). Where a rater left out a criterion, the others count by their distance from their own criterion's mean,
    so that a hard criterion left out is no advantage. ``regions``: home regions of each zone; a score's
    ``home_region`` among them marks the pair as at home.
    """
    kept = [one for one in scores if weights is None or weights.get(one.criterion, 0.0) > 0]
    criteria = sorted({one.criterion for one in kept})
    weight = {name: 1.0 if weights is None else weights[name] for name in criteria}
    cells: dict[tuple[str, str], list[PanelScore]] = {}
    for one in sorted(kept, key=lambda one: (one.zone, one.rater, one.criterion)):
        cells.setdefault((one.zone, one.rater), []).append(one)
    means = {name: _mean([one.score for one in kept if one.criterion == name]) for name in criteria}
    middle = sum(weight[name] * means[name] for name in criteria) / (sum(weight.values()) or 1.0)
    zones = tuple(sorted({zone for zone, _ in cells}))
    raters = tuple(sorted({rater for _, rater in cells}))
    row = {name: number for number, name in enumerate(zones)}
    column = {name: number for number, name in enumerate(raters)}
    places = regions or {}
    return Ratings(
        zones,
        raters,
        np.array([row[zone] for zone, _ in cells], dtype=np.intp),
        np.array([column[rater] for _, rater in cells], dtype=np.intp),
        np.array([_figure(cell, weight, means, middle) for cell in cells.values()], dtype=np.float64),
        np.array([_at_home(cell[0], places) for cell in cells.values()], dtype=np.bool_),
    )


def _figure(cell: list[PanelScore], weight: Mapping[str, float], means: Mapping[str, float], middle: float) -> float:
    total = sum(weight[one.criterion] for one in cell)
    if len(cell) == len(weight):
        return sum(weight[one.criterion] * one.score for one in cell) / total
    return middle + sum(weight[one.criterion] * (one.score - means[one.criterion]) for one in cell) / total


def _at_home(score: PanelScore, regions: Mapping[str, frozenset[str]]) -> bool:
    return bool(score.home_region) and score.home_region in regions.get(score.zone, frozenset())


def _mean(values: list[float]) -> float:
    return float(np.mean(np.sort(values)))
