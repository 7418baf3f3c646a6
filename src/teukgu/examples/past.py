"""Invented official ranks of earlier years."""

from dataclasses import dataclass

from teukgu.examples.chance import chance_of
from teukgu.examples.zones import ExampleZone

FIRST_YEAR = 2017
YEARS_BACK = 7
UNKNOWN = 0.03


@dataclass(frozen=True, slots=True)
class ExampleRank:
    """A rank (1 = best) of one year, and how many zones were ranked."""

    zone: str
    year: int
    rank: int
    population: int


def invent_past_ranks(zones: tuple[ExampleZone, ...], seed: int, year: int) -> tuple[ExampleRank, ...]:
    """Return ranks of the years before ``year``; of a few zones the rank of a year is not known."""
    years = range(max(FIRST_YEAR, year - YEARS_BACK), year)
    return tuple(rank for earlier in years for rank in _ranks(zones, seed, earlier))


def _ranks(zones: tuple[ExampleZone, ...], seed: int, year: int) -> list[ExampleRank]:
    there = [zone for zone in zones if zone.role == "zone" and zone.designated < year]
    score = {zone.id: 0.8 * zone.quality + chance_of(seed, zone.id, "past", year).normal(0, 0.6) for zone in there}
    in_order = sorted(there, key=lambda zone: (-score[zone.id], zone.id))
    ranks = [ExampleRank(zone.id, year, place, len(there)) for place, zone in enumerate(in_order, start=1)]
    return [rank for rank in ranks if not chance_of(seed, rank.zone, "unknown", year).happens(UNKNOWN)]
