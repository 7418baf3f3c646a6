"""What is asked of an assignment, and what is wrong with the question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teukgu.evaluation.problems import problem, some
from teukgu.values import Finding, Place

Pair = tuple[str, str]
"""A zone and a reviewer."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer: fields of expertise and the most zones to be given."""

    id: str
    fields: frozenset[str] = frozenset()
    most: int = 20


@dataclass(frozen=True, slots=True)
class ZoneNeed:
    """A zone: its fields, how many reviewers it gets, and how many of these should know one of its fields."""

    zone: str
    fields: frozenset[str] = frozenset()
    reviewers: int = 3
    of_field: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """Everything an assignment is made from.

    ``barred``: pairs that must not be, with the codes of the conflicts. ``scored``: pairs with a score: they stay.
    ``kept``: further pairs that stay. ``previous``: pairs of an earlier run, kept where nothing speaks against it.
    ``left``: reviewers who are gone: what they scored stays, they get nothing more.
    """

    zones: tuple[ZoneNeed, ...]
    reviewers: tuple[Reviewer, ...]
    seed: int
    barred: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)
    scored: frozenset[Pair] = frozenset()
    kept: frozenset[Pair] = frozenset()
    previous: frozenset[Pair] = frozenset()
    left: frozenset[str] = frozenset()

    @property
    def fixed(self) -> frozenset[Pair]:
        """Pairs that stay whatever comes."""
        return self.scored | self.kept

    def allowed(self, zone: str, reviewer: str) -> bool:
        """Whether the pair may be made (or stays)."""
        pair = (zone, reviewer)
        return pair in self.fixed or (pair not in self.barred and reviewer not in self.left)


def matches(zone: ZoneNeed, reviewer: Reviewer) -> bool:
    """Whether the reviewer knows a field of the zone; a zone without fields is known to everybody."""
    return not zone.fields or bool(zone.fields & reviewer.fields)


def request_problems(request: Request) -> Iterator[Finding]:
    """Yield what is wrong with a request before anything is computed."""
    zones, reviewers = [one.zone for one in request.zones], [one.id for one in request.reviewers]
    for name, ids in (("zones", zones), ("reviewers", reviewers)):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            yield _twice(name, some(twice))
        if not ids:
            yield _none(name)
    known_zones, known_reviewers = set(zones), set(reviewers)
    strangers = sorted(
        f"{zone}/{reviewer}"
        for zone, reviewer in request.fixed
        if zone not in known_zones or reviewer not in known_reviewers
    )
    if strangers:
        yield _strangers(some(strangers))
    torn = sorted(f"{zone}/{reviewer}" for zone, reviewer in request.fixed if (zone, reviewer) in request.barred)
    if torn:
        yield _torn(some(torn))


def _twice(name: str, listed: str) -> Finding:
    message = (f"같은 이름이 두 번 있습니다: {listed}.", f"The same id stands there twice: {listed}.")
    return problem("assignment_twice", Place(key=name), message, ("하나만 남기세요.", "Keep one of them."))


def _none(name: str) -> Finding:
    what = {"zones": ("특구", "zone"), "reviewers": ("위원", "reviewer")}[name]
    message = (f"{what[0]}이(가) 없습니다.", f"There is no {what[1]}.")
    return problem("assignment_empty", Place(key=name), message, ("하나 이상 넣으세요.", "Give at least one."))


def _strangers(listed: str) -> Finding:
    return problem(
        "assignment_unknown",
        Place(key="scored"),
        (
            f"목록에 없는 특구나 위원의 배정입니다: {listed}.",
            f"These pairs name a zone or reviewer not listed: {listed}.",
        ),
        ("목록에 더하거나 배정을 빼세요.", "List them, or leave the pairs out."),
    )


def _torn(listed: str) -> Finding:
    return problem(
        "assignment_scored_conflict",
        Place(key="barred"),
        (
            f"이미 채점했거나 두기로 한 배정에 이해충돌이 있습니다: {listed}.",
            f"Pairs that are scored or kept have a conflict: {listed}.",
        ),
        (
            "그 점수를 무효로 하는 결정을 먼저 하고 다시 배정하세요.",
            "Decide first that these scores are void, then assign again.",
        ),
    )
