"""Zones in a list."""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from teukgu.portal.store.models import ZoneNow, ZonePlace
from teukgu.portal.store.queries.records import Place, ZoneLine
from teukgu.values import Bilingual


def by_name() -> Collate:
    """Order by Korean name as a dictionary does (code points of Hangul), on every database alike."""
    return Collate(F("name_ko"), "C" if connection.vendor == "postgresql" else "BINARY")


def zone_line(row: ZoneNow) -> ZoneLine:
    """Return a row of the flat table as a record."""
    return ZoneLine(
        id=row.pk,
        address=row.address,
        name=Bilingual(row.name_ko, row.name_en or row.name_ko),
        where=Bilingual(row.where_ko, row.where_en),
        status=row.status,
        sector=row.sector,
        sector_basis=row.sector_basis,
        type=row.zone_type,
        designated_on=row.designated_on,
        designated_precision=row.designated_precision,
        ended_on=row.ended_on,
        last_seen=row.last_seen,
        joint=row.joint,
        in_decline_area=row.in_decline_area,
        as_of=row.as_of,
    )


def place(row: ZonePlace) -> Place:
    """Return where a zone lies as a record; ``region`` and ``province`` must have been selected with it."""
    office = Bilingual(row.office_ko, row.office_en) if row.office_ko else None
    return Place(
        region=row.region_id,
        name=Bilingual(row.region.name_ko, row.region.name_en),
        kind=row.region.kind,
        province=row.province_id,
        province_name=Bilingual(row.province.name_ko, row.province.name_en),
        decline=row.decline,
        office=office,
        office_basis=row.office_basis,
        governor=row.region.governor,
        council=row.region.council,
        ended_on=row.region.valid_to,
    )
