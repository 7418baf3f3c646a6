"""How sure a rank and a tier are: many draws over weights, normalisation, aggregation, errors, raters, indicators."""

from teukgu.evaluation.uncertainty.result import Uncertainty, VarianceShare
from teukgu.evaluation.uncertainty.run import run_draws

__all__ = ["Uncertainty", "VarianceShare", "run_draws"]
