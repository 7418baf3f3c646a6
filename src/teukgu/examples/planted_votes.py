"""What is planted in the public stage of the demonstration's round: honest crowds, and one zone that cheats.

Whoever is to find it again must not read it: an import contract keeps the two apart.
"""

from collections.abc import Mapping

from teukgu.examples.ballots import Crowd, ExampleBallot, invent_ballots
from teukgu.examples.chance import chance_of

PLATFORM = Crowd(voters=2400, favour=3.0)
HALL = Crowd(voters=140, favour=2.0)
"""Voters of the public platform, and of the ballot by codes that were sent out."""

ASKED_IN_REGION = 120
CHEAT = 17
"""The place of the zone that cheats among all zones in order of their ids."""


def cheating_zone(zones: Mapping[str, str]) -> str:
    """Return the zone for which ballots are stuffed."""
    return sorted(zones)[CHEAT % len(zones)]


def platform_ballots(home_of: Mapping[str, str], seed: int) -> tuple[ExampleBallot, ...]:
    """Return the ballots of the public platform, the stuffed ones among them; ``home_of``: region of each zone."""
    return invent_ballots(home_of, seed, PLATFORM, stuffed=cheating_zone(home_of))


def hall_ballots(home_of: Mapping[str, str], seed: int) -> tuple[ExampleBallot, ...]:
    """Return the ballots of those who got a code, all of them honest."""
    return invent_ballots(home_of, seed + 1, HALL)


def survey_votes(home_of: Mapping[str, str], seed: int) -> dict[tuple[str, str], int]:
    """Return votes by zone and region as a survey firm counts them: each person asked names one zone."""
    zones, found = sorted(home_of), dict[tuple[str, str], int]()
    for region in sorted(set(home_of.values())):
        near = [zone for zone in zones if home_of[zone] == region]
        for person in range(ASKED_IN_REGION):
            chance = chance_of(seed, "asked", region, person)
            zone = chance.pick(near if chance.happens(0.25) else zones)
            found[zone, region] = found.get((zone, region), 0) + 1
    return found
