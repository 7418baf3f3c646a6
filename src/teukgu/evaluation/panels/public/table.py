"""Votes as a table of zones by the voters' home regions, whichever channel they came through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import VoteCount

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class VoteTable:
    """``votes`` (zones x regions, both in order of their names); ``home``: the zone lies in the region."""

    zones: tuple[str, ...]
    regions: tuple[str, ...]
    votes: Floats
    home: Bools

    @property
    def total(self) -> float:
        """All votes."""
        return float(self.votes.sum())


def vote_table(
    counts: Iterable[VoteCount], zones: Iterable[str], regions_of: Mapping[str, frozenset[str]]
) -> VoteTable:
    """Add up counts; ``zones``: everybody who could be voted for, so that no vote is a 0; ``regions_of`` each zone."""
    rows = sorted(counts, key=lambda one: (one.zone, one.home_region))
    names = tuple(sorted(set(zones) | {one.zone for one in rows}))
    regions = tuple(sorted({one.home_region for one in rows}))
    place = {name: number for number, name in enumerate(names)}
    column = {name: number for number, name in enumerate(regions)}
    votes = np.zeros((len(names), len(regions)))
    for one in rows:
        votes[place[one.zone], column[one.home_region]] += one.votes
    at_home = [[region in regions_of.get(name, frozenset()) for region in regions] for name in names]
    return VoteTable(names, regions, votes, np.array(at_home, dtype=np.bool_).reshape(votes.shape))
