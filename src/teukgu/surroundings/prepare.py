"""From zones and municipality statistics to the rows of an evaluation input."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teukgu.surroundings.comparison import Group, Groups, groups
from teukgu.surroundings.places import Municipality, Place
from teukgu.surroundings.population import Standing, standings
from teukgu.surroundings.rules import Comparison, Rules
from teukgu.surroundings.table import Statistics
from teukgu.values import IndicatorId, Observation, RegionId, ZoneId

SOURCE = "KOSIS, SGIS"


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``zones``: a zone, or a comparison municipality in one comparison group."""

    id: ZoneId
    name: str
    sector: str
    group: str
    municipalities: tuple[RegionId, ...]
    standing: Standing | None = None

    @property
    def comparison(self) -> bool:
        """Whether the row is a comparison municipality, which is never scored."""
        return self.standing is None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows of an evaluation input and the comparison groups behind them."""

    units: tuple[Unit, ...]
    observations: tuple[Observation, ...]
    groups: tuple[Group, ...]

    @property
    def in_round(self) -> tuple[Place, ...]:
        """Zones in the round."""
        return tuple(unit.standing.place for unit in self.units if unit.standing and unit.standing.in_round)


def prepare(
    places: Sequence[Place],
    municipalities: Sequence[Municipality],
    statistics: Statistics,
    rules: Rules,
    comparison: Comparison | None = None,
) -> Prepared:
    """Return the rows of the input: every zone with its standing, then the comparison municipalities of each group.

    Zones out of the round are listed with their reason and have no figures. A joint zone's municipalities are added up
    before anything is computed from them.
    """
    known = groups(comparison or rules.comparison, municipalities, places)
    zones = _zones(standings(places, known.municipalities, rules), known)
    used = {group.label: group for group in (known.of(place) for place in _scored(zones))}
    compared = tuple(unit for label in sorted(used) for unit in _compared(used[label], known))
    units = (*zones, *compared)
    observations = [row for unit in units for row in _observations(unit, statistics, rules)]
    return Prepared(units, tuple(observations), tuple(used[label] for label in sorted(used)))


def _zones(found: Iterable[Standing], known: Groups) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            one.place.zone,
            one.place.name,
            one.place.sector,
            known.of(one.place).label if one.in_round else "",
            one.place.municipalities,
            one,
        )
        for one in found
    )


def _scored(units: Iterable[Unit]) -> list[Place]:
    return [unit.standing.place for unit in units if unit.standing and unit.standing.in_round]


def _compared(group: Group, known: Groups) -> list[Unit]:
    return [
        Unit(ZoneId(f"{region}@{group.label}"), known.municipalities[region].name, group.sector, group.label, (region,))
        for region in group.members
    ]


def _observations(unit: Unit, statistics: Statistics, rules: Rules) -> Iterable[Observation]:
    if unit.standing is not None and not unit.standing.in_round:
        return
    for figure in rules.figures:
        for year in figure.years:
            value = statistics.figure(figure, unit.municipalities, year, rules.industries.get(unit.sector, ()))
            if value is not None:
                yield Observation(unit.id, year, IndicatorId(figure.name), value, source=SOURCE)
