"""From where on a check asks: every threshold is a parameter of the programme, none stands in a check."""

from dataclasses import dataclass, fields
from typing import Protocol


class Rules(Protocol):
    """What is asked of the rulebook on a day."""

    def number(self, name: str) -> float:
        """Return the number that holds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Thresholds of the checks; each is the parameter ``report_check_<name>``."""

    jump_factor: float
    deviations: float
    least_years: float
    least_peers: float
    least_size: float
    least_cells: float
    unit_span: float
    sum_span: float
    ratio_span: float
    round_cells: float
    copied_cells: float


def limits_from(rules: Rules) -> Limits:
    """Return the thresholds that hold by the rulebook on a day."""
    return Limits(**{one.name: rules.number(f"report_check_{one.name}") for one in fields(Limits)})
