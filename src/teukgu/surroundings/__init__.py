"""What happened around each zone: from municipality statistics to an evaluation input, and what the result is worth."""

from teukgu.surroundings.bands import banded
from teukgu.surroundings.comparison import Group, Groups, groups
from teukgu.surroundings.places import Municipality, Place
from teukgu.surroundings.population import Standing, standings
from teukgu.surroundings.prepare import Prepared, Unit, prepare
from teukgu.surroundings.ranks import RankSum, rank_correlation, rank_sum_test
from teukgu.surroundings.repeat import Repetition, repetition, standardised
from teukgu.surroundings.robustness import Other, Result, Robustness, Winners, other, ties, winners
from teukgu.surroundings.rules import Comparison, Figure, Repeat, Rules, Wording
from teukgu.surroundings.sentences import Said, said, sentences
from teukgu.surroundings.table import Statistics

__all__ = [
    "Comparison",
    "Figure",
    "Group",
    "Groups",
    "Municipality",
    "Other",
    "Place",
    "Prepared",
    "RankSum",
    "Repeat",
    "Repetition",
    "Result",
    "Robustness",
    "Rules",
    "Said",
    "Standing",
    "Statistics",
    "Unit",
    "Winners",
    "Wording",
    "banded",
    "groups",
    "other",
    "prepare",
    "rank_correlation",
    "rank_sum_test",
    "repetition",
    "said",
    "sentences",
    "standardised",
    "standings",
    "ties",
    "winners",
]
