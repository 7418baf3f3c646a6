"""Makes the cards of a round from its evaluation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan

from teukgu.documents.bundle import is_example
from teukgu.documents.presentation import in_bands, told_apart
from teukgu.documents.report_card.card import Card, Correction, Objection, Push, Rise, Sureness
from teukgu.documents.report_card.years import Histories, histories
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual, ZoneId

MOST = 5
BY_PEOPLE = frozenset({"panel", "votes"})


@dataclass(frozen=True, slots=True)
class Beside:
    """What an evaluation does not hold: names and units of reported figures, corrections, the objection, the seal.

    ``undistinguished_span``: over how many tiers a range of ranks reaches when the tier cannot be told.
    ``published``: other zones' names and figures may be shown; ``peers_fewest``: of how many zones a median may.
    """

    names: Mapping[str, Bilingual] = field(default_factory=dict)
    units: Mapping[str, Bilingual] = field(default_factory=dict)
    corrections: Sequence[Correction] | None = None
    objection: Objection | None = None
    bundle_hash: str = ""
    undistinguished_span: int | None = None
    published: bool = False
    peers_fewest: int = 1


def report_cards(evaluation: Evaluation, beside: Beside) -> tuple[Card, ...]:
    """Return the card of every scored zone, in order of name."""
    apart = told_apart(evaluation, beside.undistinguished_span)
    read = histories(evaluation, fewest=beside.peers_fewest)
    cards = [_card(evaluation, place, beside, read, apart=apart[place]) for place in range(len(apart))]
    return tuple(sorted(cards, key=lambda card: (card.name, card.zone)))


def _card(
    evaluation: Evaluation,
    place: int,
    beside: Beside,
    read: Histories,
    *,
    apart: bool,
) -> Card:
    plan, point, doubt, found = evaluation.plan, evaluation.point, evaluation.uncertainty, evaluation.contributions
    unit, reference = plan.units[int(plan.scored[place])], int(found.reference[place])
    pushes = list(_pushes(evaluation, place, published=beside.published))
    raised = tuple(one for one in sorted(pushes, key=lambda one: -one.points) if one.points > 0)[:MOST]
    lowered = tuple(one for one in sorted(pushes, key=lambda one: one.points) if one.points < 0)[:MOST]
    shown = sum(one.points for one in (*raised, *lowered))
    tiers = tuple(name.bilingual for name in plan.scheme.tiers.names) if plan.scheme.tiers else ()
    ranked = not in_bands(evaluation)
    low, high = plan.settings.interval_low, plan.settings.interval_high
    return Card(
        zone=unit.id,
        name=unit.name,
        type=unit.type,
        scheme=plan.scheme.name.bilingual,
        year=plan.year,
        example=is_example(evaluation.data),
        tiers=tiers,
        tier=int(point.tier[place]),
        sureness=_sureness(evaluation, place, apart=apart),
        chances=tuple(float(one) for one in doubt.p_tier[place]) if doubt is not None and tiers else (),
        score=float(point.score[place]),
        decimals=plan.settings.decimals,
        rank=float(point.rank[place]) if ranked else None,
        population=len(plan.scored),
        interval=(int(doubt.rank_low[place]), int(doubt.rank_high[place])) if doubt is not None and ranked else None,
        interval_share=float(high - low),
        median_name=plan.units[reference].name if beside.published else "",
        median_score=float(point.score[plan.scored.searchsorted(reference)]),
        raised=raised,
        lowered=lowered,
        rest=round(sum(one.points for one in pushes) - shown, 9),
        extra=float(found.adjustment[place]),
        rounding=float(found.rounding[place]),
        series=read.of(unit, beside.names, beside.units),
        gap=None if isnan(point.gap[place]) else float(point.gap[place]),
        rise=_rise(evaluation, place, tiers),
        low_years=evaluation.counters[unit.id].low_years,
        filled=tuple(_filled(evaluation, place)),
        corrections=_corrections(beside, unit.id),
        names=beside.names,
        objection=beside.objection,
        bundle_hash=beside.bundle_hash,
    )


def _corrections(beside: Beside, zone: ZoneId) -> tuple[Correction, ...] | None:
    if beside.corrections is None:
        return None
    own = (one for one in beside.corrections if one.zone == zone)
    return tuple(sorted(own, key=lambda one: (one.day, one.indicator, one.year)))


def _sureness(evaluation: Evaluation, place: int, *, apart: bool) -> Sureness:
    if evaluation.uncertainty is None or not evaluation.scheme.tiers:
        return Sureness.UNKNOWN
    if not apart:
        return Sureness.HARD
    return Sureness.LINE if evaluation.on_line[place] else Sureness.SURE


def _pushes(evaluation: Evaluation, place: int, *, published: bool) -> Iterator[Push]:
    plan, found = evaluation.plan, evaluation.contributions
    row, reference = int(plan.scored[place]), int(found.reference[place])
    for column, treatment in enumerate(plan.treatments):
        indicator = treatment.indicator
        yield Push(
            name=_named(evaluation, column),
            unit=indicator.unit.bilingual if indicator.unit else None,
            own=_figure(evaluation, row, column),
            median=_figure(evaluation, reference, column) if published else None,
            points=float(found.points[place, column]),
            given_by_people=indicator.measure.kind in BY_PEOPLE,
        )


def _named(evaluation: Evaluation, column: int) -> Bilingual:
    indicator = evaluation.plan.treatments[column].indicator
    key = evaluation.plan.indicator_ids[column]
    return indicator.name.bilingual if indicator.name else Bilingual(key, key)


def _figure(evaluation: Evaluation, row: int, column: int) -> float | None:
    plan = evaluation.plan
    value = float(plan.measures[row, column])
    return None if isnan(value) or plan.filled[row, column] else value


def _filled(evaluation: Evaluation, place: int) -> Iterator[Bilingual]:
    row = int(evaluation.plan.scored[place])
    for column in range(len(evaluation.plan.indicator_ids)):
        if evaluation.plan.applicable[row, column] and _figure(evaluation, row, column) is None:
            yield _named(evaluation, column)


def _rise(evaluation: Evaluation, place: int, tiers: Sequence[Bilingual]) -> Rise | None:
    column, plan = int(evaluation.lift.indicator[place]), evaluation.plan
    better = int(evaluation.point.tier[place]) - 1
    if column < 0 or better < 1:
        return None
    indicator = plan.treatments[column].indicator
    return Rise(
        name=_named(evaluation, column),
        unit=indicator.unit.bilingual if indicator.unit else None,
        own=float(plan.measures[int(plan.scored[place]), column]),
        wanted=float(evaluation.lift.value[place]),
        tier=tiers[better - 1],
        given_by_people=indicator.measure.kind in BY_PEOPLE,
    )
