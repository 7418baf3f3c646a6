"""Assigns reviewers to zones, and replaces one who leaves without moving anybody else."""

from dataclasses import dataclass, replace

from teukgu.evaluation.panels.assignment.overlap import Overlap, evened, linked, overlap_of
from teukgu.evaluation.panels.assignment.program import Solution, solve
from teukgu.evaluation.panels.assignment.request import Pair, Request, request_problems
from teukgu.evaluation.panels.assignment.shortage import no_mate, not_linked, shortage
from teukgu.evaluation.panels.connection import parts
from teukgu.values import Finding, Refused, refuse_if_any


@dataclass(frozen=True, slots=True)
class Assignment:
    """Pairs in order of zone and reviewer, what they were made from, how reviewers overlap, and warnings.

    The same request gives the same pairs, whatever the order of its lists.
    """

    request: Request
    pairs: tuple[Pair, ...]
    overlap: Overlap
    warnings: tuple[Finding, ...]

    def team(self, zone: str) -> tuple[str, ...]:
        """Reviewers of a zone."""
        return tuple(reviewer for where, reviewer in self.pairs if where == zone)

    def load(self, reviewer: str) -> tuple[str, ...]:
        """Zones of a reviewer."""
        return tuple(zone for zone, who in self.pairs if who == reviewer)


def assign(request: Request) -> Assignment:
    """Assign reviewers; pairs that are fixed stay, conflicts never happen, loads stay within their limits.

    Among what is possible: fields first, then earlier pairs, then even loads, then chance from the seed; reviewers who
    may move are swapped until it is evened out who shares zones with whom.

    Raises:
        Refused: naming zones that lack reviewers and what would make it possible, or parts that cannot be linked.
    """
    refuse_if_any(request_problems(request))
    found = solve(request)
    if found.short:
        raise Refused(shortage(request, found, solve(request, may_exceed=True)))
    pairs = linked(request, evened(request, found.pairs))
    left_apart = parts(pairs)
    if len(left_apart) > 1 and _several(request):
        raise Refused([not_linked(left_apart)])
    return Assignment(request, pairs, overlap_of(pairs), _warnings(found))


def replace_reviewer(current: Assignment, leaver: str, scored: frozenset[Pair], *, seed: int) -> Assignment:
    """Give the unscored zones of ``leaver`` to others; what is scored and everybody else's zones stay.

    Raises:
        Refused: as :func:`assign`.
    """
    others = frozenset(pair for pair in current.pairs if pair[1] != leaver)
    request = replace(
        current.request,
        scored=frozenset(scored),
        kept=others - scored,
        previous=frozenset(),
        left=current.request.left | {leaver},
        seed=seed,
    )
    return assign(request)


def _several(request: Request) -> bool:
    """Whether zones have more than one reviewer each: with one each, nobody can be linked and nobody is compared."""
    return any(one.reviewers > 1 for one in request.zones)


def _warnings(found: Solution) -> tuple[Finding, ...]:
    return tuple(no_mate(zone, lacking) for zone, lacking in sorted(found.no_mates.items()))
