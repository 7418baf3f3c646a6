"""Awards within a share of the zones evaluated, counted in municipalities."""

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.plan import Plan
from teukgu.evaluation.tiers import cap_number

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def awarded(plan: Plan, rank: Floats, tier: Ints) -> Ints:
    """Return each scored unit's award grade (1 best, 0 none).

    Best ranks first, as long as the number of different municipalities (cells of ``awards.column``, several with
    ``;``; without a column each zone counts one) stays within the share of zones evaluated and the grades' counts
    (grades of no zone at all: nobody; no grades: the share alone);
    units of equal rank get the same grade together or nothing. Only tiers in ``awards.tiers`` when given.
    """
    awards = plan.scheme.awards
    grades = np.zeros(len(rank), dtype=np.intp)
    if awards is None:
        return grades
    most = cap_number(plan.settings.award_share, len(rank), plan.settings.cap_rounding)
    places, limited = _grade_places(plan), bool(awards.grades)
    paid: set[str] = set()
    given = 0
    for one in np.unique(rank):
        tied = np.flatnonzero(rank == one)
        if awards.tiers and not all(tier[row] in awards.tiers for row in tied):
            break
        new = paid.union(*(_municipalities(plan, int(plan.scored[row])) for row in tied))
        if len(new) > most or (limited and given + len(tied) > len(places)):
            break
        grades[tied] = places[given + len(tied) - 1] if limited else 1
        paid, given = new, given + len(tied)
    return grades


def _grade_places(plan: Plan) -> list[int]:
    awards = plan.scheme.awards
    grades = awards.grades if awards else ()
    return [number for number, grade in enumerate(grades, start=1) for _ in range(grade.count)]


def _municipalities(plan: Plan, row: int) -> set[str]:
    column = plan.scheme.awards.column if plan.scheme.awards else ""
    unit = plan.units[row]
    named = {part.strip() for part in unit.group(column).split(";") if part.strip()} if column else set()
    return named or {unit.id}
