"""The pairs that may be made, as arrays: zones and reviewers in order of their ids, whatever the order given."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.panels.assignment.request import Pair, Request, Reviewer, ZoneNeed, matches

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sides:
    """Allowed pairs: ``row`` (zone), ``column`` (reviewer), whether a field is ``known``, ``fixed``, as ``before``.

    ``wanted`` reviewers by zone and ``limit`` zones by reviewer, never below what is fixed; ``gone`` reviewers.
    """

    zones: tuple[ZoneNeed, ...]
    reviewers: tuple[Reviewer, ...]
    pairs: tuple[Pair, ...]
    row: Ints
    column: Ints
    known: Bools
    fixed: Bools
    before: Bools
    wanted: Floats
    limit: Floats
    gone: Bools


def sides(request: Request) -> Sides:
    """Put the request into arrays."""
    zones = tuple(sorted(request.zones, key=lambda one: one.zone))
    reviewers = tuple(sorted(request.reviewers, key=lambda one: one.id))
    row, column = np.nonzero([[request.allowed(zone.zone, one.id) for one in reviewers] for zone in zones])
    pairs = tuple((zones[z].zone, reviewers[r].id) for z, r in zip(row, column, strict=True))
    fixed = np.array([pair in request.fixed for pair in pairs], dtype=np.bool_)
    wanted = np.maximum([one.reviewers for one in zones], np.bincount(row[fixed], minlength=len(zones)))
    limit = np.maximum([one.most for one in reviewers], np.bincount(column[fixed], minlength=len(reviewers)))
    return Sides(
        zones,
        reviewers,
        pairs,
        row,
        column,
        np.array([matches(zones[z], reviewers[r]) for z, r in zip(row, column, strict=True)], dtype=np.bool_),
        fixed,
        np.array([pair in request.previous for pair in pairs], dtype=np.bool_),
        wanted.astype(np.float64),
        limit.astype(np.float64),
        np.array([one.id in request.left for one in reviewers], dtype=np.bool_),
    )
