"""What an indicator is; its figures are observations."""

from dataclasses import dataclass
from enum import StrEnum

from teukgu.values.bilingual import Bilingual
from teukgu.values.ids import IndicatorId


class Direction(StrEnum):
    """Whether more is better or less is."""

    MORE = "more"
    LESS = "less"


class Aggregation(StrEnum):
    """How values of parts or years make a value of the whole."""

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"
    RATIO = "ratio"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator's definition: name, unit, direction and how it adds up."""

    id: IndicatorId
    name: Bilingual
    unit: Bilingual
    direction: Direction
    aggregation: Aggregation
