"""Observations as arrays: one row a unit, looked up by indicator and year."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from teukgu.evaluation.inputs import EvaluationInput
from teukgu.values import Observation, ObservationStatus

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one year over all units; NaN where there is nothing; ``sd`` 0 where none is given."""

    value: Floats
    sd: Floats
    baseline: Floats
    target: Floats
    not_applicable: NDArray[np.bool_]


@dataclass(slots=True)
class Figures:
    """Observations of an input by indicator and year."""

    data: EvaluationInput
    rows: dict[str, int] = field(default_factory=dict)
    by_key: dict[tuple[str, int], list[Observation]] = field(default_factory=dict)
    cache: dict[tuple[str, int], Series] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = {unit.id: row for row, unit in enumerate(self.data.units)}
        for observation in self.data.observations:
            self.by_key.setdefault((observation.indicator, observation.year), []).append(observation)

    @property
    def names(self) -> tuple[str, ...]:
        """Indicators that have at least one row."""
        return tuple(dict.fromkeys(name for name, _ in self.by_key))

    def series(self, name: str, year: int) -> Series:
        """Figures of ``name`` in ``year``; all NaN when there are none."""
        key = (name, year)
        if key not in self.cache:
            self.cache[key] = self._build(self.by_key.get(key, []))
        return self.cache[key]

    def column(self, name: str) -> Floats:
        """Numbers of a column of ``zones``; NaN where the cell holds none."""
        return np.array([_number(unit.groups.get(name, "")) for unit in self.data.units], dtype=np.float64)

    def _build(self, observations: list[Observation]) -> Series:
        count = len(self.data.units)
        value, baseline, target = (np.full(count, np.nan) for _ in range(3))
        sd, not_applicable = np.zeros(count), np.zeros(count, dtype=np.bool_)
        for one in observations:
            row = self.rows[one.zone]
            not_applicable[row] = one.status is ObservationStatus.NOT_APPLICABLE
            value[row] = np.nan if one.value is None else one.value
            baseline[row] = np.nan if one.baseline is None else one.baseline
            target[row] = np.nan if one.target is None else one.target
            sd[row] = one.sd or 0.0
        return Series(value, sd, baseline, target, not_applicable)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return float("nan")
