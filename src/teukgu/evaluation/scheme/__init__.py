"""The typed scheme: what a scheme file may say."""

from teukgu.evaluation.scheme.base import Number, Part, Text
from teukgu.evaluation.scheme.indicators import Indicator, Measure, Missing, Normalise, Transform, Versus, Winsorise
from teukgu.evaluation.scheme.scheme import Scheme
from teukgu.evaluation.scheme.tiers import Adjustment, AwardGrade, Awards, Conditions, Restructuring, ScoreRules, Tiers
from teukgu.evaluation.scheme.tree import Aggregate, Method, Node
from teukgu.evaluation.scheme.uncertainty import BenefitOfTheDoubt, Uncertainty

__all__ = [
    "Adjustment",
    "Aggregate",
    "AwardGrade",
    "Awards",
    "BenefitOfTheDoubt",
    "Conditions",
    "Indicator",
    "Measure",
    "Method",
    "Missing",
    "Node",
    "Normalise",
    "Number",
    "Part",
    "Restructuring",
    "Scheme",
    "ScoreRules",
    "Text",
    "Tiers",
    "Transform",
    "Uncertainty",
    "Versus",
    "Winsorise",
]
