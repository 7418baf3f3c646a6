"""Makes the committee's paper from an evaluation and from what the evaluation was computed with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan

import numpy as np

from teukgu.documents.bundle import is_example
from teukgu.documents.committee.bottom import candidates, tops
from teukgu.documents.committee.budget import Awarding, budget
from teukgu.documents.committee.named import Named
from teukgu.documents.committee.paper import (
    READING,
    Line,
    LineZone,
    Moved,
    Mover,
    Otherwise,
    PanelRows,
    Paper,
    Reading,
    Rise,
    SourceShare,
    ZoneLine,
)
from teukgu.documents.presentation import told_apart
from teukgu.documents.report_card.card import Sureness
from teukgu.documents.report_card.contents import BY_PEOPLE
from teukgu.evaluation.alternatives import Alternative, Corrected, alternatives
from teukgu.evaluation.panels.adjusted import adjustments
from teukgu.evaluation.panels.explain import explain_zone
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class Around:
    """What an evaluation does not hold.

    ``names`` and ``units`` of reported figures; figures ``corrected`` before they were frozen; ``awarding``: what the
    rules say about awards; ``span``: over how many tiers a range of ranks reaches when the tier cannot be told;
    ``fewest``: of how many zones a median may be told; ``had_two``: years that cancel a zone
    which had two by the old law.
    """

    span: int
    names: Mapping[str, Bilingual] = field(default_factory=dict)
    units: Mapping[str, Bilingual] = field(default_factory=dict)
    corrected: Sequence[Corrected] = ()
    awarding: Awarding = field(default_factory=Awarding)
    fewest: int = 1
    had_two: int | None = None


def committee_paper(found: Evaluation, around: Around) -> Paper:
    """Return the paper on an evaluation; computes the alternatives, which takes some seconds for 200 zones."""
    plan, doubt, named = found.plan, found.uncertainty, Named(found, around.names, around.units)
    zones = tuple(_zones(found, around.span))
    others = alternatives(found.data, found.scheme, found.rules, year=found.year, corrected=around.corrected)
    otherwise = tuple(_otherwise(one, named) for one in others)
    readings = tuple(_readings(found))
    movers = _movers(otherwise, readings)
    settings = plan.settings
    return Paper(
        year=found.year,
        scheme=found.scheme.name.bilingual,
        example=is_example(found.data),
        tiers=tuple(name.bilingual for name in found.scheme.tiers.names) if found.scheme.tiers else (),
        draws=0 if doubt is None else doubt.draws,
        seed=found.seed,
        interval=(settings.interval_low, settings.interval_high),
        on_line=settings.on_line,
        decimals=settings.decimals,
        zones=zones,
        lines=tuple(_lines(found, zones, movers, named)),
        sources=tuple(
            SourceShare(one.source, one.rank_alone, one.rank_total, one.tier_alone, one.tier_total)
            for one in (doubt.shares if doubt else ())
        ),
        otherwise=otherwise,
        readings=readings,
        candidates=candidates(found, named, around.fewest),
        tops=tops(found),
        budget=budget(found, around.awarding),
        low_times=settings.low_rank_times,
        low_times_had_two=around.had_two,
        low_share=settings.lowest_share(found.year),
        top_years=settings.top_rank_years,
        picked=found.scheme.restructuring.pick,
        wrong=found.exits.plain_wrong if found.scheme.restructuring.pick == "plain" else found.exits.conditions_wrong,
        past_years=tuple(sorted({one.year for one in found.data.past_ranks})),
        movers=movers,
        panels=_panels(found, named),
    )


def _zones(found: Evaluation, span: int) -> Iterator[ZoneLine]:
    plan, point, doubt = found.plan, found.point, found.uncertainty
    apart, drops = told_apart(found, span), _drops(found)
    for place in np.lexsort(([plan.units[row].id for row in plan.scored], point.rank)).tolist():
        unit = plan.units[int(plan.scored[place])]
        yield ZoneLine(
            zone=unit.id,
            name=unit.name,
            type=unit.type,
            score=float(point.score[place]),
            rank=float(point.rank[place]),
            low=None if doubt is None else int(doubt.rank_low[place]),
            high=None if doubt is None else int(doubt.rank_high[place]),
            tier=int(point.tier[place]),
            chances=() if doubt is None else tuple(float(one) for one in doubt.p_tier[place]),
            sureness=_sureness(found, place, apart=apart[place]).value,
            gap=None if isnan(point.gap[place]) else float(point.gap[place]),
            drop=drops[place],
            award=int(point.award[place]),
        )


def _sureness(found: Evaluation, place: int, *, apart: bool) -> Sureness:
    if found.uncertainty is None or not found.scheme.tiers:
        return Sureness.UNKNOWN
    if not apart:
        return Sureness.HARD
    return Sureness.LINE if found.on_line[place] else Sureness.SURE


def _drops(found: Evaluation) -> list[float | None]:
    """Points from each scored zone to the best zone of the next worse tier in its tier group."""
    plan, point = found.plan, found.point
    sign = 1.0 if plan.scheme.score.direction == "more" else -1.0
    drops: list[float | None] = [None] * len(plan.scored)
    for rows, _size in plan.tier_groups:
        places = np.searchsorted(plan.scored, rows)
        for place in places.tolist():
            worse = places[point.tier[places] > point.tier[place]]
            if len(worse):
                best = max((sign * point.score[worse]).tolist())
                drops[place] = round(sign * float(point.score[place]) - best, plan.settings.decimals)
    return drops


def _lines(
    found: Evaluation, zones: Sequence[ZoneLine], movers: Mapping[str, tuple[Mover, ...]], named: Named
) -> Iterator[Line]:
    count = len(found.scheme.tiers.names) if found.scheme.tiers else 0
    by_line: dict[int, list[LineZone]] = {tier: [] for tier in range(1, count)}
    limit, rises = found.plan.settings.on_line, _rises(found, named)
    for one in zones:
        if not one.chances or not one.tier or one.chances[one.tier - 1] >= limit - 1e-9:
            continue
        other = max(
            (tier for tier in range(1, count + 1) if tier != one.tier),
            key=lambda tier: (one.chances[tier - 1], -abs(tier - one.tier)),
        )
        above = other > one.tier
        line = one.tier if above else one.tier - 1
        by_line[line].append(
            LineZone(
                zone=one.zone,
                above=above,
                own=one.chances[one.tier - 1],
                other=one.chances[other - 1],
                distance=one.drop if above else one.gap,
                movers=movers.get(one.zone, ()),
                rise=None if above else rises.get(one.zone),
            )
        )
    for tier, on_it in by_line.items():
        yield Line(tier, tuple(on_it))


def _rises(found: Evaluation, named: Named) -> dict[str, Rise]:
    plan, lift, rises = found.plan, found.lift, {}
    for place, row in enumerate(plan.scored.tolist()):
        column = int(lift.indicator[place])
        if column >= 0:
            rises[str(plan.units[row].id)] = Rise(
                named.column(column),
                float(plan.measures[row, column]),
                float(lift.value[place]),
                plan.treatments[column].indicator.measure.kind in BY_PEOPLE,
            )
    return rises


def _otherwise(one: Alternative, named: Named) -> Otherwise:
    moved = (Moved(str(s.zone), s.rank, s.rank_then, s.tier, s.tier_then) for s in one.shifts)
    return Otherwise(one.kind.value, one.what, named.indicator(one.what), tuple(moved))


def _readings(found: Evaluation) -> Iterator[Reading]:
    groups: dict[tuple[str, str, str], list[Moved]] = {}
    for one in found.readings:
        moved = Moved(
            str(one.zone), one.rank, one.rank_then, one.tier, one.tier_then, one.low_years, one.low_years_then
        )
        groups.setdefault((one.setting, one.used, one.other), []).append(moved)
    for (setting, used, other), rows in groups.items():
        yield Reading(setting, used, other, tuple(sorted(rows, key=lambda row: (row.rank, row.zone))))


def _movers(otherwise: Sequence[Otherwise], readings: Sequence[Reading]) -> dict[str, tuple[Mover, ...]]:
    found: dict[str, list[Mover]] = {}
    for one in otherwise:
        for moved in one.moved:
            found.setdefault(moved.zone, []).append(Mover(one.kind, one.what, one.name, moved.tier_then))
    for read in readings:
        for moved in read.moved:
            if moved.tier != moved.tier_then:
                what = f"{read.setting}={read.other}"
                found.setdefault(moved.zone, []).append(Mover(READING, what, Bilingual("", ""), moved.tier_then))
    return {zone: tuple(movers) for zone, movers in found.items()}


def _panels(found: Evaluation, named: Named) -> dict[str, tuple[PanelRows, ...]]:
    rows: dict[str, list[PanelRows]] = {}
    for indicator, panel in adjustments(found.data, found.scheme).items():
        for one in panel.zones:
            explained = explain_zone(panel, one.zone)
            lines = tuple((row.label, row.value) for row in explained.rows)
            rows.setdefault(str(one.zone), []).append(PanelRows(named.indicator(indicator), lines))
    return {zone: tuple(panels) for zone, panels in rows.items()}
