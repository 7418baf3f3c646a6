"""Reads the registry folder of a programme: all of its files, all of their problems at once."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teukgu.loading import registry_records as records
from teukgu.loading.registry_tables import Table, read_table
from teukgu.values import Finding, refuse_if_any


@dataclass(frozen=True, slots=True)
class RegistryFiles:
    """The content of a registry folder; ``content_hash`` changes when any of its bytes do."""

    sources: Table[records.SourceRow]
    regions: Table[records.RegionRow]
    region_names: Table[records.RegionNameRow]
    region_codes: Table[records.RegionCodeRow]
    region_parents: Table[records.RegionParentRow]
    region_successions: Table[records.RegionSuccessionRow]
    zones: Table[records.ZoneRow]
    zone_facts: Table[records.ZoneFactRow]
    zone_successions: Table[records.ZoneSuccessionRow]
    cancellations: Table[records.CancellationRow]
    unnamed_cancellations: Table[records.UnnamedCancellationRow]
    gaps: Table[records.GapRow]
    committee_rounds: Table[records.CommitteeRoundRow]
    awards: Table[records.AwardRow]
    official_counts: Table[records.OfficialCountRow]
    decline_areas: Table[records.DeclineAreaRow]
    offices: Table[records.OfficeRow]
    jurisdictions: Table[records.JurisdictionRow]
    labels: Table[records.LabelRow]
    content_hash: str


ROW_CLASSES: dict[str, type[Any]] = {
    "sources": records.SourceRow,
    "regions": records.RegionRow,
    "region_names": records.RegionNameRow,
    "region_codes": records.RegionCodeRow,
    "region_parents": records.RegionParentRow,
    "region_successions": records.RegionSuccessionRow,
    "zones": records.ZoneRow,
    "zone_facts": records.ZoneFactRow,
    "zone_successions": records.ZoneSuccessionRow,
    "cancellations": records.CancellationRow,
    "unnamed_cancellations": records.UnnamedCancellationRow,
    "gaps": records.GapRow,
    "committee_rounds": records.CommitteeRoundRow,
    "awards": records.AwardRow,
    "official_counts": records.OfficialCountRow,
    "decline_areas": records.DeclineAreaRow,
    "offices": records.OfficeRow,
    "jurisdictions": records.JurisdictionRow,
    "labels": records.LabelRow,
}


def registry_hash(folder: Path) -> str:
    """Return a hash of all CSV files in ``folder``; takes milliseconds."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_registry(folder: Path) -> RegistryFiles:
    """Read the registry in ``folder`` and check that its files agree.

    Raises:
        Refused: with every problem in every file.
    """
    from teukgu.loading.registry_checks import check_registry

    tables: dict[str, Table[Any]] = {}
    findings: list[Finding] = []
    for name, row_class in ROW_CLASSES.items():
        tables[name], found = read_table(folder / f"{name}.csv", row_class)
        findings += found
    files = RegistryFiles(**tables, content_hash=registry_hash(folder))
    if not findings:
        findings = check_registry(files)
    refuse_if_any(findings)
    return files
