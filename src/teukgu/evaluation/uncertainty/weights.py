"""Drawn weights: a Dirichlet around the scheme's weights at every node, for every distinct row of weights (type)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Branch, Plan
from teukgu.evaluation.uncertainty.variates import dirichlets_from, gammas

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class NodeShapes:
    """One branch: the distinct rows of weights (rows x children), and which row each unit has."""

    rows: Floats
    row_of_unit: Ints

    @classmethod
    def of(cls, branch: Branch) -> "NodeShapes":
        """Find the distinct rows of a branch."""
        rows, row_of_unit = np.unique(branch.weights, axis=0, return_inverse=True)
        return cls(rows, row_of_unit.reshape(-1))


class WeightDraws:
    """Draws the weights of every branch; ``concentration`` multiplies the scheme's weights to Dirichlet shapes."""

    def __init__(self, plan: Plan, concentration: float) -> None:
        self.nodes = tuple(NodeShapes.of(branch) for branch in plan.branches)
        self.shapes = np.concatenate([node.rows.ravel() for node in self.nodes]) * concentration

    def draw(self, seed: int, stream: int, start: int, count: int) -> list[Floats]:
        """Return for each branch the weights of draws ``start`` and on: draws x rows x children."""
        width = self.shapes.size
        tiled = np.broadcast_to(self.shapes, (count, width))
        drawn = gammas(seed, stream, start * width, tiled)
        result, begin = [], 0
        for node in self.nodes:
            end = begin + node.rows.size
            shape = (count, *node.rows.shape)
            result.append(dirichlets_from(drawn[:, begin:end].reshape(shape), node.rows))
            begin = end
        return result
