"""Everything an evaluation needs, compiled to arrays, so that it can be scored again and again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import Unit
from teukgu.evaluation.scheme import Aggregate, Indicator, Scheme
from teukgu.evaluation.settings import Settings
from teukgu.evaluation.transform import Groups, Step
from teukgu.values import Finding

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Branch:
    """A component of the tree: ``children`` are columns of the node matrix, ``weights`` units x children (sum 1).

    Columns 0..I-1 of the node matrix are the indicators (leaves may share one), then one for each branch in the order
    of ``Plan.branches`` (children first, the root last). ``names`` are the children's keys.
    """

    key: str
    column: int
    children: Ints
    weights: Floats
    aggregate: Aggregate
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treatment:
    """How one indicator goes from measure to normalised value.

    ``steps`` are the transforms as fitted to the input (treated points held); ``groups`` holds for each normalisation
    group the rows it is applied to and the rows that define it; ``treat_groups`` the same by winsorising group, to fit
    again. ``targets`` (units) for distance to each unit's own target.
    """

    indicator: Indicator
    steps: tuple[Step, ...]
    groups: Groups
    treat_groups: dict[str, Groups]
    targets: Floats


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheme and an input, compiled.

    ``measures`` (units x indicators): figures before transform and normalisation, NaN where there is none, filled
    where the missing policy fills (``filled``). ``measure_sd``: standard deviation of their measurement error, 0 where
    none is known. ``leaf_weights`` (units x indicators): weight of each indicator down the tree, before reweighing.
    ``scored``: rows that get a rank and a tier. ``bonus``: points added to the root (penalties are negative).
    ``tier_groups``: rows within which tiers are formed, each with its population. ``warnings``: what was noticed.
    """

    scheme: Scheme
    settings: Settings
    year: int
    units: tuple[Unit, ...]
    indicator_ids: tuple[str, ...]
    measures: Floats
    measure_sd: Floats
    filled: Bools
    applicable: Bools
    treatments: tuple[Treatment, ...]
    branches: tuple[Branch, ...]
    leaf_weights: Floats
    scored: Ints
    bonus: Floats
    tier_groups: tuple[tuple[Ints, int], ...]
    warnings: tuple[Finding, ...] = ()

    @property
    def base_linear(self) -> bool:
        """Whether the score is a weighted sum of normalised indicators."""
        return all(branch.aggregate.method == "arithmetic" for branch in self.branches)

    @property
    def node_keys(self) -> tuple[str, ...]:
        """Names of the columns of the node matrix: indicators, then branches (root last)."""
        return (*self.indicator_ids, *(branch.key for branch in self.branches))
