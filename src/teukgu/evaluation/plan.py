"""Everything an evaluation needs, compiled to arrays, so that it can be scored again and again."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import Unit
from teukgu.evaluation.scheme import Aggregate, Indicator, Scheme
from teukgu.evaluation.settings import Settings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Branch:
    """A component, after its children: ``children`` are columns of the node matrix, ``weights`` units x children.

    Columns 0..I-1 of the node matrix are the indicators (leaves may share one), then one column for each branch in
    the order of ``Plan.branches`` (children first, the root last).
    """

    key: str
    column: int
    children: Ints
    weights: Floats
    aggregate: Aggregate


@dataclass(frozen=True, slots=True)
class Treatment:
    """How one indicator goes from measure to normalised value.

    ``groups``: for each normalisation group, the rows it is applied to and the rows that define it (minimum, mean ...).
    """

    indicator: Indicator
    groups: tuple[tuple[Ints, Ints], ...]
    treat_groups: Mapping[str, tuple[tuple[Ints, Ints], ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheme and an input, compiled.

    ``measures`` (units x indicators): figures before transform and normalisation, NaN where there is none;
    ``measure_sd``: their standard deviation of measurement error, 0 where none is known; ``applicable``: False where
    the indicator does not apply. ``scored``: rows that get a rank and a tier. ``bonus``: points per unit of the
    result to add (penalties are negative). ``base_linear``: every branch is arithmetic.
    """

    scheme: Scheme
    settings: Settings
    year: int
    units: tuple[Unit, ...]
    indicator_ids: tuple[str, ...]
    measures: Floats
    measure_sd: Floats
    applicable: Bools
    treatments: tuple[Treatment, ...]
    branches: tuple[Branch, ...]
    scored: Ints
    bonus: Floats
    tier_groups: tuple[Ints, ...]

    @property
    def base_linear(self) -> bool:
        """Whether the score is a weighted sum of normalised indicators."""
        return all(branch.aggregate.method == "arithmetic" for branch in self.branches)
