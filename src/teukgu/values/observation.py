"""One figure of one zone, indicator and performance year."""

from dataclasses import dataclass
from enum import StrEnum

from teukgu.values.ids import IndicatorId, ZoneId


class ObservationStatus(StrEnum):
    """Reported, missing (should be there and is not), or not applicable (there is nothing to report)."""

    REPORTED = "reported"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure with what is known around it; ``value`` is None unless ``status`` is reported.

    ``sd`` is the standard deviation of the measurement error, in the unit of ``value``.
    """

    zone: ZoneId
    year: int
    indicator: IndicatorId
    value: float | None
    status: ObservationStatus = ObservationStatus.REPORTED
    baseline: float | None = None
    target: float | None = None
    sd: float | None = None
    source: str = ""
