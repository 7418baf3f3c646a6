"""Who scores which zone: by a solver under conflicts and load limits, evened out so that raters can be compared."""

from teukgu.evaluation.panels.assignment.assign import Assignment, assign, replace_reviewer
from teukgu.evaluation.panels.assignment.overlap import Overlap, overlap_of
from teukgu.evaluation.panels.assignment.reasons import explain_absence, explain_pair
from teukgu.evaluation.panels.assignment.request import Pair, Request, Reviewer, ZoneNeed

__all__ = [
    "Assignment",
    "Overlap",
    "Pair",
    "Request",
    "Reviewer",
    "ZoneNeed",
    "assign",
    "explain_absence",
    "explain_pair",
    "overlap_of",
    "replace_reviewer",
]
