"""The assignment as a linear program for HiGHS (``scipy.optimize.milp``).

Zones and reviewers are the two sides of a transport problem; field requirements lie inside the zones' rows and loads
inside the reviewers'. For two such nested families of rows the linear program has whole solutions (Edmonds 1970), so
that it is fast at any size met here.
"""

from dataclasses import dataclass

import numpy as np
from scipy import optimize
from scipy.sparse import coo_array

from teukgu.evaluation.panels.assignment.request import Pair, Request
from teukgu.evaluation.panels.assignment.sides import Floats, Ints, Sides, sides
from teukgu.evaluation.uncertainty.variates import uniforms

STREAM = 0x5052  # of the random words behind the choice among equals
SHORT, OVER_LIMIT, NO_MATE, MOVED, NO_FIELD, UNEVEN, CHANCE = 1e7, 1e5, 1e4, 3e3, 300.0, 100.0, 10.0
"""Costs, each above the next: a reviewer too few, over the limit, no field mate, moved, other field, uneven load."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The pairs made; how many reviewers a zone lacks, a reviewer is over the limit, a zone lacks of its field."""

    pairs: tuple[Pair, ...]
    short: dict[str, int]
    over: dict[str, int]
    no_mates: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Block:
    """One row a group (zone or reviewer): its pairs times ``factor`` plus ``sign`` x its own slack, within limits."""

    group: Ints
    factor: Floats
    sign: float
    low: Floats
    high: Floats
    cost: float
    most: float = np.inf


def solve(request: Request, *, may_exceed: bool = False) -> Solution:
    """Solve the program; ``may_exceed``: loads may pass their limits at a cost, to see what would help."""
    given = sides(request)
    blocks = _blocks(given, may_exceed=may_exceed)
    chance = uniforms(request.seed, STREAM, 0, len(given.zones) * len(given.reviewers))
    own = CHANCE * chance[given.row * len(given.reviewers) + given.column] + NO_FIELD * ~given.known
    own -= MOVED * given.before
    found = _solved(own, given.fixed.astype(np.float64), blocks)
    count, z = len(given.pairs), len(given.zones)
    slack = np.rint(found[count:]).astype(int)
    zones, reviewers = [one.zone for one in given.zones], [one.id for one in given.reviewers]
    second = z + len(reviewers)
    return Solution(
        tuple(given.pairs[place] for place in np.flatnonzero(found[:count] > 0.5)),
        {name: int(k) for name, k in zip(zones, slack[:z], strict=True) if k},
        {name: int(k) for name, k in zip(reviewers, slack[z:second], strict=True) if k},
        {name: int(k) for name, k in zip(zones, slack[second : second + z], strict=True) if k},
    )


def _blocks(given: Sides, *, may_exceed: bool) -> tuple[_Block, ...]:
    z, r = len(given.zones), len(given.reviewers)
    ones, zero, endless = np.ones(len(given.pairs)), np.zeros(r), np.full(z, np.inf)
    mates = np.array([min(one.of_field, one.reviewers) for one in given.zones], dtype=np.float64)
    even = given.wanted.sum() / max(1, int((~given.gone).sum()))
    least = np.minimum(given.limit, np.floor(even)) * ~given.gone
    return (
        _Block(given.row, ones, 1.0, given.wanted, given.wanted, SHORT),
        _Block(given.column, ones, -1.0, zero - np.inf, given.limit, OVER_LIMIT, np.inf if may_exceed else 0.0),
        _Block(given.row, given.known.astype(np.float64), 1.0, mates, endless, NO_MATE),
        _Block(given.column, ones, -1.0, zero - np.inf, np.full(r, np.ceil(even)), UNEVEN),
        _Block(given.column, ones, 1.0, least, np.full(r, np.inf), UNEVEN),
    )


def _solved(own: Floats, fixed: Floats, blocks: tuple[_Block, ...]) -> Floats:
    """Values of pairs, then of the blocks' slacks."""
    count = len(own)
    sizes = [len(block.low) for block in blocks]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows, columns, factors = [], [], []
    for block, start, size in zip(blocks, starts[:-1], sizes, strict=True):
        rows += [start + block.group, start + np.arange(size)]
        columns += [np.arange(count), count + start + np.arange(size)]
        factors += [block.factor, np.full(size, block.sign)]
    width = count + int(starts[-1])
    places = (np.concatenate(rows), np.concatenate(columns))
    matrix = coo_array((np.concatenate(factors), places), shape=(int(starts[-1]), width)).tocsr()
    low, high = (np.concatenate([getattr(block, end) for block in blocks]) for end in ("low", "high"))
    slack_cost = np.concatenate([np.full(size, block.cost) for block, size in zip(blocks, sizes, strict=True)])
    slack_most = np.concatenate([np.full(size, block.most) for block, size in zip(blocks, sizes, strict=True)])
    answer = optimize.milp(
        np.concatenate([own, slack_cost]),
        integrality=np.concatenate([np.ones(count), np.zeros(width - count)]),
        bounds=optimize.Bounds(
            np.concatenate([fixed, np.zeros(width - count)]), np.concatenate([np.ones(count), slack_most])
        ),
        constraints=optimize.LinearConstraint(matrix, low, high),
    )
    if answer.x is None:  # the slacks make every request solvable
        raise RuntimeError(f"HiGHS: {answer.message}")
    return np.asarray(answer.x, dtype=np.float64)
