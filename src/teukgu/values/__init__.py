"""Small typed values that every other package shares: ids, periods, money, findings, explanations, observations."""

from teukgu.values.bilingual import Bilingual, Language
from teukgu.values.explanation import Explanation, Row
from teukgu.values.finding import Finding, Place, Refused, Severity, refuse_if_any
from teukgu.values.ids import IndicatorId, ParameterId, RegionId, ZoneId
from teukgu.values.indicator import Aggregation, Direction, Indicator
from teukgu.values.money import Won
from teukgu.values.observation import Observation, ObservationStatus
from teukgu.values.period import Period
from teukgu.values.text import nfc

__all__ = [
    "Aggregation",
    "Bilingual",
    "Direction",
    "Explanation",
    "Finding",
    "Indicator",
    "IndicatorId",
    "Language",
    "Observation",
    "ObservationStatus",
    "ParameterId",
    "Period",
    "Place",
    "Refused",
    "RegionId",
    "Row",
    "Severity",
    "Won",
    "ZoneId",
    "nfc",
    "refuse_if_any",
]
