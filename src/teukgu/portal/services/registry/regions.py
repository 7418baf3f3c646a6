"""Loads regions: ids stay, everything dated about them is replaced by the files."""

from teukgu.loading.registry_files import RegistryFiles
from teukgu.portal.services.registry.links import BATCH, replace_all
from teukgu.portal.store.models import Region, RegionCode, RegionName, RegionParent, RegionSuccession

KEPT = ["kind", "name_ko", "name_en", "province_id", "governor", "council", "valid_from", "valid_to"]


def load_regions(programme: str, files: RegistryFiles) -> None:
    """Write regions, names, codes, provinces and successions of ``programme``."""
    _keep_regions(programme, files)
    replace_all(RegionName, programme, _names(files), "region__programme")
    replace_all(RegionCode, programme, _codes(files), "region__programme")
    replace_all(RegionParent, programme, _parents(files), "region__programme")
    replace_all(RegionSuccession, programme, _successions(programme, files))


def _keep_regions(programme: str, files: RegistryFiles) -> None:
    """Add or update regions; provinces come first, since municipalities point at them."""
    latest = {row.region_id: row.province_id for row in files.region_parents.rows if row.valid_to is None}
    rows = sorted(files.regions.rows, key=lambda row: (row.kind != "province", row.region_id))
    regions = [
        Region(
            id=row.region_id,
            programme_id=programme,
            kind=row.kind,
            name_ko=row.name_ko,
            name_en=row.name_en,
            province_id=latest.get(row.region_id) or row.province_id or None,
            governor=row.governor,
            council=row.council,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]
    Region.objects.bulk_create(
        regions, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=KEPT
    )


def _names(files: RegistryFiles) -> list[RegionName]:
    return [
        RegionName(
            region_id=row.region_id,
            kind=row.kind,
            name_ko=row.name_ko,
            name_en=row.name_en,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            basis=row.basis,
        )
        for row in files.region_names.rows
    ]


def _codes(files: RegistryFiles) -> list[RegionCode]:
    return [
        RegionCode(
            region_id=row.region_id,
            system=row.system,
            code=row.code,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            basis=row.basis,
            note=row.note,
        )
        for row in files.region_codes.rows
    ]


def _parents(files: RegistryFiles) -> list[RegionParent]:
    return [
        RegionParent(
            region_id=row.region_id, province_id=row.province_id, valid_from=row.valid_from, valid_to=row.valid_to
        )
        for row in files.region_parents.rows
    ]


def _successions(programme: str, files: RegistryFiles) -> list[RegionSuccession]:
    return [
        RegionSuccession(
            programme_id=programme,
            day=row.day,
            kind=row.kind,
            from_region_id=row.from_region,
            to_region_id=row.to_region,
            event_ko=row.event_ko,
            event_en=row.event_en,
            basis=row.basis,
            note=row.note,
        )
        for row in files.region_successions.rows
    ]
