"""Weights of a scheme by themselves, without any zones: sums by type, and the share of every indicator in the score."""

from collections.abc import Iterator
from dataclasses import dataclass

from teukgu.evaluation.branches import OTHERS, some_without, sum_findings, weight_of
from teukgu.evaluation.problems import some
from teukgu.evaluation.scheme import Node, Scheme
from teukgu.evaluation.scheme_checks import walk
from teukgu.values import Finding


@dataclass(frozen=True, slots=True)
class WeightSum:
    """What the weights of a component's parts add up to for one type of zones; ``fits``: to 1 or 100, or relative."""

    component: str
    kind: str
    total: float
    fits: bool


def types_of(scheme: Scheme) -> tuple[str, ...]:
    """Return the types of zones that the weights name, in the order of the file, and ``default`` for all others.

    ``default`` is left out where the scheme names types and no weight for others: zones of another type are refused.
    """
    by_type = [node.weight for _, node in walk(scheme.tree) if isinstance(node.weight, dict)]
    named = dict.fromkeys(kind for weight in by_type for kind in weight if kind != OTHERS)
    for_others = not named or all(OTHERS in weight for weight in by_type)
    return (*named, OTHERS) if for_others else tuple(named)


def weight_findings(scheme: Scheme) -> list[Finding]:
    """Return what is wrong with the weights: given to some parts only, negative, or not adding up to 1 or 100."""
    found = []
    for path, node in walk(scheme.tree):
        lacking = [part.key for part in node.parts if part.weight is None]
        if 0 < len(lacking) < len(node.parts):
            found.append(some_without(scheme.place(*path), node.id, some(lacking)))
        elif node.parts and not lacking:
            for kind in _types_at(node, types_of(scheme)):
                weights = [weight_of(part, kind) or 0.0 for part in node.parts]
                found += sum_findings(scheme.place(*path), node, "" if kind == OTHERS else kind, weights)
    return found


def weight_sums(scheme: Scheme) -> Iterator[WeightSum]:
    """Yield the sums of the components whose parts have weights, in the order of the file."""
    for path, node in walk(scheme.tree):
        if node.parts and all(part.weight is not None for part in node.parts):
            for kind in _types_at(node, types_of(scheme)):
                weights = [weight_of(part, kind) or 0.0 for part in node.parts]
                fits = not sum_findings(scheme.place(*path), node, kind, weights)
                yield WeightSum(node.id, kind, sum(weights), fits)


def indicator_shares(scheme: Scheme, kind: str = OTHERS) -> dict[str, float]:
    """Return the share (0 to 1) of each indicator of the tree in the score of zones of type ``kind``.

    Weights of a component are taken relative to their sum; parts without any share equally. Shares say how the weights
    are spread: in a component that is no arithmetic mean they are no shares of points.
    """
    found: dict[str, float] = {}
    for name, share in _spread(scheme.tree, 1.0, kind):
        found[name] = found.get(name, 0.0) + share
    return found


def _types_at(node: Node, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types that make a difference among the parts of ``node``: one sum where the weights are plain."""
    return kinds if any(isinstance(part.weight, dict) for part in node.parts) else (OTHERS,)


def _spread(node: Node, share: float, kind: str) -> Iterator[tuple[str, float]]:
    if node.indicator:
        yield node.indicator, share
        return
    given = [weight_of(part, kind) for part in node.parts]
    weights = [1.0] * len(given) if any(weight is None for weight in given) else [weight or 0.0 for weight in given]
    total = sum(weights)
    for part, weight in zip(node.parts, weights, strict=True):
        yield from _spread(part, share * weight / total if total else 0.0, kind)
