"""What is varied in the draws, and how much."""

from typing import Literal

from pydantic import Field

from teukgu.evaluation.scheme.base import Part, Portion, Positive
from teukgu.evaluation.scheme.tree import Method


class Uncertainty(Part):
    """Sources of doubt; each is off unless given.

    ``weight_concentration``: Dirichlet concentration around the scheme's weights at every node (large: hardly varied).
    ``normalisations``/``aggregations``: alternatives drawn with equal chance beside the scheme's own.
    ``measurement_error``: draw from the sd of observations (``error_scale`` multiplies them all).
    ``leave_one_out``: one indicator at a time is left out in a share of the draws.
    ``public``: how much the public sees, where the scheme says so itself (rule ``public_uncertainty``).
    """

    draws: int = Field(default=2000, ge=0)
    seed: int = Field(default=1, ge=0, lt=2**63)
    weight_concentration: Positive | None = None
    normalisations: tuple[Literal["minmax", "zscore", "robust_z", "rank", "percentile"], ...] = ()
    aggregations: tuple[Method, ...] = ()
    measurement_error: bool = True
    error_scale: Positive = 1.0
    leave_one_out: bool = False
    interval: tuple[Portion, Portion] | None = None
    on_line: Portion | None = None
    public: Literal["band", "full", "file_only"] | None = None


class BenefitOfTheDoubt(Part):
    """Each unit's best weights, with every indicator's share of the sum between the limits: a check, not a score."""

    min_share: Portion = 0.0
    max_share: Portion = 1.0
