"""Alternatives: whose tier would change with other weights, panels used otherwise, one indicator less, old figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.evaluation.lab.apply import apply, nodes_by_key
from teukgu.evaluation.lab.changes import Changes
from teukgu.evaluation.lab.stand import Stand, stand
from teukgu.evaluation.scheme import Scheme
from teukgu.evaluation.settings import Rules
from teukgu.values import Observation, ObservationStatus, Refused, ZoneId


class Kind(StrEnum):
    """What is done otherwise; ``PANEL`` names how panels are used instead, ``WITHOUT`` the indicator left out."""

    WEIGHTS = "equal_weights"
    PANEL = "panel"
    WITHOUT = "without"
    FIRST_FILED = "first_filed"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure as it stood before it was corrected; None: there was none."""

    zone: ZoneId
    indicator: str
    year: int
    before: float | None


@dataclass(frozen=True, slots=True)
class Shift:
    """A zone whose tier would be another: rank and tier as computed, and then."""

    zone: ZoneId
    rank: float
    rank_then: float
    tier: int
    tier_then: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing done otherwise, everything else as computed, and every zone whose tier changes by it, best first."""

    kind: Kind
    what: str
    shifts: tuple[Shift, ...]


def alternatives(
    data: EvaluationInput, scheme: Scheme, rules: Rules, *, year: int, corrected: Sequence[Corrected] = ()
) -> tuple[Alternative, ...]:
    """Compute every alternative without draws; one that the input cannot be computed by is left out.

    ``corrected``: figures that were corrected before the inputs were frozen, the first correction of a figure first.

    Raises:
        Refused: when input and scheme as they are cannot be computed.
    """
    base = stand(data, scheme, rules, year=year, draws=0)
    found = []
    for kind, what, other in _schemes(scheme):
        found.append(_alternative(base, kind, what, data, other))
    if corrected:
        found.append(_alternative(base, Kind.FIRST_FILED, "", first_filed(data, corrected), scheme))
    return tuple(one for one in found if one is not None)


def _schemes(scheme: Scheme) -> Iterator[tuple[Kind, str, Scheme]]:
    for kind, what, changes in _changes(scheme):
        try:
            yield kind, what, apply(scheme, Changes.of(changes.items()))
        except Refused:
            continue  # such a scheme cannot be: nothing to compare with


def _changes(scheme: Scheme) -> Iterator[tuple[Kind, str, Mapping[str, str]]]:
    tree = scheme.model_dump(mode="python", by_alias=True, exclude_unset=True)["tree"]
    names = tuple(dict.fromkeys(str(leaf.indicator) for leaf in scheme.leaves()))
    if len(names) > 1:
        yield Kind.WEIGHTS, "", {f"weight.{key}": "1" for key in nodes_by_key(tree)}
    used = {scheme.indicators[name].measure.use for name in names if scheme.indicators[name].measure.kind == "panel"}
    if used:
        yield from ((Kind.PANEL, use, {"panel": use}) for use in ("raw", "adjusted", "out") if used != {use})
    if len(names) > 1:
        yield from ((Kind.WITHOUT, name, {f"out.{name}": "yes"}) for name in names)


def _alternative(base: Stand, kind: Kind, what: str, data: EvaluationInput, scheme: Scheme) -> Alternative | None:
    try:
        then = stand(data, scheme, base.rules, year=base.plan.year, draws=0)
    except Refused:
        return None
    after = _standings(then)
    return Alternative(kind, what, tuple(_shifts(base, after)))


def _shifts(base: Stand, after: Mapping[ZoneId, tuple[float, int]]) -> Iterator[Shift]:
    before = sorted(_standings(base).items(), key=lambda one: (one[1][0], one[0]))
    for zone, (rank, tier) in before:
        rank_then, tier_then = after.get(zone, (rank, tier))
        if tier != tier_then:
            yield Shift(zone, rank, rank_then, tier, tier_then)


def _standings(one: Stand) -> dict[ZoneId, tuple[float, int]]:
    rows = zip(one.plan.scored.tolist(), one.point.rank.tolist(), one.point.tier.tolist(), strict=True)
    return {one.plan.units[row].id: (rank, tier) for row, rank, tier in rows}


def first_filed(data: EvaluationInput, corrected: Iterable[Corrected]) -> EvaluationInput:
    """Return the input with figures as they stood before their first correction; what was not there is missing."""
    first: dict[tuple[ZoneId, str, int], float | None] = {}
    for one in corrected:
        first.setdefault((one.zone, one.indicator, one.year), one.before)
    rows = tuple(_as_first(row, first) for row in data.observations)
    return replace(data, observations=rows)


def _as_first(row: Observation, first: Mapping[tuple[ZoneId, str, int], float | None]) -> Observation:
    key = (row.zone, str(row.indicator), row.year)
    if key not in first:
        return row
    value = first[key]
    status = ObservationStatus.MISSING if value is None else ObservationStatus.REPORTED
    return replace(row, value=value, status=status)
