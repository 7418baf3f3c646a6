"""Overlays and overrides: other values than those in force, and leave to use a value that is not firm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teukgu.rulebook.parameter import NOWHERE, DatedValue, Plain
from teukgu.values import Bilingual, ParameterId, Place


@dataclass(frozen=True, slots=True)
class Scenario:
    """Values laid over those of the programme (a date for an announced one, a draft of next year).

    On a day that one of them covers, it is used instead of the parameter's own. ``extends`` names another scenario
    whose values hold where this one has none.
    """

    id: str
    name: Bilingual
    values: Mapping[ParameterId, tuple[DatedValue, ...]]
    note: Bilingual | None = None
    extends: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Override:
    """A recorded leave to decide on a value that is stale, announced, assumed or unknown: who, why, on which day.

    ``value`` chooses among the candidates of an unknown value and must be None otherwise: an override permits a value,
    it does not change one (that is what scenarios are for).
    """

    parameter: ParameterId
    who: str
    reason: str
    day: date
    value: Plain = None
