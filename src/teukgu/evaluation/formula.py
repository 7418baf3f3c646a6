"""A small arithmetic language for measures and nodes: names, numbers, + - * / **, and a few functions.

``exports / gdp * 100``, ``ln(income)``, ``min(value, 1)``, ``prior(sales)``. Nothing else is understood, so a scheme
from a stranger cannot do more than arithmetic.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
_FUNCTIONS: Mapping[str, tuple[int, Callable[..., Any]]] = {
    "ln": (1, np.log),
    "log10": (1, np.log10),
    "exp": (1, np.exp),
    "sqrt": (1, np.sqrt),
    "abs": (1, np.abs),
    "min": (-2, lambda *parts: np.minimum.reduce(np.broadcast_arrays(*parts))),
    "max": (-2, lambda *parts: np.maximum.reduce(np.broadcast_arrays(*parts))),
}
LOOK_UPS = ("prior", "baseline", "target", "back", "year")


class FormulaError(ValueError):
    """The text is not a formula of this language; the message says which part."""


def parse(text: str) -> ast.expr:
    """Parse a formula and check that it holds arithmetic only.

    Raises:
        FormulaError: with the part that is not understood.
    """
    try:
        tree = ast.parse(text.strip().replace("^", "**"), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        msg = f"{text!r}: {getattr(error, 'msg', error)}"
        raise FormulaError(msg) from None
    _check(tree)
    return tree


def names(tree: ast.expr) -> tuple[str, ...]:
    """Names the formula reads, each once, in order."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = (node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called)
    return tuple(dict.fromkeys(found))


def evaluate(tree: ast.expr, read: Callable[[str, str, int], Floats]) -> Any:
    """Compute the formula; ``read(name, look_up, number)`` gives the figures of a name (look_up "" for the plain one).

    Division by zero and logarithms of what has none give inf or NaN: the caller checks.
    """
    with np.errstate(all="ignore"):
        return _value(tree, read)


def _value(node: ast.expr, read: Callable[[str, str, int], Floats]) -> Any:
    if isinstance(node, ast.Constant):
        return float(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name):
        return read(node.id, "", 0)
    if isinstance(node, ast.UnaryOp):
        value = _value(node.operand, read)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp):
        return _BINARY[type(node.op)](_value(node.left, read), _value(node.right, read))
    assert isinstance(node, ast.Call)
    return _called(node, read)


def _called(node: ast.Call, read: Callable[[str, str, int], Floats]) -> Any:
    assert isinstance(node.func, ast.Name)
    if node.func.id in LOOK_UPS:
        name = node.args[0]
        assert isinstance(name, ast.Name)
        number = int(node.args[1].value) if len(node.args) > 1 else 0  # type: ignore[attr-defined]
        return read(name.id, node.func.id, number)
    return _FUNCTIONS[node.func.id][1](*(_value(arg, read) for arg in node.args))


def _check(node: ast.expr) -> None:
    if isinstance(node, ast.Constant):
        _require(isinstance(node.value, int | float) and not isinstance(node.value, bool), node)
    elif isinstance(node, ast.UnaryOp):
        _require(isinstance(node.op, ast.USub | ast.UAdd), node)
        _check(node.operand)
    elif isinstance(node, ast.BinOp):
        _require(type(node.op) in _BINARY, node)
        _check(node.left)
        _check(node.right)
    elif isinstance(node, ast.Call):
        _check_call(node)
    else:
        _require(isinstance(node, ast.Name), node)


def _check_call(node: ast.Call) -> None:
    _require(isinstance(node.func, ast.Name) and not node.keywords, node)
    assert isinstance(node.func, ast.Name)
    if node.func.id in LOOK_UPS:
        _check_look_up(node, node.func.id)
        return
    known = _FUNCTIONS.get(node.func.id)
    if known is None:
        msg = f"unknown function {node.func.id!r}; known: {', '.join((*_FUNCTIONS, *LOOK_UPS))}"
        raise FormulaError(msg)
    wanted = known[0]
    _require(len(node.args) == wanted if wanted > 0 else len(node.args) >= -wanted, node)
    for arg in node.args:
        _check(arg)


def _check_look_up(node: ast.Call, name: str) -> None:
    numbered = name in {"back", "year"}
    _require(len(node.args) == 1 + numbered and isinstance(node.args[0], ast.Name), node)
    if numbered:
        number = node.args[1]
        _require(isinstance(number, ast.Constant) and type(number.value) is int, node)


def _require(holds: bool, node: ast.expr) -> None:
    if not holds:
        msg = f"not understood: {ast.unparse(node)}"
        raise FormulaError(msg)
