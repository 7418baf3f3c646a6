"""Records that several questions answer with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from teukgu.values import Bilingual


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where something was read; ``address`` is empty for a notice that has none on the web."""

    key: str
    title: str
    address: str
    kind: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A region a zone lies in; ``office`` is None where no regional office does zone work."""

    region: str
    name: Bilingual
    kind: str
    province: str
    province_name: Bilingual
    decline: str
    office: Bilingual | None
    office_basis: str
    governor: str
    council: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone in a list, as of ``as_of``."""

    id: str
    address: str
    name: Bilingual
    where: Bilingual
    status: str
    sector: str
    sector_basis: str
    type: str
    designated_on: date | None
    designated_precision: str
    ended_on: date | None
    last_seen: date | None
    joint: bool
    in_decline_area: bool
    as_of: date


@dataclass(frozen=True, slots=True)
class CountLine:
    """A published figure; ``value_high`` is set where sources differ; won for unit ``won``."""

    key: str
    region: str
    as_of: date
    precision: str
    value: int
    value_high: int | None
    unit: str
    confidence: str
    note: Bilingual
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class AwardLine:
    """An award of a zone."""

    zone: str
    year: int
    name: Bilingual
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of a zone; ``current`` when it holds today, ``superseded`` when a later record corrected it."""

    zone: str
    kind: str
    value: Any
    valid_from: date | None
    valid_to: date | None
    precision: str
    basis: str
    note: Bilingual
    sources: tuple[SourceLink, ...]
    recorded_on: date
    superseded: bool
    current: bool
