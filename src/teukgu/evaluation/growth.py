"""Growth, target attainment and pooling of years, with measurement error carried along (first order)."""

import warnings
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.figures import Series
from teukgu.evaluation.scheme import Measure

Floats = NDArray[np.float64]


def base_year(measure: Measure, year: int) -> int:
    """Return the year that growth is counted from (not for the observation's own baseline)."""
    if measure.against == "prior_year":
        return year - 1
    if measure.against == "years_back":
        return year - measure.years_back
    assert isinstance(measure.against, int)
    return measure.against


def growth(here: Series, base: tuple[Floats, Floats], measure: Measure, year: int) -> tuple[Floats, Floats]:
    """Return growth of ``here`` on ``base`` (value, sd) in the measure's form, and its standard deviation."""
    before, before_sd = base
    span = 1.0
    if measure.annual and measure.against != "baseline":
        span = float(year - base_year(measure, year))
    if measure.form == "difference":
        return (here.value - before) / span, np.hypot(here.sd, before_sd) / span
    with np.errstate(all="ignore"):
        ratio = np.where(before > 0, here.value / before, np.where(np.isnan(before), np.nan, np.inf))
        relative = np.hypot(here.sd / here.value, before_sd / before)
        if measure.form == "log":
            value = np.where(here.value > 0, np.log(ratio), np.where(np.isnan(ratio), np.nan, -np.inf)) / span
            return value, np.nan_to_num(relative / span)
        grown = np.where(np.isfinite(ratio), np.sign(ratio) * np.abs(ratio) ** (1 / span), ratio)
        sd = np.nan_to_num(np.abs(grown) * relative / span)
    return (grown, sd) if measure.form == "ratio" else ((grown - 1) * 100, sd * 100)


def attainment(here: Series, *, from_baseline: bool) -> tuple[Floats, Floats]:
    """Return value / target, or the share of the way from baseline to target that was gone."""
    start = here.baseline if from_baseline else np.zeros_like(here.value)
    with np.errstate(all="ignore"):
        way = here.target - start
        value = np.where(way == 0, np.inf, (here.value - start) / way)
        sd = np.nan_to_num(here.sd / np.abs(way))
    return np.where(np.isnan(here.value) | np.isnan(way), np.nan, value), sd


def pooled(years: Sequence[Series], over: Literal["mean", "sum", "median", "latest"]) -> Series:
    """Pool the same indicator over ``years`` (last year first), leaving out years without a value."""
    values = np.array([series.value for series in years])
    sds = np.where(np.isnan(values), 0.0, np.array([series.sd for series in years]))
    count = np.maximum(1, np.sum(~np.isnan(values), axis=0))
    value, sd = _pool(values, sds, over)
    if over in {"mean", "median"}:
        sd = np.sqrt(np.sum(sds**2, axis=0)) / count
    value = np.where(np.all(np.isnan(values), axis=0), np.nan, value)
    last = years[0]
    not_applicable = np.all([series.not_applicable for series in years], axis=0)
    return Series(value, sd, last.baseline, last.target, not_applicable)


def _pool(values: Floats, sds: Floats, over: str) -> tuple[Floats, Floats]:
    if over == "latest":
        first = np.argmax(~np.isnan(values), axis=0)
        columns = np.arange(values.shape[1])
        return values[first, columns], sds[first, columns]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a unit without any value stays NaN
        total_sd = np.sqrt(np.sum(sds**2, axis=0))
        if over == "median":
            return np.nanmedian(values, axis=0), total_sd
        return np.nanmean(values, axis=0) if over == "mean" else np.nansum(values, axis=0), total_sd
