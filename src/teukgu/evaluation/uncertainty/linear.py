"""The special case in which only weights vary and every mean is arithmetic: one matrix product for a block of draws."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.score import final, nodes, normalised
from teukgu.evaluation.uncertainty.exact import ExactProduct, on_grid
from teukgu.evaluation.uncertainty.sources import STREAMS, Source, Streams, sources_of
from teukgu.evaluation.uncertainty.weights import WeightDraws

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

SCORES_AT_ONCE = 1 << 18  # 2 MB: shorter steps let two threads wait for each other


@dataclass(frozen=True, slots=True)
class _Kind:
    """Units with the same weights at every node, and their figures."""

    units: Ints
    rows: tuple[int, ...]
    figures: ExactProduct


class LinearModel:
    """Does the work of ``DrawModel`` for plans for which :func:`is_linear` holds."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan, self.seed = plan, seed
        self.sources = (Source.WEIGHTS,)
        self.weights = WeightDraws(plan, plan.scheme.uncertainty.weight_concentration or 0.0)
        self.kinds = _kinds(self.weights, normalised(plan))

    @property
    def draws_at_once(self) -> int:
        """How many draws make one step."""
        return max(8, SCORES_AT_ONCE // max(1, len(self.plan.units)))

    def scores(self, start: int, count: int, streams: Streams = STREAMS) -> Floats:
        """Return final scores (draws x all units), as ``DrawModel.scores`` does."""
        drawn = self.weights.draw(self.seed, streams[Source.WEIGHTS], start, count)
        result = np.empty((count, len(self.plan.units)))
        for kind in self.kinds:
            leaves = self._leaf_weights([one[:, row] for one, row in zip(drawn, kind.rows, strict=True)])
            result[:, kind.units] = kind.figures.scores(on_grid(leaves))
        return final(self.plan, result[..., np.newaxis])

    def _leaf_weights(self, drawn: list[Floats]) -> Floats:
        """Multiply weights down the tree: draws x indicators."""
        branches = self.plan.branches
        total = np.zeros((len(drawn[0]), branches[-1].column + 1))
        total[:, branches[-1].column] = 1.0
        for branch, weights in zip(reversed(branches), reversed(drawn), strict=True):
            for number, column in enumerate(branch.children):
                total[:, column] += total[:, branch.column] * weights[:, number]
        return total[:, : len(self.plan.indicator_ids)]


def _kinds(weights: WeightDraws, figures: Floats) -> list[_Kind]:
    rows = np.stack([node.row_of_unit for node in weights.nodes], axis=1)
    kinds, kind_of_unit = np.unique(rows, axis=0, return_inverse=True)
    found = []
    for number, kind in enumerate(kinds):
        units = np.flatnonzero(kind_of_unit.reshape(-1) == number)
        found.append(_Kind(units, tuple(int(row) for row in kind), ExactProduct(figures[units])))
    return found


def is_linear(plan: Plan) -> bool:
    """Whether only weights vary, every mean is a plain arithmetic one, and nothing is missing."""
    if sources_of(plan) != (Source.WEIGHTS,) or not plan.base_linear or not plan.applicable.all():
        return False
    if any(branch.aggregate.multiply != 1.0 for branch in plan.branches):
        return False
    return bool(np.isfinite(nodes(plan, normalised(plan))).all())
