"""Quorum and votes, counted under both readings of what an excluded member is.

``counted``: an excluded member stays among the members in office and, when there, counts towards the quorum.
``not_counted``: an excluded member is left out of both. Under either reading an excluded member has no vote and is no
"member present" for the majority.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.procedures.meetings.body import Topic
from teukgu.procedures.meetings.rules import BodyRules

COUNTED = "counted"
NOT_COUNTED = "not_counted"
READINGS = (COUNTED, NOT_COUNTED)
YES, NO, ABSTAIN = "yes", "no", "abstain"
CHOICES = (YES, NO, ABSTAIN)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are in office and how many are there, under one reading."""

    reading: str
    in_office: int
    present: int

    @property
    def needed(self) -> int:
        """Return the fewest that are a majority of those in office."""
        return self.in_office // 2 + 1

    @property
    def is_met(self) -> bool:
        """Say whether there is a quorum; a body of nobody has none."""
        return self.in_office > 0 and self.present >= self.needed


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on an item: ``voters`` may vote and are there; who says nothing counts as present, not as yes.

    ``base`` is what the majority is taken of: those present, or the members in office (a resolution in writing where
    the rule says so).
    """

    yes: int
    no: int
    abstain: int
    silent: int
    base: int

    @property
    def needed(self) -> int:
        """Return the fewest yes votes that carry."""
        return self.base // 2 + 1

    @property
    def carried(self) -> bool:
        """Say whether the item is carried: more than half."""
        return self.base > 0 and self.yes >= self.needed


@dataclass(frozen=True, slots=True)
class Count:
    """Quorum and votes of one item under one reading."""

    quorum: Quorum
    tally: Tally

    @property
    def carried(self) -> bool:
        """Say whether the body decided yes: a quorum, and more than half."""
        return self.quorum.is_met and self.tally.carried

    @property
    def decided(self) -> bool:
        """Say whether the body could decide at all."""
        return self.quorum.is_met


@dataclass(frozen=True, slots=True)
class Bench:
    """Who takes part in an item: ids of those in office, of those there, of those kept away, and the votes."""

    in_office: frozenset[str]
    present: frozenset[str]
    barred: frozenset[str]
    votes: Mapping[str, str]


def quorum_of(bench: Bench, reading: str) -> Quorum:
    """Count the quorum under ``reading``."""
    present = bench.present & bench.in_office
    if reading == COUNTED:
        return Quorum(reading, len(bench.in_office), len(present))
    return Quorum(reading, len(bench.in_office - bench.barred), len(present - bench.barred))


def tally_of(bench: Bench, base: int | None = None) -> Tally:
    """Count the votes of those who are there and not kept away; any other vote is no vote."""
    voters = (bench.present & bench.in_office) - bench.barred
    cast = {member: choice for member, choice in bench.votes.items() if member in voters}
    counts = {choice: sum(one == choice for one in cast.values()) for choice in CHOICES}
    silent = len(voters) - sum(counts.values())
    return Tally(counts[YES], counts[NO], counts[ABSTAIN], silent, len(voters) if base is None else base)


def counts_of(rules: BodyRules, bench: Bench, *, written: bool = False) -> Mapping[str, Count]:
    """Return the count under both readings."""
    of_members = written and rules.code(Topic.WRITTEN_COUNT) == "members"
    found = {}
    for reading in READINGS:
        quorum = quorum_of(bench, reading)
        found[reading] = Count(quorum, tally_of(bench, quorum.in_office if of_members else None))
    return found


def reading_of(rules: BodyRules) -> str:
    """Return the reading that holds, "" when the law is silent and the body set none."""
    return rules.code(Topic.EXCLUDED_IN_QUORUM)


def agree(counts: Mapping[str, Count]) -> bool:
    """Say whether both readings give the same answer, quorum and result."""
    return len({(count.decided, count.carried) for count in counts.values()}) == 1


def opens(rules: BodyRules, in_office: Iterable[str], present: Iterable[str]) -> Quorum:
    """Return the quorum for opening the meeting: nobody is excluded from a meeting, only from an item."""
    return quorum_of(Bench(frozenset(in_office), frozenset(present), frozenset(), {}), COUNTED)
