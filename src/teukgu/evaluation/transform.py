"""Transforms before normalising: logarithms, powers, limits, winsorising.

A step that looks at the data (winsorising) is *fitted* once to limits and constants and then *applied*, so that draws
can hold the treated points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.scheme import Transform, Winsorise

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Groups = tuple[tuple[Ints, Ints], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One fitted step on some rows: clip to (a, b); log of value + a; sqrt; power a; linear: times a, plus b."""

    kind: Literal["clip", "log", "sqrt", "power", "linear"]
    rows: Ints | None
    a: float = 0.0
    b: float = 0.0


def fit(transforms: Sequence[Transform], values: Floats, groups: dict[str, Groups]) -> tuple[Step, ...]:
    """Fit ``transforms`` in order to one column of ``values`` (units); ``groups`` by name of the winsorising group."""
    steps: list[Step] = []
    for transform in transforms:
        fitted = _fit_one(transform, values, groups)
        values = apply(fitted, values)
        steps.extend(fitted)
    return tuple(steps)


def apply(steps: Sequence[Step], values: Floats) -> Floats:
    """Apply fitted steps to ``values`` (..., units); what has no logarithm or root becomes NaN."""
    for step in steps:
        rows = slice(None) if step.rows is None else step.rows
        result = values.copy()
        with np.errstate(all="ignore"):
            result[..., rows] = _apply_one(step, values[..., rows])
        values = result
    return values


def _apply_one(step: Step, values: Floats) -> Floats:
    if step.kind == "clip":
        return np.clip(values, step.a, step.b)
    if step.kind == "log":
        shifted = values + step.a
        return np.where(shifted > 0, np.log(shifted), np.nan)
    if step.kind == "sqrt":
        return np.sqrt(values)
    if step.kind == "power":
        return np.power(values, step.a)
    return values * step.a + step.b


def _fit_one(transform: Transform, values: Floats, groups: dict[str, Groups]) -> tuple[Step, ...]:
    if transform.winsorise is not None:
        return _fit_winsorise(transform.winsorise, values, groups[transform.winsorise.group])
    if transform.limit is not None:
        low, high = transform.limit
        return (Step("clip", None, -np.inf if low is None else low, np.inf if high is None else high),)
    if transform.log is not None:
        return (Step("log", None, transform.log),)
    if transform.sqrt is not None:
        return (Step("sqrt", None),)
    if transform.power is not None:
        return (Step("power", None, transform.power),)
    return (Step("linear", None, 1.0 if transform.multiply is None else transform.multiply, transform.add or 0.0),)


def _fit_winsorise(rule: Winsorise, values: Floats, groups: Groups) -> tuple[Step, ...]:
    steps: list[Step] = []
    for rows, reference_rows in groups:
        reference = values[reference_rows]
        reference = reference[~np.isnan(reference)]
        if len(reference):
            steps.extend(_fit_group(rule, reference, rows))
    return tuple(steps)


def _fit_group(rule: Winsorise, reference: Floats, rows: Ints) -> list[Step]:
    if rule.points is None:
        share = rule.share or 0.0
        low, high = np.quantile(reference, [share, 1 - share])
        return [Step("clip", rows, float(low), float(high))]
    treated, passed = winsorised_by_rule(reference, rule.points, rule.skew, rule.kurtosis)
    if not passed and rule.otherwise != "none":
        least = float(reference.min())
        shift = 1.0 if rule.otherwise == "log" else 0.01 * (float(reference.max()) - least)
        return [Step("clip", rows, least, np.inf), Step("log", rows, shift - least)]
    return [Step("clip", rows, float(treated.min()), float(treated.max()))]


def winsorised_by_rule(values: Floats, points: int, skew: float, kurtosis: float) -> tuple[Floats, bool]:
    """Pull in the outermost points one by one while both |skew| and kurtosis exceed their limits.

    The end is the one the skew points to; tied outermost points move together, and the count of moved points (those
    that share the present end) is held against ``points`` before each move. As in COINr (R package, ``Treat``).

    Returns:
        The treated values, and whether they now pass.
    """
    values = values.copy()
    moved_high = moved_low = 0
    while not _passes(values, skew, kurtosis):
        if moved_high + moved_low >= points:
            return values, False
        if _skewness(values) >= 0:
            end = values == values.max()
            values[end] = values[~end].max()
            moved_high = int(end.sum())
        else:
            end = values == values.min()
            values[end] = values[~end].min()
            moved_low = int(end.sum())
    return values, True


def _passes(values: Floats, skew: float, kurtosis: float) -> bool:
    """Too few or all-equal values have no shape to mend."""
    if len(values) < 4 or values.min() == values.max():
        return True
    return abs(_skewness(values)) < skew or _kurtosis(values) < kurtosis


def _skewness(values: Floats) -> float:
    """Adjusted sample skewness (type 2 of Joanes and Gill; Excel SKEW)."""
    n, centred = len(values), values - values.mean()
    plain = np.sqrt(n) * np.sum(centred**3) / np.sum(centred**2) ** 1.5
    return float(plain * np.sqrt(n * (n - 1)) / (n - 2))


def _kurtosis(values: Floats) -> float:
    """Adjusted sample excess kurtosis (type 2 of Joanes and Gill; Excel KURT)."""
    n, centred = len(values), values - values.mean()
    plain = n * np.sum(centred**4) / np.sum(centred**2) ** 2
    return float(((n + 1) * (plain - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)))
