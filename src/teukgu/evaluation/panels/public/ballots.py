"""Own ballots: the order each voter sees, one ballot a person, and counts by zone and home region."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from teukgu.evaluation.inputs import VoteCount
from teukgu.evaluation.problems import problem, some
from teukgu.evaluation.uncertainty.variates import uniforms
from teukgu.values import Finding, Place, ZoneId

STREAM = 1 << 41  # ballots have streams of their own, from here on


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: a pseudonymous id, when it was cast, zones in the order chosen, home region, and source.

    ``source``: a pseudonym of where it came from (network, device, polling place); empty: not known.
    """

    id: str
    at: datetime
    choices: tuple[str, ...]
    region: str
    source: str = ""


def ballot_order(zones: Sequence[str], seed: int, ballot: int) -> tuple[str, ...]:
    """Return the order in which ballot number ``ballot`` (from 0) shows the zones: every order is as likely.

    The order depends on the seed and the number alone, not on the order of ``zones``.
    """
    names = sorted(zones)
    drawn = uniforms(seed, STREAM + ballot, 0, len(names))
    return tuple(names[place] for place in np.argsort(drawn, kind="stable"))


def count_ballots(ballots: Iterable[Ballot], component: str, channel: str = "own") -> tuple[VoteCount, ...]:
    """Count ballots by zone and home region; each zone once a ballot."""
    counted = Counter((zone, one.region) for one in ballots for zone in set(one.choices))
    return tuple(
        VoteCount(ZoneId(zone), component, region, votes, channel) for (zone, region), votes in sorted(counted.items())
    )


def ballot_problems(ballots: Iterable[Ballot], zones: Iterable[str], most: int) -> list[Finding]:
    """What is wrong with ballots: two with one id, zones nobody may choose, the same zone twice, too many choices."""
    listed, known = tuple(ballots), set(zones)
    ids = Counter(one.id for one in listed)
    checks = (
        ("ballot_twice", sorted(name for name, count in ids.items() if count > 1), _TWICE),
        ("ballot_zone", sorted({zone for one in listed for zone in one.choices} - known), _ZONE),
        ("ballot_same", sorted(one.id for one in listed if len(set(one.choices)) < len(one.choices)), _SAME),
        ("ballot_many", sorted(one.id for one in listed if not 1 <= len(one.choices) <= most), _MANY),
    )
    return [
        problem(code, Place(key="ballots"), (f"{ko}: {some(names)}.", f"{en}: {some(names)}."), cure)
        for code, names, (ko, en, cure) in checks
        if names
    ]


_Texts = tuple[str, str, tuple[str, str]]
_TWICE: _Texts = (
    "한 사람의 표가 둘 이상입니다",
    "More than one ballot of one person",
    ("하나만 남기세요.", "Keep one."),
)
_ZONE: _Texts = ("고를 수 없는 특구입니다", "Zones that cannot be chosen", ("목록을 확인하세요.", "Check the list."))
_SAME: _Texts = ("같은 특구를 두 번 골랐습니다", "The same zone twice", ("한 번만 남기세요.", "Keep it once."))
_MANY: _Texts = ("고른 수가 맞지 않습니다", "Too many or no choices", ("표를 확인하세요.", "Check the ballots."))
