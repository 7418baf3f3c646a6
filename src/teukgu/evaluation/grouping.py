"""Rows by group: to whom a normalisation is applied, and whose figures define it."""

from collections.abc import Callable

import numpy as np

from teukgu.evaluation.inputs import EvaluationInput, Role, Unit
from teukgu.evaluation.scheme import Normalise
from teukgu.evaluation.transform import Groups

DEFINES: dict[str, Callable[[Unit], bool]] = {
    "scored": lambda unit: unit.scored,
    "zones": lambda unit: unit.role is Role.ZONE,
    "comparison": lambda unit: unit.role is Role.COMPARISON,
    "everybody": lambda unit: True,
}
"""Which units' figures define a scale."""


def groups_of(column: str, units: str, data: EvaluationInput) -> Groups:
    """Return for each group in ``column``: all its rows, and those whose figures define the scale."""
    labels = [unit.group(column) for unit in data.units]
    defines = DEFINES[units]
    found = []
    for label in dict.fromkeys(labels):
        rows = [row for row, own in enumerate(labels) if own == label]
        reference = [row for row in rows if defines(data.units[row])]
        found.append((np.array(rows, dtype=np.intp), np.array(reference, dtype=np.intp)))
    return tuple(group for group in found if len(group[1]))


def normalisation_groups(spec: Normalise, data: EvaluationInput) -> Groups:
    """Groups of a normalisation."""
    return groups_of(spec.group, spec.units, data)


def treatment_groups(column: str, units: str, data: EvaluationInput) -> Groups:
    """Groups of a winsorising step; the same units define it as the normalisation."""
    return groups_of(column, units, data)
