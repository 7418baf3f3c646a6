"""The chance of ending in the bottom of the type, as one of three words with its reasons.

Every zone of the type is carried to the year's end many times, by its own path and spread; a figure counts as growth
over the zone's own last year against the growth of its peers, so that size does not matter. All figures count alike:
this is no scheme and stands for none.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

import numpy as np
from numpy.typing import NDArray

from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.early_warning.path import Expected, Frame, ZonePath, expected, frame_of
from teukgu.reporting.early_warning.settings import Settings
from teukgu.reporting.early_warning.telling import Count, Reason, Standing, reasons_of, too_little
from teukgu.reporting.normals import normals
from teukgu.values import Direction, IndicatorId, ZoneId

TO_DEVIATION = 1.4826  # median absolute deviation to standard deviation of a normal distribution
Carried = Mapping[IndicatorId, Expected]


class Level(StrEnum):
    """Three words, and the honest fourth: there is too little to judge by."""

    LOW = "low"
    WATCH = "watch"
    HIGH = "high"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """What an office is told: a word, the main reasons, what they rest on. Never the chance itself."""

    level: Level
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What can be compared: definitions, the zone's own figures, its peers', the usual growth and its width."""

    versions: tuple[IndicatorVersion, ...]
    own: Carried
    peers: Mapping[ZoneId, Carried]
    usual: Mapping[IndicatorId, float]
    width: Mapping[IndicatorId, float]


def judge(
    own: ZonePath,
    peers: Sequence[ZonePath],
    *,
    zone_type: str,
    year: int,
    month: int,
    catalogue: Catalogue,
    settings: Settings,
    seed: str,
) -> Judged:
    """Return the word and the reasons; ``peers`` are the other zones of the type.

    The same seed and figures give the same answer; a worse figure never gives a milder word.
    """
    frame = frame_of(catalogue, zone_type, year, month, settings)
    field = _field(own, peers, frame)
    count = _count(field)
    if len(field.versions) < settings.least_cells or count.peers < settings.least_peers:
        return Judged(Level.UNKNOWN, too_little(count, settings))
    chance = _chance(own, field, settings, seed)
    level = Level.HIGH if chance >= settings.high else Level.WATCH if chance >= settings.watch else Level.LOW
    standings, mild = _standings(field), level is Level.LOW
    return Judged(level, reasons_of(standings, catalogue, month, count, settings.noticed, mild=mild))


def bottom_chance(
    own: ZonePath,
    peers: Sequence[ZonePath],
    *,
    zone_type: str,
    year: int,
    month: int,
    catalogue: Catalogue,
    settings: Settings,
    seed: str,
) -> float | None:
    """Return the chance behind the word, for measuring how good the words are; None when there is too little."""
    frame = frame_of(catalogue, zone_type, year, month, settings)
    field = _field(own, peers, frame)
    if len(field.versions) < settings.least_cells or len(field.peers) < settings.least_peers:
        return None
    return _chance(own, field, settings, seed)


def scores_of(
    own: ZonePath,
    peers: Sequence[ZonePath],
    *,
    zone_type: str,
    year: int,
    month: int,
    catalogue: Catalogue,
    settings: Settings,
    seed: str,
) -> NDArray[np.float64]:
    """Return what the chance is made of: in each draw the zone's mean growth against its peers, in their widths."""
    field = _field(own, peers, frame_of(catalogue, zone_type, year, month, settings))
    return _scores(own.zone, field.own, field, settings, seed)


def _field(own: ZonePath, peers: Sequence[ZonePath], frame: Frame) -> _Field:
    settings, mine = frame.settings, _carried(own, frame)
    others = {one.zone: _carried(one, frame) for one in peers if one.zone != own.zone}
    used = tuple(
        one
        for one in frame.versions
        if one.id in mine
        and mine[one.id].mid is not None
        and sum(one.id in there for there in others.values()) >= settings.least_peers
    )
    ids = {one.id for one in used}
    kept = {
        zone: {key: value for key, value in there.items() if key in ids}
        for zone, there in others.items()
        if len(ids & set(there)) >= settings.least_cells
    }
    grown = {key: [there[key].growth for there in kept.values() if key in there] for key in ids}
    usual = {key: median(values) if values else 0.0 for key, values in grown.items()}
    width = {key: _width(values, usual[key], settings) for key, values in grown.items()}
    return _Field(used, {key: mine[key] for key in ids}, kept, usual, width)


def _carried(path: ZonePath, frame: Frame) -> Carried:
    found = ((one.id, expected(path, one, frame)) for one in frame.versions)
    return {key: one for key, one in found if one is not None}


def _width(values: Sequence[float], centre: float, settings: Settings) -> float:
    """Return how far apart peers are, never less than half of how far one year strays: no figure rules alone."""
    away = TO_DEVIATION * median(abs(one - centre) for one in values) if values else 0.0
    return max(away, settings.spread / 2)


def _chance(own: ZonePath, field: _Field, settings: Settings, seed: str) -> float:
    draws = int(settings.draws)
    mine = _scores(own.zone, field.own, field, settings, seed)
    below = np.zeros(draws, dtype=np.int64)
    for zone, carried in field.peers.items():
        below += _scores(zone, carried, field, settings, seed) < mine
    bottom = max(1, math.ceil(settings.bottom_share * (len(field.peers) + 1)))
    return float(np.count_nonzero(below < bottom)) / draws


def _scores(zone: str, carried: Carried, field: _Field, settings: Settings, seed: str) -> NDArray[np.float64]:
    """Return in each draw the mean of a zone's growth against its peers, in widths, better always upwards.

    None of its figures counts for more than the cap: a slip of a digit would offset all others.
    """
    draws = int(settings.draws)
    shared = math.sqrt(settings.together) * normals(draws, seed, zone)
    total = np.zeros(draws)
    for version in field.versions:
        one = carried.get(version.id)
        if one is None:
            continue
        sign = 1.0 if version.direction is Direction.MORE else -1.0
        alone = math.sqrt(1 - settings.together) * normals(draws, seed, zone, version.id)
        away = sign * (one.growth - field.usual[version.id]) + one.spread * (shared + alone)
        total += np.clip(away / field.width[version.id], -settings.cap, settings.cap)
    return total / max(1, len(carried))


def _standings(field: _Field) -> tuple[Standing, ...]:
    """Return where each of the zone's figures stands among its peers, the worst first."""
    found = []
    for version in field.versions:
        one, usual = field.own[version.id], field.usual[version.id]
        sign = 1.0 if version.direction is Direction.MORE else -1.0
        found.append(Standing(version, one, usual, sign * (one.growth - usual) / field.width[version.id]))
    return tuple(sorted(found, key=lambda each: (each.widths, each.version.id)))


def _count(field: _Field) -> Count:
    reporting = sum(any(one.mid is not None for one in there.values()) for there in field.peers.values())
    return Count(len(field.versions), len(field.peers), reporting)
