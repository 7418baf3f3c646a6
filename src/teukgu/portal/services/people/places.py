"""Keeps the invented places of a demonstration as regions and offices."""

from teukgu.loading.people_places import Places, ProvincePlace, TownPlace
from teukgu.portal.store.models import Jurisdiction, Office, Region, RegionName, RegionParent

NOBODY = "none"


def keep_places(programme: str, places: Places) -> None:
    """Add or update regions, their names and provinces, offices and jurisdictions."""
    for office in places.offices:
        names = {"name_ko": office.name.ko, "name_en": office.name.en}
        Office.objects.update_or_create(programme_id=programme, key=office.key, defaults=names)
    for province in places.provinces:
        _keep_province(programme, province)
        for town in province.towns:
            _keep_town(programme, province, town)


def _keep_province(programme: str, province: ProvincePlace) -> None:
    names = {"kind": "province", "name_ko": province.name.ko, "name_en": province.name.en}
    more = {"programme_id": programme, "council": province.council}
    Region.objects.update_or_create(pk=province.id, defaults=names | more)
    RegionName.objects.update_or_create(region_id=province.id, defaults=names)


def _keep_town(programme: str, province: ProvincePlace, town: TownPlace) -> None:
    names = {"kind": town.kind, "name_ko": town.name.ko, "name_en": town.name.en}
    more = {"programme_id": programme, "province_id": province.id, "governor": town.governor, "council": town.council}
    Region.objects.update_or_create(pk=town.id, defaults=names | more)
    RegionName.objects.update_or_create(region_id=town.id, defaults=names)
    RegionParent.objects.update_or_create(region_id=town.id, defaults={"province_id": province.id})
    office = None if town.office == NOBODY else Office.objects.get(programme=programme, key=town.office)
    scope = {"office": office, "scope": "zone_work" if office is None else "full", "basis": "example"}
    Jurisdiction.objects.update_or_create(region_id=town.id, defaults=scope)
