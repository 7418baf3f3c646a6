"""Normalising: from figures in their own units to a common scale, group by group."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.scheme import Normalise

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Groups = Sequence[tuple[Ints, Ints]]
MAD_TO_SD = 1.4826


def normalise(spec: Normalise, direction: str, values: Floats, groups: Groups, targets: Floats | None = None) -> Floats:
    """Normalise ``values`` (..., units) within ``groups`` (rows it is applied to, rows that define it).

    ``targets`` (units) is used by ``distance`` with ``reference: target``. Missing stays NaN; a group whose range or
    spread is zero gives ``spec.constant`` (``refuse`` counts as the middle here: the compiler has refused before).
    """
    result = np.full_like(values, np.nan)
    with np.errstate(all="ignore"):
        for rows, reference_rows in groups:
            aim = None if targets is None else targets[rows]
            result[..., rows] = normalise_group(spec, direction, values[..., rows], values[..., reference_rows], aim)
    return result


def normalise_group(
    spec: Normalise, direction: str, values: Floats, reference: Floats, targets: Floats | None = None
) -> Floats:
    """Normalise ``values`` by the figures of ``reference`` (both (..., n)); ``less`` turns the scale round."""
    sign = 1.0 if direction == "more" else -1.0
    if spec.method in {"minmax", "goalposts"}:
        share = _between_goalposts(spec, sign, values, reference)
    elif spec.method == "distance":
        share = _distance(spec, sign, values, reference, targets)
    elif spec.method in {"rank", "percentile"}:
        return _by_rank(spec, sign * values, sign * reference)
    elif spec.method in {"zscore", "robust_z"}:
        return _clamped_to_range(spec, _standardised(spec, sign * values, sign * reference))
    else:
        return _clamped_to_range(spec, sign * values)
    return _on_range(spec, _clamped(spec, share))


def bound(spec: str | float, reference: Floats) -> Floats:
    """Return a goalpost: a number, or min, max, mean, median, p<percent> of ``reference`` (..., n) as (..., 1)."""
    if not isinstance(spec, str):
        return np.full((*reference.shape[:-1], 1), float(spec))
    if spec.startswith("p"):
        return np.asarray(np.nanpercentile(reference, float(spec[1:]), axis=-1, keepdims=True))
    if spec == "min":
        return np.asarray(np.nanmin(reference, axis=-1, keepdims=True))
    if spec == "max":
        return np.asarray(np.nanmax(reference, axis=-1, keepdims=True))
    center = np.nanmean if spec == "mean" else np.nanmedian
    return np.asarray(center(reference, axis=-1, keepdims=True))


def goalposts(spec: Normalise, reference: Floats) -> tuple[Floats, Floats]:
    """Return the lower and upper goalpost of min-max or goalposts, before any logarithm, each (..., 1)."""
    lower, upper = ("min", "max") if spec.method == "minmax" else (spec.lower, spec.upper)
    return bound(lower, reference), bound(upper, reference)


def _between_goalposts(spec: Normalise, sign: float, values: Floats, reference: Floats) -> Floats:
    low, high = goalposts(spec, reference)
    if spec.log:
        values, low, high = np.log(values), np.log(low), np.log(high)
    span = high - low
    if spec.middle is not None:  # the ends keep their distance, and this figure lies half-way
        half_way = bound(spec.middle, reference)
        low = (np.log(half_way) if spec.log else half_way) - span / 2
        high = low + span
    share = (values - low) / span if sign > 0 else (high - values) / span
    return np.where((span == 0) & ~np.isnan(values), _constant_share(spec), share)


def _distance(spec: Normalise, sign: float, values: Floats, reference: Floats, targets: Floats | None) -> Floats:
    aim = targets if spec.reference == "target" and targets is not None else bound(spec.reference, reference)
    if spec.form == "ratio":
        return values / aim if sign > 0 else aim / values
    if spec.form == "difference":
        return sign * (values - aim)
    start = bound("min" if sign > 0 else "max", reference)
    return np.where(aim == start, np.where(np.isnan(values), np.nan, 1.0), (values - start) / (aim - start))


def _standardised(spec: Normalise, values: Floats, reference: Floats) -> Floats:
    if spec.method == "zscore":
        center = np.nanmean(reference, axis=-1, keepdims=True)
        width = np.nanstd(reference, axis=-1, keepdims=True, ddof=1 if spec.sd == "sample" else 0)
    else:
        center = np.nanmedian(reference, axis=-1, keepdims=True)
        width = MAD_TO_SD * np.nanmedian(np.abs(reference - center), axis=-1, keepdims=True)
    z = np.where((width == 0) & ~np.isnan(values), 0.0, (values - center) / width)
    return np.asarray(spec.center + spec.spread * z)


def _by_rank(spec: Normalise, values: Floats, reference: Floats) -> Floats:
    below, equal, count = _positions(values, reference)
    rank = below + {"min": np.minimum(equal, 1), "average": (equal + 1) / 2, "max": equal}[spec.ties]
    if spec.method == "rank" and spec.range is None:
        return np.asarray(rank - 1)
    position = "inclusive" if spec.method == "rank" else spec.position
    if position == "inclusive":
        share = np.where((count <= 1) & ~np.isnan(values), 0.5, (rank - 1) / (count - 1))
    else:
        share = (rank - 0.5) / count if position == "midpoint" else rank / count
    return _on_range(spec, _clamped(spec, share))


def _positions(values: Floats, reference: Floats) -> tuple[Floats, Floats, Floats]:
    """For each value: how many of the reference lie below it, how many equal it, and how many there are."""
    flat, known = values.reshape(-1, values.shape[-1]), reference.reshape(-1, reference.shape[-1])
    below, equal = np.full_like(flat, np.nan), np.full_like(flat, np.nan)
    count = np.sum(~np.isnan(known), axis=-1, keepdims=True).astype(np.float64)
    for row in range(len(flat)):
        ordered = np.sort(known[row][~np.isnan(known[row])])
        there = ~np.isnan(flat[row])
        left = np.searchsorted(ordered, flat[row][there], side="left")
        right = np.searchsorted(ordered, flat[row][there], side="right")
        below[row, there], equal[row, there] = left, right - left
    return below.reshape(values.shape), equal.reshape(values.shape), count.reshape((*values.shape[:-1], 1))


def _constant_share(spec: Normalise) -> float:
    return {"lower": 0.0, "upper": 1.0}.get(spec.constant, 0.5)


def _clamped(spec: Normalise, share: Floats) -> Floats:
    """Hold shares within 0..1; goalposts hold both ends unless the scheme says otherwise."""
    clamp = spec.clamp or ("both" if spec.method == "goalposts" else "none")
    low = 0.0 if clamp in {"lower", "both"} else -np.inf
    high = 1.0 if clamp in {"upper", "both"} else np.inf
    return np.clip(share, low, high)


def _on_range(spec: Normalise, share: Floats) -> Floats:
    low, high = spec.range or (0.0, 1.0)
    return low + (high - low) * share


def _clamped_to_range(spec: Normalise, values: Floats) -> Floats:
    """Standardised and plain values are not stretched to the range; clamping holds them inside it."""
    clamp = spec.clamp or "none"
    low, high = spec.range or (-np.inf, np.inf)
    return np.clip(
        values, low if clamp in {"lower", "both"} else -np.inf, high if clamp in {"upper", "both"} else np.inf
    )
