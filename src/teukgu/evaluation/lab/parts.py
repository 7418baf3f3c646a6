"""Changes to the tree of a scheme as plain data: weights, indicators left out, parts that count in proportion."""

from collections.abc import Iterator
from typing import Any

from teukgu.evaluation.lab.changes import Changes
from teukgu.evaluation.problems import problem, unknown_name
from teukgu.evaluation.scheme.base import number_from_text
from teukgu.values import Finding, Place

Data = dict[str, Any]
WHOLES = (1.0, 100.0)
CLOSE = 1e-6


def key_of(node: Data) -> str:
    """Return the name of a node: its id, or its indicator."""
    return str(node.get("id") or node.get("indicator") or "")


def walk(node: Data) -> Iterator[Data]:
    """Yield every node, parents first."""
    yield node
    for part in node.get("parts", ()):
        yield from walk(part)


def nodes_by_key(tree: Data) -> dict[str, Data]:
    """Return every node but the root by its name."""
    return {key_of(node): node for node in list(walk(tree))[1:]}


def set_weights(tree: Data, changes: Changes) -> list[Finding]:
    """Set the changed weights in place; return what is wrong with them."""
    known, findings = nodes_by_key(tree), []
    spread_equal(tree, changes)
    for rest, text in changes.named("weight"):
        name, kind = (rest, "") if rest in known else _name_and_kind(rest, known)
        place = Place(key=f"weight.{rest}")
        if name not in known:
            findings.append(unknown_name("lab_part", place, ("부분", "part"), name, tuple(known)))
            continue
        try:
            value = number_from_text(text)
        except ValueError:
            value = -1.0
        if not 0 <= value < float("inf"):
            message = (f"가중치는 0 이상의 수입니다: {text!r}.", f"A weight is a number from 0: {text!r}.")
            findings.append(problem("lab_value", place, message, ("예: 30, 30%, 1/3", "Example: 30, 30%, 1/3")))
            continue
        _set(known[name], kind, value)
    return findings


def _name_and_kind(rest: str, known: dict[str, Data]) -> tuple[str, str]:
    """Take ``PART.TYPE`` apart; a part's name may hold dots itself."""
    for name in sorted(known, key=len, reverse=True):
        if rest.startswith(f"{name}."):
            return name, rest.removeprefix(f"{name}.")
    return rest, ""


def _set(node: Data, kind: str, value: float) -> None:
    if not kind:
        node["weight"] = value
        return
    before = node.get("weight")
    by_type = dict(before) if isinstance(before, dict) else {} if before is None else {"default": before}
    node["weight"] = {**by_type, kind: value}


def spread_equal(tree: Data, changes: Changes) -> None:
    """Parts without weights count alike: write that down where one of them gets a weight of its own."""
    asked = [rest for rest, _ in changes.named("weight")]
    for node in walk(tree):
        parts = node.get("parts", ())
        touched = any(rest == key_of(part) or rest.startswith(f"{key_of(part)}.") for rest in asked for part in parts)
        if touched and all(part.get("weight") is None for part in parts):
            for part in parts:
                part["weight"] = 1.0 / len(parts)
            node["weights"] = "relative"


def relative_where_needed(tree: Data, changes: Changes) -> None:
    """Let weights count in proportion where changed ones no longer add up to 1 or 100."""
    if not any(name.startswith(("weight.", "out.", "panel")) for name in changes.values):
        return
    for node in walk(tree):
        weights = [part.get("weight") for part in node.get("parts", ())]
        kinds = {kind for weight in weights if isinstance(weight, dict) for kind in weight} or {""}
        if weights and all(weight is not None for weight in weights) and not all(_whole(weights, k) for k in kinds):
            node["weights"] = "relative"


def _whole(weights: list[Any], kind: str) -> bool:
    values: list[Any] = [one.get(kind, one.get("default", 0.0)) if isinstance(one, dict) else one for one in weights]
    return any(abs(sum(values) - whole) <= CLOSE * whole for whole in WHOLES)


def leave_out(node: Data, gone: set[str]) -> bool:
    """Take the indicators ``gone`` out of the tree in place; return whether anything is left of ``node``."""
    if node.get("indicator"):
        return node["indicator"] not in gone
    node["parts"] = [part for part in node["parts"] if leave_out(part, gone)]
    return bool(node["parts"])
