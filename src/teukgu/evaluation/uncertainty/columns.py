"""One indicator over many draws (draws x units): usual cases fast, all others by the scheme's own functions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation import transform
from teukgu.evaluation.normalise import normalise
from teukgu.evaluation.plan import Treatment
from teukgu.evaluation.scheme import Normalise

Floats = NDArray[np.float64]

LARGEST = np.int64(2**63 - 1)


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator's treatment, its figures in the input, and what they normalise to by each alternative."""

    treatment: Treatment
    measures: Floats

    def specs(self, alternatives: tuple[str, ...]) -> tuple[Normalise, ...]:
        """Return the scheme's own normalisation, then each alternative on the same range and groups."""
        own = self.treatment.indicator.normalise
        return (own, *(alternative(own, method) for method in alternatives))

    def fixed(self, spec: Normalise) -> Floats:
        """Return the normalised figures of the input itself (units)."""
        return self._general(spec, self.measures)

    def normalised(self, spec: Normalise, measures: Floats) -> Floats:
        """Return normalised ``measures`` (draws x units); what the error made unusable keeps the input's own value."""
        quick = self._quick(spec, measures)
        if quick is not None:
            return quick
        result = self._general(spec, measures)
        broken = np.isnan(result)
        return np.where(broken, self.fixed(spec), result) if broken.any() else result

    def _general(self, spec: Normalise, measures: Floats) -> Floats:
        treatment = self.treatment
        indicator = treatment.indicator
        treated = transform.apply(treatment.steps, measures)
        result = normalise(spec, indicator.direction, treated, treatment.groups, treatment.targets)
        if indicator.missing.method == "score":
            result = np.where(np.isnan(measures), indicator.missing.value or 0.0, result)
        return result

    def _quick(self, spec: Normalise, measures: Floats) -> Floats | None:
        """Straight lines through two points (min-max, z, fixed goalposts) when nothing is missing and one group."""
        treatment = self.treatment
        if len(treatment.groups) != 1 or len(treatment.groups[0][0]) != measures.shape[-1]:
            return None
        if spec.log or spec.middle is not None or np.isnan(self.measures).any():
            return None
        values = transform.apply(treatment.steps, measures) if treatment.steps else measures
        if treatment.steps and not np.isfinite(values).all():
            return None
        if spec.method in {"rank", "percentile"}:
            return _by_rank(spec, treatment.indicator.direction, values, treatment.groups[0][1])
        line = _line(spec, values, treatment.groups[0][1])
        if line is None or not np.isfinite(line[1]).all():
            return None
        return _on_line(spec, treatment.indicator.direction, values, line)


def _line(spec: Normalise, values: Floats, reference_rows: NDArray[np.intp]) -> tuple[Floats, Floats] | None:
    """Zero point and slope of each draw (draws x 1), for a direction of more; None when the case is not usual."""
    if spec.method == "goalposts":
        if isinstance(spec.lower, str) or isinstance(spec.upper, str):
            return None
        low, high = np.array([[float(spec.lower)]]), np.array([[float(spec.upper)]])
    elif spec.method in {"minmax", "zscore"}:
        everybody = len(reference_rows) == values.shape[-1]
        reference = values if everybody else values[:, reference_rows]
        if spec.method == "zscore":
            center = reference.mean(axis=1, keepdims=True)
            with np.errstate(divide="ignore"):
                return center, 1.0 / reference.std(axis=1, keepdims=True, ddof=1 if spec.sd == "sample" else 0)
        low, high = reference.min(axis=1, keepdims=True), reference.max(axis=1, keepdims=True)
    else:
        return None
    with np.errstate(divide="ignore"):
        return low, 1.0 / (high - low)


def _by_rank(spec: Normalise, direction: str, values: Floats, reference_rows: NDArray[np.intp]) -> Floats | None:
    """Shares of the range by rank among all units when no two are equal."""
    draws, units = values.shape
    if len(reference_rows) != units or units < 2 or (spec.method == "percentile" and spec.position != "inclusive"):
        return None
    order = _order(values if direction == "more" else -values)
    if order is None:
        return None
    low, high = spec.range or (0.0, 1.0)
    steps = low + (high - low) * (np.arange(units) / (units - 1))
    result = np.empty((draws, units))
    order += np.arange(draws)[:, np.newaxis] * units
    result.reshape(-1)[order] = steps
    return result


def _order(values: Floats) -> NDArray[np.int64] | None:
    """Return the order of ``values`` in each draw; None when two are equal.

    The bits of a double, read as a whole number, rise with it (turned round below zero). The unit's number takes the
    place of the lowest ones: sorting whole numbers is far faster than asking for their order, and right whenever no
    two values agree in all the bits that are left.
    """
    mask = (1 << max(1, int(values.shape[1] - 1).bit_length())) - 1
    packed = (values + 0.0).view(np.int64)  # without a negative zero
    packed ^= (packed >> 63) & LARGEST
    packed &= ~mask
    packed |= np.arange(values.shape[1])
    packed.sort(axis=1)
    order = packed & mask
    packed |= mask
    if (packed[:, 1:] != packed[:, :-1]).all():
        return order
    order = np.argsort(values, axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    return None if (ordered[:, 1:] == ordered[:, :-1]).any() else order


def _on_line(spec: Normalise, direction: str, values: Floats, line: tuple[Floats, Floats]) -> Floats:
    zero, slope = line
    sign = 1.0 if direction == "more" else -1.0
    result = values - zero
    if spec.method == "zscore":
        result *= sign * slope * spec.spread
        result += spec.center
        return _held(spec, result, spec.range)
    result *= slope
    if sign < 0:
        np.subtract(1.0, result, out=result)
    result = _held(spec, result, (0.0, 1.0))
    low, high = spec.range or (0.0, 1.0)
    result *= high - low
    result += low
    return result


def _held(spec: Normalise, values: Floats, ends: tuple[float, float] | None) -> Floats:
    clamp = spec.clamp or ("both" if spec.method == "goalposts" else "none")
    if clamp == "none" or ends is None:
        return values
    low = ends[0] if clamp in {"lower", "both"} else -np.inf
    high = ends[1] if clamp in {"upper", "both"} else np.inf
    return np.clip(values, low, high, out=values)


def alternative(own: Normalise, method: str) -> Normalise:
    """Return ``own`` with another method, on a range of the same size.

    Standardised values are put in the middle of the range, three standard deviations to each end, and held inside it,
    so that thresholds, bonus points and geometric means keep their meaning.
    """
    low, high = own.range or (0.0, 100.0)
    changes: dict[str, object] = {"method": method, "range": (low, high), "log": False, "clamp": "none"}
    if method in {"zscore", "robust_z"}:
        changes |= {"center": (low + high) / 2, "spread": (high - low) / 6, "clamp": "both"}
    return own.model_copy(update=changes)
