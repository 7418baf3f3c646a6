"""Invented zones: where they lie, what they do, how good they are, and whether they are in the round."""

from dataclasses import dataclass

from teukgu.examples.chance import Chance, chance_of
from teukgu.examples.names import MARK, PROVINCES, THEMES, municipality_name, zone_name

TYPES = ("부가가치 고도화형", "융합 혁신형", "도전 도약형")
"""The three types of the reform plan of 2025-11-06: value-added, convergence innovation, challenge and leap."""

VALUE_ADDED, CONVERGENCE, CHALLENGE = TYPES
_TYPE_SHARES = (0.45, 0.25)
_NEW_SECTORS = ("industry_research", "medical_welfare", "education")
_SECTORS = tuple(THEMES)
ZONES_A_PLACE = 1.25
OUT_OF_ROUND = 0.04
NEW_ZONE = "직전 해 하반기 지정으로 보고 유예(예시) / designated late last year, report deferred (example)"
ENDING = "지정해제 절차 진행 중(예시) / cancellation under way (example)"


@dataclass(frozen=True, slots=True)
class ExampleZone:
    """An invented zone, or (``role`` comparison) an invented municipality without one.

    ``quality`` is what its figures and scores are made from: a standard normal number nobody sees.
    """

    id: str
    name: str
    type: str
    sector: str
    size: str
    province: str
    municipality: str
    decline_area: bool
    designated: int
    quality: float
    role: str = "zone"
    in_round: bool = True
    reason: str = ""


def invent_zones(count: int, seed: int, year: int) -> tuple[ExampleZone, ...]:
    """Return ``count`` invented zones, then a fifth as many (five at least) comparison municipalities."""
    places = max(1, round(count / ZONES_A_PLACE))
    names: set[str] = set()
    zones = [_zone(number, places, seed, year, names) for number in range(count)]
    others = [_comparison(number, places + number, seed) for number in range(max(5, count // 5))]
    return (*zones, *others)


def _zone(number: int, places: int, seed: int, year: int, names: set[str]) -> ExampleZone:
    chance = chance_of(seed, "zone", number)
    kind = _type(number, chance)
    sector = chance.pick(_NEW_SECTORS) if kind == CONVERGENCE else chance.pick(_SECTORS)
    place = number % places
    municipality = municipality_name(place)
    name = _free_name(municipality, sector, chance, names)
    designated = chance.whole(2005, year - 2)
    reason = _reason_out(number, chance)
    return ExampleZone(
        id=f"EX{number + 1:05d}",
        name=name,
        type=kind,
        sector=sector,
        size="small" if kind == CHALLENGE else "medium",
        province=PROVINCES[place % len(PROVINCES)],
        municipality=municipality,
        decline_area=kind == CHALLENGE or chance.happens(0.3),
        designated=year if reason == NEW_ZONE else designated,
        quality=chance.normal(),
        in_round=not reason,
        reason=reason,
    )


def _type(number: int, chance: Chance) -> str:
    """Return the type; the first zones have one each, so that no type is ever empty."""
    share = chance.share()
    if number < len(TYPES):
        return TYPES[number]
    if share < _TYPE_SHARES[0]:
        return TYPES[0]
    return TYPES[1] if share < sum(_TYPE_SHARES) else TYPES[2]


def _reason_out(number: int, chance: Chance) -> str:
    """Return why a zone is not in the round; the first zones always are."""
    out, new = chance.happens(OUT_OF_ROUND), chance.happens(0.6)
    if number < len(TYPES) or not out:
        return ""
    return NEW_ZONE if new else ENDING


def _free_name(municipality: str, sector: str, chance: Chance, names: set[str]) -> str:
    """Return a name that no earlier zone has."""
    themes = THEMES[sector]
    first = chance.whole(0, len(themes) - 1)
    tries = [zone_name(municipality, themes[(first + step) % len(themes)]) for step in range(len(themes))]
    free = next((name for name in tries if name not in names), f"{tries[0]} {len(names) + 1}")
    names.add(free)
    return free


def _comparison(number: int, place: int, seed: int) -> ExampleZone:
    chance = chance_of(seed, "comparison", number)
    municipality = municipality_name(place)
    return ExampleZone(
        id=f"EXC{number + 1:05d}",
        name=f"{MARK} {municipality}",
        type="",
        sector="",
        size="",
        province=PROVINCES[place % len(PROVINCES)],
        municipality=municipality,
        decline_area=chance.happens(0.4),
        designated=0,
        quality=chance.normal(-0.1, 0.8),
        role="comparison",
        in_round=False,
        reason="특구가 없는 비교 시군구(예시) / comparison municipality without a zone (example)",
    )
