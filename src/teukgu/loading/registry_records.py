"""Rows of the registry's files, one class per file; a field is a column, a field with a default may be empty.

Several values in a cell are separated by ``;``. Days are YYYY-MM-DD; ``valid_from`` counts in, ``valid_to`` does not.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceRow:
    """``sources.csv``: where facts were read; kind ``unlocated`` when the address was not kept."""

    source_id: str
    title: str
    kind: str
    address: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class RegionRow:
    """``regions.csv``: a province or municipality under our own id, with what holds on its latest day."""

    region_id: str
    kind: str
    name_ko: str
    name_en: str
    province_id: str = ""
    governor: str = ""
    council: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RegionNameRow:
    """``region_names.csv``."""

    region_id: str
    kind: str
    name_ko: str
    name_en: str
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RegionCodeRow:
    """``region_codes.csv``."""

    region_id: str
    system: str
    code: str
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegionParentRow:
    """``region_parents.csv``."""

    region_id: str
    province_id: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RegionSuccessionRow:
    """``region_successions.csv``."""

    day: date
    kind: str
    from_region: str
    to_region: str
    event_ko: str
    event_en: str
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """``zones.csv``: a zone with its latest known name, municipalities, designation, sector and status."""

    zone_id: str
    name_ko: str
    name_en: str
    region_ids: tuple[str, ...]
    designation_date: date
    precision: str
    status: str
    source_ids: tuple[str, ...]
    committee: str = ""
    sector: str = ""
    sector_basis: str = ""
    last_seen: date | None = None
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class ZoneFactRow:
    """``zone_facts.csv``: a dated fact beside those of ``zones.csv``; ``value`` as text, by kind."""

    zone_id: str
    kind: str
    value: str
    precision: str
    source_ids: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class ZoneSuccessionRow:
    """``zone_successions.csv``."""

    day: date
    kind: str
    from_zone: str
    to_zone: str
    source_ids: tuple[str, ...]
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class CancellationRow:
    """``cancellations.csv``."""

    zone_id: str
    day: date
    precision: str
    source_ids: tuple[str, ...]
    reason_ko: str = ""
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class UnnamedCancellationRow:
    """``unnamed_cancellations.csv``."""

    day: date
    count: int
    source_ids: tuple[str, ...]
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class GapRow:
    """``gaps.csv``."""

    month_from: str
    month_to: str
    missing_min: int
    missing_max: int
    basis_ko: str
    basis_en: str


@dataclass(frozen=True, slots=True)
class CommitteeRoundRow:
    """``committee_rounds.csv``."""

    round_id: str
    day: date
    precision: str
    source_ids: tuple[str, ...]
    number: int | None = None
    announced: int | None = None
    listed: int | None = None
    stock_after: int | None = None
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class AwardRow:
    """``awards.csv``."""

    year: int
    zone_id: str
    award_ko: str
    award_en: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialCountRow:
    """``official_counts.csv``."""

    key: str
    as_of: date
    precision: str
    value: int
    unit: str
    confidence: str
    source_ids: tuple[str, ...]
    region_id: str = ""
    value_high: int | None = None
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class DeclineAreaRow:
    """``decline_areas.csv``."""

    region_id: str
    status: str
    source_ids: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    review_due: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """``offices.csv``."""

    office_id: str
    name_ko: str
    name_en: str
    source_ids: tuple[str, ...]
    grade: int | None = None
    parent_id: str = ""


@dataclass(frozen=True, slots=True)
class JurisdictionRow:
    """``jurisdictions.csv``; ``office_id`` is ``none`` where there is no office."""

    region_id: str
    office_id: str
    scope: str
    basis: str
    source_ids: tuple[str, ...]
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """``labels.csv``: what the ids of a programme (sectors, status, counts ...) are called."""

    kind: str
    key: str
    ko: str
    en: str
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """``boundaries/neighbours.csv``: two municipalities with a common border."""

    region_a: str
    region_b: str


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """``statistics/statistics.csv``."""

    region_id: str
    year: int
    indicator: str
    value: float


@dataclass(frozen=True, slots=True)
class StatisticIndicatorRow:
    """``statistics/indicators.csv``."""

    indicator: str
    name_ko: str
    name_en: str
    unit_ko: str
    unit_en: str
    aggregation: str = ""
    direction: str = ""
    source_table: str = ""
    note_ko: str = ""
    note_en: str = ""
