"""Zones' reported figures over the years, and how their peers' moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from teukgu.documents.report_card.card import Series
from teukgu.evaluation.contributions import group_column
from teukgu.evaluation.inputs import Unit
from teukgu.evaluation.run import Evaluation
from teukgu.values import Bilingual, Observation, ZoneId

SHOWN_YEARS = 5

ByYear = dict[int, Observation]


@dataclass(frozen=True, slots=True)
class Histories:
    """Every figure the scheme uses: by indicator and zone over the years; changes and, by group, their medians."""

    year: int
    years: tuple[int, ...]
    group: str
    given: Mapping[str, Mapping[ZoneId, ByYear]]
    changes: Mapping[str, Mapping[ZoneId, float]]
    medians: Mapping[str, Mapping[str, float]]

    def of(self, unit: Unit, names: Mapping[str, Bilingual], units: Mapping[str, Bilingual]) -> tuple[Series, ...]:
        """Return the zone's own figures, each beside the median change of the scored zones of its group."""
        return tuple(self._series(unit, indicator, names, units) for indicator in self.given)

    def _series(
        self, unit: Unit, indicator: str, names: Mapping[str, Bilingual], units: Mapping[str, Bilingual]
    ) -> Series:
        own = self.given[indicator].get(unit.id, {})
        return Series(
            name=names.get(indicator, Bilingual(indicator, indicator)),
            unit=units.get(indicator),
            by_year={year: own[year].value if year in own else None for year in self.years},
            target=own[self.year].target if self.year in own else None,
            change=self.changes[indicator].get(unit.id),
            peers=self.medians[indicator].get(unit.group(self.group)),
        )


def histories(evaluation: Evaluation, *, fewest: int = 1) -> Histories:
    """Read the histories of a round's figures once for all cards; no median of fewer zones than ``fewest``."""
    given = _given(evaluation)
    group = group_column(evaluation.plan)
    changes = {name: _changes(by_zone, evaluation.year) for name, by_zone in given.items()}
    groups = {unit.id: unit.group(group) for unit in evaluation.data.units if unit.scored}
    return Histories(
        year=evaluation.year,
        years=tuple(year for year in evaluation.data.years if year <= evaluation.year)[-SHOWN_YEARS:],
        group=group,
        given=given,
        changes=changes,
        medians={name: _medians(found, groups, fewest) for name, found in changes.items()},
    )


def _given(evaluation: Evaluation) -> dict[str, dict[ZoneId, ByYear]]:
    given: dict[str, dict[ZoneId, ByYear]] = {name: {} for name in _used(evaluation)}
    for one in evaluation.data.observations:
        if one.indicator in given:
            given[one.indicator].setdefault(one.zone, {})[one.year] = one
    return given


def _used(evaluation: Evaluation) -> Sequence[str]:
    """Names of the reported figures that the scheme's indicators are made of, in the scheme's order."""
    reported = {one.indicator for one in evaluation.data.observations}
    found: dict[str, None] = {}
    for key, treatment in zip(evaluation.plan.indicator_ids, evaluation.plan.treatments, strict=True):
        for name in (treatment.indicator.source or key, treatment.indicator.denominator):
            if name in reported:
                found[str(name)] = None
    return tuple(found)


def _changes(by_zone: Mapping[ZoneId, ByYear], year: int) -> dict[ZoneId, float]:
    """Return by zone the share by which a figure moved since the year before; none from zero or less."""
    found = {}
    for zone, own in by_zone.items():
        now, before = (own[one].value if one in own else None for one in (year, year - 1))
        if now is not None and before is not None and before > 0:
            found[zone] = now / before - 1
    return found


def _medians(changes: Mapping[ZoneId, float], groups: Mapping[ZoneId, str], fewest: int) -> dict[str, float]:
    by_group: dict[str, list[float]] = {}
    for zone, change in changes.items():
        if zone in groups:
            by_group.setdefault(groups[zone], []).append(change)
    return {group: median(values) for group, values in by_group.items() if len(values) >= fewest}
