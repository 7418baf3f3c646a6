"""The bottom of a round: who stands there, on what evidence, how often before; and who was among the best for years."""

from collections.abc import Iterator, Mapping
from math import isnan

import numpy as np

from teukgu.documents.committee.named import Named
from teukgu.documents.committee.paper import Candidate, Past, Pull, Top, Trend
from teukgu.documents.report_card.contents import BY_PEOPLE
from teukgu.documents.report_card.years import Histories, histories
from teukgu.evaluation.counters import in_best, in_lowest
from teukgu.evaluation.inputs import PastRank
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual, ZoneId

LOWEST = 5
LAST_TIER, PLAIN, CONDITIONS = "last_tier", "plain", "conditions"


def candidates(found: Evaluation, named: Named, fewest: int) -> tuple[Candidate, ...]:
    """Return everybody in the last tier or on a restructuring list, the worst rank first."""
    plan, past = found.plan, _past(found)
    read = histories(found, fewest=fewest)
    places = np.lexsort(([plan.units[row].id for row in plan.scored], -found.point.rank)).tolist()
    listed = ((place, _lists(found, place)) for place in places)
    return tuple(_candidate(found, place, lists, past, read=read, named=named) for place, lists in listed if lists)


def _lists(found: Evaluation, place: int) -> tuple[str, ...]:
    count = len(found.scheme.tiers.names) if found.scheme.tiers else 0
    on = {
        LAST_TIER: count > 0 and int(found.point.tier[place]) == count,
        PLAIN: bool(found.exits.lowest[place]),
        CONDITIONS: bool(found.exits.conditions[place]),
    }
    return tuple(name for name, listed in on.items() if listed)


def _candidate(
    found: Evaluation,
    place: int,
    lists: tuple[str, ...],
    past: Mapping[ZoneId, list[Past]],
    *,
    read: Histories,
    named: Named,
) -> Candidate:
    plan, exits = found.plan, found.exits
    unit = plan.units[int(plan.scored[place])]
    chance = float(exits.probability[place])
    return Candidate(
        zone=unit.id,
        lists=lists,
        p_last=None if isnan(chance) else chance,
        reported=float(exits.reported[place]),
        lowered=tuple(_lowered(found, place, named)),
        trends=tuple(
            Trend(one.name, one.unit, dict(one.by_year), one.change, one.peers)
            for one in read.of(unit, named.names, named.units)
        ),
        past=tuple(past.get(unit.id, ())),
        low_with_this=int(exits.low_years[place]),
        unknown_years=found.counters[unit.id].unknown_years,
        filled=tuple(_filled(found, place, named)),
        groups=dict(unit.groups),
    )


def _lowered(found: Evaluation, place: int, named: Named) -> Iterator[Pull]:
    plan, points, row = found.plan, found.contributions.points[place], int(found.plan.scored[place])
    for column in np.argsort(points, kind="stable").tolist()[:LOWEST]:
        if points[column] < 0:
            kind = plan.treatments[column].indicator.measure.kind
            yield Pull(named.column(column), _own(found, row, column), float(points[column]), kind in BY_PEOPLE)


def _own(found: Evaluation, row: int, column: int) -> float | None:
    value = float(found.plan.measures[row, column])
    return None if isnan(value) or found.plan.filled[row, column] else value


def _filled(found: Evaluation, place: int, named: Named) -> Iterator[Bilingual]:
    plan, row = found.plan, int(found.plan.scored[place])
    for column in range(len(plan.indicator_ids)):
        if plan.applicable[row, column] and _own(found, row, column) is None:
            yield named.column(column)


def _past(found: Evaluation) -> dict[ZoneId, list[Past]]:
    by_zone: dict[ZoneId, list[Past]] = {}
    settings = found.plan.settings
    for one in sorted(found.data.past_ranks, key=lambda one: one.year):
        counts = settings.low_rank_from <= one.year < found.year
        lowest = counts and in_lowest(one, settings)
        by_zone.setdefault(one.zone, []).append(Past(one.year, one.rank, one.population, lowest))
    return by_zone


def tops(found: Evaluation) -> tuple[Top, ...]:
    """Return who is among the best for as many years in a row as the rule asks, this round counted, best rank first."""
    plan, settings, count = found.plan, found.plan.settings, len(found.plan.scored)
    last = max((one.year for one in found.data.past_ranks if one.year < found.year), default=None)
    rows = []
    for place, row in enumerate(plan.scored.tolist()):
        unit, rank = plan.units[row], float(found.point.rank[place])
        counter = found.counters[unit.id]
        before = counter.top_run if last == found.year - 1 else 0
        if not in_best(PastRank(unit.id, found.year, int(np.ceil(rank)), count), settings):
            continue
        years = before + 1
        if years >= settings.top_rank_years:
            rows.append((rank, Top(unit.id, years, counter.top_run_open)))
    return tuple(top for _rank, top in sorted(rows, key=lambda one: (one[0], one[1].zone)))
