"""Early warning over invented zones: how often a word was followed by the bottom of the type at the year's end."""

import math
from collections import Counter
from dataclasses import replace
from datetime import date
from statistics import median

import numpy as np

from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme
from teukgu.reporting.early_warning import Level, ZonePath, judge, settings_from
from teukgu.reporting.early_warning.path import compared
from teukgu.reporting.figure import Cell
from teukgu.values import Aggregation, Direction, ZoneId

SEED, ZONES, YEARS, YEAR, TYPE = 4, 50, 5, 2026, "type_1"
RULES_DAY = date(2026, 11, 28)
WORLDS = 4
CASES = ((6, 0.0, 0.3), (6, 0.5, 0.3), (3, 0.5, 0.3), (9, 0.5, 0.3), (6, 0.5, 0.0), (6, 0.5, 0.7))
"""Month, share of peers that hand in mid-year figures, share by which a zone's figures really move together."""
SLIP = 10
SLIP_CASES = ((6, 0.5, 0.3), (9, 0.5, 0.3))


def world(rng, catalogue, month, reporting, together):  # type: ignore[no-untyped-def]
    """Return paths of invented zones, and by zone the growth that the year really ended with."""
    versions = [one for one in compared(catalogue, YEAR, TYPE) if one.ratio is None]
    season = {one.id: float(np.clip(rng.normal(month / 12, 0.08), 0.05, 0.95)) for one in versions}
    paths, truth = [], {}
    for number in range(ZONES):
        zone, strays = ZoneId(f"practice-{number:03d}"), float(rng.uniform(0.1, 0.4))
        drift = float(rng.normal(0.03, 0.05))
        values = {one.id: 1000 * float(rng.lognormal(0, 1)) for one in versions}
        past, then, now, grown = {}, {}, {}, {}
        for year in range(YEAR - YEARS, YEAR + 1):
            shared = math.sqrt(together) * float(rng.normal())
            for one in versions:
                cell, last = Cell(one.id), values[one.id]
                shock = shared + math.sqrt(1 - together) * float(rng.normal())
                values[one.id] = last * math.exp(drift + strays * shock)
                so_far = _so_far(rng, one, last, values[one.id], season[one.id], month, strays)
                if year < YEAR:
                    past[year, cell] = round(values[one.id])
                    if year >= YEAR - 2:
                        then[year, cell] = round(so_far)
                else:
                    now[cell], grown[one.id] = round(so_far), math.log(values[one.id] / last)
        keeps = rng.random() < reporting
        paths.append(ZonePath(zone, past, now if keeps else {}, then if keeps else {}))
        truth[zone] = (grown, now, then)
    return versions, paths, truth


def _so_far(rng, version, last, end, share, month, strays):  # type: ignore[no-untyped-def]
    """Return a figure as it stood at the end of the month: a flow's part, a stock on its way."""
    noise = math.exp(float(rng.normal(0, strays * math.sqrt((1 - month / 12) * month / 12))))
    if version.aggregation is Aggregation.FLOW:
        return min(end, end * share * noise)
    return last * (end / last) ** (month / 12) * noise


def bottom(versions, truth, settings):  # type: ignore[no-untyped-def]
    """Return the zones that really ended at the bottom: mean growth against the type, in its widths up to the cap."""
    scores = dict.fromkeys(truth, 0.0)
    for one in versions:
        grown = {zone: found[0][one.id] for zone, found in truth.items()}
        centre = median(grown.values())
        width = 1.4826 * median(abs(each - centre) for each in grown.values())
        sign = 1 if one.direction is Direction.MORE else -1
        for zone, value in grown.items():
            scores[zone] += float(np.clip(sign * (value - centre) / width, -settings.cap, settings.cap))
    ranked = sorted(scores, key=lambda zone: scores[zone])
    return set(ranked[: math.ceil(settings.bottom_share * len(ranked))])


def slipped(rng, now):  # type: ignore[no-untyped-def]
    """Return the figures with one of them ten times what it is: a slip that looks like success."""
    cell = sorted(now)[int(rng.integers(len(now)))]
    return {**now, cell: now[cell] * SLIP}


def table(seed: int = SEED) -> str:
    """Return the table as Markdown."""
    catalogue, rng = load_indicators(), np.random.default_rng(seed)
    settings = settings_from(load_programme().rulebook.on(RULES_DAY))
    lines = [
        "| month | peers with figures | moves together | word | zones | ended at the bottom | of all at the bottom |",
        "|---:|---:|---:|---|---:|---:|---:|",
    ]
    for month, reporting, together in CASES:
        said, hit = Counter[str](), Counter[str]()
        for _ in range(WORLDS):
            versions, paths, truth = world(rng, catalogue, month, reporting, together)
            really = bottom(versions, truth, settings)
            for path in paths:
                _, now, then = truth[path.zone]
                own = ZonePath(path.zone, path.past, now, then)
                found = judge(
                    own, paths, zone_type=TYPE, year=YEAR, month=month, catalogue=catalogue, settings=settings,
                    seed="bench",
                )  # fmt: skip
                said[found.level] += 1
                hit[found.level] += path.zone in really
        everything = max(1, sum(hit.values()))
        lines += [
            f"| {month} | {reporting:.0%} | {together:.1f} | {level.value} | {said[level]} | "
            f"{hit[level] / max(1, said[level]):.0%} | {hit[level] / everything:.0%} |"
            for level in Level
            if said[level]
        ]
    return "\n".join(lines)


def slip_table(seed: int = SEED) -> str:
    """Return as Markdown which words zones of the bottom get when one of their figures is ten times too high."""
    catalogue, rng = load_indicators(), np.random.default_rng(seed)
    rules = settings_from(load_programme().rulebook.on(RULES_DAY))
    lines = ["| month | most that a figure counts | zones | high | watch | low |", "|---:|---|---:|---:|---:|---:|"]
    for month, reporting, together in SLIP_CASES:
        zones, said = 0, {settings: Counter[Level]() for settings in (rules, replace(rules, cap=math.inf))}
        for _ in range(WORLDS):
            versions, paths, truth = world(rng, catalogue, month, reporting, together)
            really = bottom(versions, truth, rules)
            for path in (one for one in paths if one.zone in really):
                _, now, then = truth[path.zone]
                own, zones = ZonePath(path.zone, path.past, slipped(rng, now), then), zones + 1
                for settings, words in said.items():
                    found = judge(
                        own, paths, zone_type=TYPE, year=YEAR, month=month, catalogue=catalogue, settings=settings,
                        seed="bench",
                    )  # fmt: skip
                    words[found.level] += 1
        lines += [
            f"| {month} | {f'{one.cap:g} widths' if math.isfinite(one.cap) else 'without limit'} | {zones} | "
            f"{words[Level.HIGH]} | {words[Level.WATCH]} | {words[Level.LOW]} |"
            for one, words in said.items()
        ]
    return "\n".join(lines)


def run() -> None:
    """Print the tables."""
    print(f"{WORLDS} worlds of {ZONES} invented zones each; seed {SEED}; rules of {RULES_DAY}.\n")
    print(table())
    print(f"\nZones that ended at the bottom, one of their figures {SLIP} times too high:\n")
    print(slip_table())
