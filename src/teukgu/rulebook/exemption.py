"""A regulatory exemption of the law: what it relaxes, how it is brought about, under which conditions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teukgu.rulebook.parameter import NOWHERE, Confidence, Reference, Status
from teukgu.values import Bilingual, Place


class Mechanism(StrEnum):
    """What it takes for an exemption to apply."""

    ORDINANCE = "ORDINANCE"
    PROVINCE_ORDINANCE = "PROVINCE_ORDINANCE"
    MAYOR_DECISION = "MAYOR_DECISION"
    MAYOR_NOTICE = "MAYOR_NOTICE"
    MAYOR_RECOMMENDS = "MAYOR_RECOMMENDS"
    MAYOR_REQUESTS = "MAYOR_REQUESTS"
    CENTRAL_DECISION = "CENTRAL_DECISION"
    OTHER_AUTHORITY = "OTHER_AUTHORITY"
    DEEMED = "DEEMED"
    DIRECT = "DIRECT"
    DEVOLVED = "DEVOLVED"
    DISAPPLY = "DISAPPLY"


@dataclass(frozen=True, slots=True)
class ExemptionVersion:
    """An exemption as it reads from ``valid_from`` (counted in) to ``valid_to`` (left out).

    ``plan``: details must stand in the zone plan (``plan_items``); ``ordinance_summary``: the plan must give the main
    points of the ordinance; ``only_in``: code of the only kind of zone it is for, empty when any zone may use it.
    ``parameters`` are rules of the rulebook that hold its limits.
    """

    valid_from: date
    valid_to: date | None
    law: Bilingual
    subject: Bilingual
    mechanisms: tuple[Mechanism, ...]
    references: tuple[Reference, ...]
    status: Status
    confidence: Confidence
    last_checked: date
    review_by: date
    who: Bilingual | None = None
    condition: Bilingual | None = None
    limits: tuple[Bilingual, ...] = ()
    plan: bool = False
    plan_items: tuple[Bilingual, ...] = ()
    ordinance_summary: bool = False
    only_in: str = ""
    only_in_text: Bilingual | None = None
    parameters: tuple[str, ...] = ()
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exemption under its article, with its versions by date."""

    id: str
    article: str
    versions: tuple[ExemptionVersion, ...]
    place: Place = NOWHERE

    def version_on(self, day: date) -> ExemptionVersion | None:
        """Return the version in force on ``day``, None before the first."""
        for version in self.versions:
            if version.valid_from <= day and (version.valid_to is None or day < version.valid_to):
                return version
        return None
