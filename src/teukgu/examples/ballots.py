"""Invented ballots of a public stage: favour for the own region, days and nights, shared networks, planted stuffing."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import accumulate

from teukgu.examples.chance import Chance, chance_of

KOREA = timezone(timedelta(hours=9))
OPENED = datetime(2026, 8, 3, 9, tzinfo=KOREA)
DAYS, CHOICES, SOURCES, KINDS = 14, 3, 400, 5
BY_HOUR = (2, 1, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 10, 9, 8, 8, 8, 8, 8, 9, 10, 9, 7, 4)
"""How many ballots come in each hour of a day, in parts."""


@dataclass(frozen=True, slots=True)
class ExampleBallot:
    """One invented ballot; ``planted`` names the trick it belongs to, empty for an honest one."""

    id: str
    at: datetime
    choices: tuple[str, ...]
    region: str
    source: str
    planted: str = ""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Voters: how many, how much more a zone of the own region is liked, how far zones differ in renown.

    ``taste``: how much more each voter likes a fifth of the zones (by kind), so that some zones go together.
    """

    voters: int = 3000
    favour: float = 4.0
    renown: float = 0.6
    taste: float = 2.0


CROWD = Crowd()


def invent_ballots(
    home_of: Mapping[str, str],
    seed: int,
    crowd: Crowd = CROWD,
    stuffed: str = "",
) -> tuple[ExampleBallot, ...]:
    """Invent ballots for the zones of ``home_of`` (zone to region), in order of time.

    ``stuffed``: a zone for which ballots are planted by each trick of :data:`TRICKS`.
    """
    zones, regions = sorted(home_of), sorted(set(home_of.values()))
    fame = {zone: 2.718281828 ** chance_of(seed, "fame", zone).normal(0, crowd.renown) for zone in zones}
    kind = {zone: chance_of(seed, "kind", zone).whole(1, KINDS) for zone in zones}
    likes = {
        (region, taste): list(
            accumulate(
                fame[zone]
                * (crowd.favour if home_of[zone] == region else 1.0)
                * (crowd.taste if kind[zone] == taste else 1.0)
                for zone in zones
            )
        )
        for region in regions
        for taste in range(1, KINDS + 1)
    }
    people = list(accumulate(1.0 + chance_of(seed, "people", region).between(0, 3) for region in regions))
    networks = list(accumulate(1 / (number + 5) for number in range(SOURCES)))
    hours = list(accumulate(BY_HOUR))
    honest = [
        _honest(chance_of(seed, "ballot", number), number, zones, (regions, people, likes, networks, hours))
        for number in range(crowd.voters)
    ]
    planted = [one for trick in TRICKS for one in _planted(seed, trick, stuffed, zones, regions)] if stuffed else []
    return tuple(sorted([*honest, *planted], key=lambda one: (one.at, one.id)))


_World = tuple[list[str], list[float], dict[tuple[str, int], list[float]], list[float], list[int]]


def _honest(chance: Chance, number: int, zones: Sequence[str], world: _World) -> ExampleBallot:
    regions, people, likes, networks, hours = world
    region, taste = regions[_drawn(chance, people)], chance.whole(1, KINDS)
    chosen: list[str] = []
    while len(chosen) < min(CHOICES, len(zones)):
        zone = zones[_drawn(chance, likes[region, taste])]
        if zone not in chosen:
            chosen.append(zone)
    day, hour = chance.whole(0, DAYS - 1), _drawn(chance, hours)
    at = OPENED.replace(hour=0) + timedelta(days=day, hours=hour, seconds=chance.whole(0, 3599))
    return ExampleBallot(f"B{number:06d}", at, tuple(chosen), region, f"N{_drawn(chance, networks):03d}")


TRICKS = ("burst", "copies", "source", "clockwork")
"""Many within an hour; the same choices again and again; one network for one zone; one every few minutes exactly."""
_SIZES = {"burst": 90, "copies": 60, "source": 70, "clockwork": 110}


def _planted(seed: int, trick: str, zone: str, zones: Sequence[str], regions: Sequence[str]) -> Iterator[ExampleBallot]:
    chance = chance_of(seed, "trick", trick)
    others = [one for one in zones if one != zone]
    region = chance.pick(regions)
    for number in range(_SIZES[trick]):
        at = OPENED + timedelta(days=2, seconds=chance.whole(0, 10 * 86400))
        choices = (zone, chance.pick(others), chance.pick(others))
        source = f"N{chance.whole(0, SOURCES - 1):03d}"
        where = chance.pick(regions)
        if trick == "burst":
            at = OPENED + timedelta(days=5, hours=4, seconds=chance.whole(0, 3600))
        elif trick == "copies":
            choices = (zone, others[3], others[7])
        elif trick == "source":
            source, where = "N777", region
        else:
            at, source = OPENED + timedelta(days=3, minutes=7 * number), "N778"
        distinct = tuple(dict.fromkeys(choices))
        yield ExampleBallot(f"P{trick}{number:04d}", at, distinct, where, source, trick)


def _drawn(chance: Chance, sums: Sequence[float]) -> int:
    """Draw a place with chances whose running sums are ``sums``."""
    return min(bisect_right(sums, chance.share() * sums[-1]), len(sums) - 1)
