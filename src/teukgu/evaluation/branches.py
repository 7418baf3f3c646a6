"""The tree compiled: branches with weights for every unit, and each indicator's weight down the tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.plan import Branch
from teukgu.evaluation.problems import problem, some
from teukgu.evaluation.scheme import Aggregate, Node, Scheme
from teukgu.values import Finding, Place

Floats = NDArray[np.float64]
OTHERS = "default"  # key of a weight for every type that has none of its own
SUM_TOLERANCE = 1e-6


@dataclass(slots=True)
class Leaves:
    """What compiling the tree gives: branches (children first), indicator weights (units x indicators), findings."""

    branches: tuple[Branch, ...]
    weights: Floats
    findings: list[Finding]


@dataclass(slots=True)
class _Compiler:
    scheme: Scheme
    data: EvaluationInput
    indicators: tuple[str, ...]
    branches: list[Branch] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def compile(self, node: Node, path: tuple[str | int, ...]) -> int:
        """Compile ``node`` and what lies below it; return its column."""
        if node.indicator:
            return self.indicators.index(node.indicator)
        children = [self.compile(part, (*path, "parts", number)) for number, part in enumerate(node.parts)]
        column = len(self.indicators) + len(self.branches)
        names = tuple(part.key for part in node.parts)
        weights = self.weights(node, path)
        method = node.aggregate or Aggregate()
        self.branches.append(Branch(node.id, column, np.array(children, dtype=np.intp), weights, method, names))
        return column

    def weights(self, node: Node, path: tuple[str | int, ...]) -> Floats:
        """Weights of the parts of ``node`` for every unit, each row summing to one."""
        count = len(node.parts)
        given = [part.weight for part in node.parts]
        if all(weight is None for weight in given):
            return np.full((len(self.data.units), count), 1 / count)
        missing = [part.key for part in node.parts if part.weight is None]
        if missing:
            self.findings.append(some_without(self.scheme.place(*path), node.id, some(missing)))
            return np.full((len(self.data.units), count), 1 / count)
        by_type = {unit.type: None for unit in self.data.units}
        rows = {one: self.weights_of(node, path, one) for one in by_type}
        matrix = np.array([rows[unit.type] for unit in self.data.units])
        return np.asarray(
            matrix / np.where(matrix.sum(axis=1, keepdims=True) > 0, matrix.sum(axis=1, keepdims=True), 1)
        )

    def weights_of(self, node: Node, path: tuple[str | int, ...], kind: str) -> list[float]:
        """Weights of the parts for units of type ``kind``, checked."""
        scored = any(unit.scored and unit.type == kind for unit in self.data.units)
        found = [weight_of(part, kind) for part in node.parts]
        lacking = [part.key for part, weight in zip(node.parts, found, strict=True) if weight is None]
        if lacking and scored:
            self.findings.append(_type_without(self.scheme.place(*path), kind, some(lacking)))
        weights = [weight or 0.0 for weight in found]
        if scored and not lacking:
            self.findings += sum_findings(self.scheme.place(*path), node, kind, weights)
        return weights


def weight_of(part: Node, kind: str) -> float | None:
    """Return the weight of a part for a type of zones, None where the scheme says none."""
    if isinstance(part.weight, dict):
        return part.weight.get(kind, part.weight.get(OTHERS))
    return part.weight


def compile_tree(scheme: Scheme, data: EvaluationInput, indicators: Sequence[str]) -> Leaves:
    """Compile the scheme's tree for the units of ``data``."""
    compiler = _Compiler(scheme, data, tuple(indicators))
    root = compiler.compile(scheme.tree, ("tree",))
    branches = tuple(compiler.branches)
    total = np.zeros((len(data.units), len(indicators) + len(branches)))
    total[:, root] = 1.0
    for branch in reversed(branches):
        for number, column in enumerate(branch.children):
            total[:, column] += total[:, branch.column] * branch.weights[:, number]
    return Leaves(branches, total[:, : len(indicators)], compiler.findings)


def sum_findings(place: Place, node: Node, kind: str, weights: list[float]) -> list[Finding]:
    """Return what is wrong with the weights of the parts of ``node``: negative ones, a sum that is not 1 or 100."""
    if any(weight < 0 for weight in weights):
        return [_negative(place, node.id)]
    total = sum(weights)
    relative = node.weights == "relative" and total > 0
    if relative or any(abs(total - whole) <= SUM_TOLERANCE * whole for whole in (1.0, 100.0)):
        return []
    return [_wrong_sum(place, node.id, kind, total)]


def _wrong_sum(place: Place, node: str, kind: str, total: float) -> Finding:
    of_ko, of_en = (f"(유형 {kind})", f" for type {kind}") if kind else ("", "")
    return problem(
        "weight_sum",
        place,
        (
            f"{node}의 가중치{of_ko} 합이 {total:.10g}입니다. 1 또는 100이어야 합니다.",
            f"Weights of {node}{of_en} add up to {total:.10g}, not to 1 or 100.",
        ),
        (
            "가중치를 고치거나(1/3처럼 분수도 됩니다) 'weights: relative'를 쓰세요.",
            "Correct the weights (fractions such as 1/3 are fine) or write 'weights: relative'.",
        ),
    )


def _negative(place: Place, node: str) -> Finding:
    return problem(
        "weight_negative",
        place,
        (f"{node}에 음수 가중치가 있습니다.", f"A weight in {node} is negative."),
        ("0 이상의 수를 쓰고 방향은 direction으로 정하세요.", "Use numbers from 0; turn the scale with direction."),
    )


def some_without(place: Place, node: str, parts: str) -> Finding:
    """Return the finding for a component of which some parts have a weight and some have none."""
    return problem(
        "weight_missing",
        place,
        (f"{node}의 일부에만 가중치가 있습니다. 없는 것: {parts}.", f"Some parts of {node} have no weight: {parts}."),
        ("모두에 가중치를 주거나 모두 빼세요(같은 가중치).", "Give every part a weight, or none (equal weights)."),
    )


def _type_without(place: Place, kind: str, parts: str) -> Finding:
    return problem(
        "weight_type",
        place,
        (f"유형 {kind!r}의 가중치가 없습니다: {parts}.", f"No weight for type {kind!r} in: {parts}."),
        (
            "zones의 type을 확인하거나 그 유형(또는 default)의 가중치를 더하세요.",
            "Check the type in zones, or add a weight for it (or for 'default').",
        ),
    )
