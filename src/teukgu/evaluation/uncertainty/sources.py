"""What is varied in the draws: the sources of doubt, and the stream of random words each one reads."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.uncertainty.variates import uniforms

Ints = NDArray[np.intp]


class Source(StrEnum):
    """An assumption that may move scores."""

    WEIGHTS = "weights"
    NORMALISATION = "normalisation"
    AGGREGATION = "aggregation"
    MEASUREMENT = "measurement_error"
    RATERS = "raters"
    OMISSION = "leave_one_out"


STREAMS: Mapping[Source, int] = {source: number for number, source in enumerate(Source, start=1)}
SECOND_SAMPLE = 32  # streams of the second, independent sample that variance shares need

Streams = Mapping[Source, int]


def sources_of(plan: Plan) -> tuple[Source, ...]:
    """Return the sources that are switched on by the scheme and can move something in this plan."""
    doubt = plan.scheme.uncertainty
    noisy = error_sd(plan) > 0
    panels = panel_columns(plan)
    on = {
        Source.WEIGHTS: doubt.weight_concentration is not None,
        Source.NORMALISATION: bool(doubt.normalisations),
        Source.AGGREGATION: bool(doubt.aggregations),
        Source.MEASUREMENT: bool(noisy[:, ~panels].any()),
        Source.RATERS: bool(noisy[:, panels].any()),
        Source.OMISSION: doubt.leave_one_out and len(plan.indicator_ids) > 1,
    }
    return tuple(source for source in Source if on[source])


def error_sd(plan: Plan) -> NDArray[np.float64]:
    """Return the standard deviation of the error drawn for each figure (units x indicators); 0 where there is none."""
    doubt = plan.scheme.uncertainty
    if not doubt.measurement_error:
        return np.zeros_like(plan.measure_sd)
    known = ~np.isnan(plan.measures) & np.isfinite(plan.measure_sd)
    return np.where(known, plan.measure_sd * doubt.error_scale, 0.0)


def panel_columns(plan: Plan) -> NDArray[np.bool_]:
    """Return which indicators come from a panel, so that their error is the raters'."""
    return np.array([one.indicator.measure.kind in {"panel", "votes"} for one in plan.treatments], dtype=np.bool_)


def choices(seed: int, stream: int, start: int, count: int, options: int) -> Ints:
    """Return which of ``options`` (equal chance) each of ``count`` draws takes."""
    return np.minimum(uniforms(seed, stream, start, count) * options, options - 1).astype(np.intp)
