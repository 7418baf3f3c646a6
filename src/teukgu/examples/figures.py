"""Invented figures of invented zones: several years of observations with baseline, target, error and gaps."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from teukgu.examples.chance import Chance, chance_of
from teukgu.examples.texts import EXAMPLE_SOURCE
from teukgu.examples.zones import TYPES, ExampleZone
from teukgu.values import IndicatorId, Observation, ObservationStatus, ZoneId

NOT_REPORTED = 0.02
NO_VISITORS = frozenset({"industry_research", "distribution_logistics"})
WON_STEP = 1_000_000  # municipalities report money rounded to a million won


@dataclass(frozen=True, slots=True)
class Kind:
    """How an indicator is invented: typical size for a medium zone, growth a year, errors, rounding step."""

    name: str
    size: float
    small: float
    spread: float
    growth: float
    pull: float
    shock: float
    error: float
    step: int
    has_target: bool = True


KINDS = (
    Kind("sales", 24e9, 0.3, 0.7, 0.02, 0.035, 0.05, 0.03, WON_STEP),
    Kind("jobs", 420, 0.3, 0.6, 0.01, 0.025, 0.04, 0.02, 1),
    Kind("visitors", 310_000, 0.4, 0.8, 0.02, 0.04, 0.08, 0.08, 10),
    Kind("participants", 900, 0.5, 0.5, 0.01, 0.05, 0.10, 0.05, 1, has_target=False),
    Kind("establishments", 5200, 0.5, 0.5, 0.004, 0.012, 0.012, 0.0, 1, has_target=False),
)
"""Money in won, the others counts of persons or establishments."""

PLACE_INDICATOR = "establishments"
"""Known for every municipality, comparison ones too."""


def invent_observations(zones: tuple[ExampleZone, ...], seed: int, years: range) -> tuple[Observation, ...]:
    """Return the observations of all ``zones`` for all ``years``."""
    return tuple(row for number, zone in enumerate(zones) for row in _zone_rows(number, zone, seed, years))


def _zone_rows(number: int, zone: ExampleZone, seed: int, years: range) -> Iterator[Observation]:
    complete = number < len(TYPES)
    for kind in KINDS:
        if zone.role == "zone" or kind.name == PLACE_INDICATOR:
            yield from _series(zone, kind, chance_of(seed, zone.id, kind.name), years, complete=complete)
    if zone.role == "zone":
        for name, invent in (("budget", _budget), ("exemptions", _exemptions)):
            yield from _pair(zone, name, years, invent, chance=chance_of(seed, zone.id, name), complete=complete)


def _series(zone: ExampleZone, kind: Kind, chance: Chance, years: range, *, complete: bool) -> Iterator[Observation]:
    size = kind.size * (kind.small if zone.size == "small" else 1.0) * math.exp(chance.normal(0, kind.spread))
    slope = kind.growth + kind.pull * zone.quality
    level, aim = size * math.exp(chance.normal(0.1, 0.1)), 1.0 + chance.between(0.05, 0.25)
    for year in years:
        level *= math.exp(slope + chance.normal(0, kind.shock))
        status = _status(zone, kind.name, chance, complete=complete)
        target = size * aim * (1 + 0.01 * (year - years[0]))
        figures = _Figures(_rounded(level, kind.step), _rounded(size, kind.step), _rounded(target, kind.step))
        yield _observation(zone, year, kind, figures, status)


@dataclass(frozen=True, slots=True)
class _Figures:
    """What an indicator would be if it were reported."""

    value: float
    baseline: float
    target: float


def _observation(zone: ExampleZone, year: int, kind: Kind, figures: _Figures, status: ObservationStatus) -> Observation:
    value = figures.value if status is ObservationStatus.REPORTED else None
    applies = status is not ObservationStatus.NOT_APPLICABLE
    return Observation(
        zone=ZoneId(zone.id),
        year=year,
        indicator=IndicatorId(kind.name),
        value=value,
        status=status,
        baseline=figures.baseline if applies else None,
        target=figures.target if applies and kind.has_target else None,
        sd=_rounded(value * kind.error, kind.step) if value is not None and kind.error else None,
        source=EXAMPLE_SOURCE,
    )


def _status(zone: ExampleZone, indicator: str, chance: Chance, *, complete: bool) -> ObservationStatus:
    """Say whether a figure is reported; the first zones report everything that applies to them."""
    missing = chance.happens(NOT_REPORTED)
    if indicator == "visitors" and zone.sector in NO_VISITORS and not complete:
        return ObservationStatus.NOT_APPLICABLE
    if missing and not complete and indicator != PLACE_INDICATOR:
        return ObservationStatus.MISSING
    return ObservationStatus.REPORTED


def _rounded(value: float, step: int) -> float:
    return float(max(step, round(value / step) * step))


def _budget(zone: ExampleZone, chance: Chance) -> tuple[float, float]:
    planned = _rounded((2.4e9 if zone.size == "small" else 6e9) * math.exp(chance.normal(0, 0.4)), WON_STEP)
    share = min(1.0, max(0.4, chance.normal(0.86 + 0.05 * zone.quality, 0.06)))
    return planned, _rounded(planned * share, WON_STEP)


def _exemptions(zone: ExampleZone, chance: Chance) -> tuple[float, float]:
    planned = float(chance.whole(1, 6))
    share = min(1.0, max(0.0, chance.normal(0.6 + 0.15 * zone.quality, 0.2)))
    return planned, float(round(planned * share))


def _pair(
    zone: ExampleZone, name: str, years: range, invent: Callable[[ExampleZone, Chance], tuple[float, float]], *,
    chance: Chance, complete: bool,
) -> Iterator[Observation]:  # fmt: skip
    """Invent what was planned and what was used of it, year by year; what was used may be missing."""
    for year in years:
        planned, used = invent(zone, chance)
        missing = chance.happens(NOT_REPORTED) and not complete
        yield _part(zone, year, f"{name}_planned", planned)
        yield _part(zone, year, f"{name}_used", None if missing else used)


def _part(zone: ExampleZone, year: int, name: str, value: float | None) -> Observation:
    status = ObservationStatus.MISSING if value is None else ObservationStatus.REPORTED
    return Observation(ZoneId(zone.id), year, IndicatorId(name), value, status, source=EXAMPLE_SOURCE)
