"""The planner: earliest and latest days of the whole path to a designation, before anyone starts."""

from teukgu.procedures.planner.backwards import latest_start
from teukgu.procedures.planner.path import Path, PathStep, plan_path
from teukgu.procedures.planner.question import (
    Applicant,
    CouncilDays,
    Election,
    ElectionKind,
    PathQuestion,
    Supplement,
)
from teukgu.procedures.planner.supplement import SupplementCost, supplement_cost

__all__ = [
    "Applicant",
    "CouncilDays",
    "Election",
    "ElectionKind",
    "Path",
    "PathQuestion",
    "PathStep",
    "Supplement",
    "SupplementCost",
    "latest_start",
    "plan_path",
    "supplement_cost",
]
