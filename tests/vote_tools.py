"""Votes and ballots with planted favour and planted stuffing."""

import numpy as np

from teukgu.evaluation.inputs import VoteCount
from teukgu.evaluation.panels.public.ballots import Ballot
from teukgu.examples.ballots import CROWD, Crowd, invent_ballots
from teukgu.values import ZoneId


def homes(zones: int = 60, regions: int = 9) -> dict[str, str]:
    """Home region of each zone."""
    return {f"z{zone:03}": f"g{zone % regions}" for zone in range(zones)}


def regions_of(home: dict[str, str]) -> dict[str, frozenset[str]]:
    """The same as sets."""
    return {zone: frozenset({region}) for zone, region in home.items()}


def planted_votes(seed: int, favour: float = 3.0, zones: int = 60, regions: int = 9, total: float = 9000.0):
    """Poisson counts with planted support and favour; returns counts and every zone's true support."""
    source = np.random.default_rng(seed)
    support = np.exp(source.normal(0, 0.6, zones))
    support /= support.sum()
    people = source.uniform(1, 4, regions)
    people *= total / people.sum()
    home = homes(zones, regions)
    mean = (
        support[:, None]
        * people
        * np.where(
            [[home[f"z{zone:03}"] == f"g{region}" for region in range(regions)] for zone in range(zones)], favour, 1.0
        )
    )
    counts = source.poisson(mean)
    rows = [
        VoteCount(ZoneId(f"z{zone:03}"), "public", f"g{region}", int(counts[zone, region]))
        for zone in range(zones)
        for region in range(regions)
    ]
    return rows, support


def example_ballots(seed: int, crowd: Crowd = CROWD, stuffed: str = "", zones: int = 60) -> list[Ballot]:
    """Invented ballots as ballots."""
    invented = invent_ballots(homes(zones), seed, crowd, stuffed)
    return [Ballot(one.id, one.at, one.choices, one.region, one.source) for one in invented]
