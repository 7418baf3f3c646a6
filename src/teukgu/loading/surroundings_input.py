"""The prepared round as an evaluation input in memory, for results that are compared and not kept."""

from teukgu.evaluation.inputs import EvaluationInput, Role, Unit
from teukgu.surroundings import Prepared
from teukgu.surroundings import Unit as PreparedUnit


def as_input(prepared: Prepared) -> EvaluationInput:
    """Return the same units and observations that ``documents.surroundings_input`` writes."""
    return EvaluationInput(tuple(_unit(unit) for unit in prepared.units), prepared.observations)


def _unit(unit: PreparedUnit) -> Unit:
    return Unit(
        id=unit.id,
        name=unit.name,
        type=unit.sector,
        groups={"comparison_group": unit.group, "municipalities": ";".join(unit.municipalities)},
        role=Role.COMPARISON if unit.comparison else Role.ZONE,
        in_round=unit.standing is not None and unit.standing.in_round,
        reason="" if unit.standing is None else unit.standing.reason.ko,
    )
