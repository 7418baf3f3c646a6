"""Values that turn scores into results: from the rulebook on the round's date, or given in line by the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol


class Rules(Protocol):
    """What an evaluation asks of the rulebook."""

    @property
    def hash(self) -> str:
        """Name of the exact set of values."""
        ...

    def value(self, parameter_id: str) -> object:
        """Return the value of a parameter on the round's date."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """The values used; ``sources`` says of each where it came from (a parameter id, or ``scheme``)."""

    decimals: int
    rounding: Literal["half_up", "half_even", "down"]
    ties: Literal["better", "worse", "average"]
    cap_rounding: Literal["down", "up", "nearest"]
    tied_across_cap: Literal["out", "in"]
    population: Literal["in_round", "all_zones"]
    interval: tuple[float, float]
    on_line: float
    award_share: float
    low_rank_share: float
    low_rank_times: int
    top_rank_share: float
    top_rank_years: int
    restructuring_share: float
    sources: Mapping[str, str]
