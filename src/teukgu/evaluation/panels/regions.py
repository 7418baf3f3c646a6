"""Home regions of zones, from a column of ``zones``."""

from teukgu.evaluation.inputs import EvaluationInput


def regions_by_zone(data: EvaluationInput, column: str) -> dict[str, frozenset[str]]:
    """Return the regions of every unit; a joint zone's cell names several with semicolons. Nothing without a column."""
    if not column:
        return {}
    return {unit.id: _regions(unit.group(column)) for unit in data.units}


def _regions(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(";") if part.strip())
