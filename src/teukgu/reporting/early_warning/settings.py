"""How an early warning is made: every number is a parameter of the programme."""

from dataclasses import dataclass, fields
from typing import Protocol


class Rules(Protocol):
    """What is asked of the rulebook on a day."""

    def number(self, name: str) -> float:
        """Return the number that holds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Each is the parameter ``early_warning_<name>``.

    ``bottom_share`` of the zones of a type is taken as the bottom; a chance from ``watch`` or ``high`` on has that
    word. ``spread`` is how far a year's growth strays (natural log) where a zone has no past, and counts as much as
    ``least_years`` years of its own; ``together`` is the share of it that moves all figures of a zone at once. No
    figure counts for more than ``cap`` widths of its peers; one ``noticed`` widths from the usual is named as a reason.
    """

    bottom_share: float
    draws: float
    high: float
    watch: float
    least_cells: float
    least_peers: float
    least_years: float
    spread: float
    together: float
    cap: float
    noticed: float


def settings_from(rules: Rules) -> Settings:
    """Return the settings that hold by the rulebook on a day."""
    return Settings(**{one.name: rules.number(f"early_warning_{one.name}") for one in fields(Settings)})
