"""The organisations that follow from places: offices, provinces, municipalities, and the councils speaking for them."""

from collections.abc import Iterator, Mapping

from teukgu.portal.store.models import Office, Organisation, OrganisationKind, Region

NOBODY = "none"


def organisations_of_places(programme: str, names: Mapping[str, str]) -> Iterator[Organisation]:
    """Yield them, not kept yet; ``names`` gives regions a readable key instead of their id."""
    yield from map(_office, Office.objects.filter(programme=programme).order_by("parent_id", "pk"))
    regions = list(Region.objects.filter(programme=programme).order_by("pk"))
    for region in regions:
        key = names.get(region.pk, region.pk.lower())
        if region.province_id is None:
            yield from _of_province(region, regions, key)
        else:
            yield _place(OrganisationKind.MUNICIPALITY, f"town-{key}", region)
            if region.council != NOBODY:
                yield _council(key, region)


def _of_province(province: Region, regions: list[Region], key: str) -> Iterator[Organisation]:
    """Yield the province where a governor stands above some municipality; its council where it speaks for one."""
    towns = [region for region in regions if region.province_id == province.pk]
    if any(town.governor != NOBODY for town in towns):
        yield _place(OrganisationKind.PROVINCE, f"province-{key}", province)
    if any(town.council == NOBODY for town in towns):
        yield _council(key, province)


def _office(office: Office) -> Organisation:
    return Organisation(
        programme_id=office.programme_id,
        key=f"office-{office.key}".replace("_", "-"),
        kind=OrganisationKind.OFFICE,
        name_ko=office.name_ko,
        name_en=office.name_en,
        office=office,
    )


def _council(key: str, region: Region) -> Organisation:
    found = _place(OrganisationKind.COUNCIL, f"council-{key}", region)
    found.name_ko, found.name_en = f"{region.name_ko}의회", f"{region.name_en} Council"
    return found


def _place(kind: str, key: str, region: Region) -> Organisation:
    return Organisation(
        programme_id=region.programme_id,
        key=key,
        kind=kind,
        name_ko=region.name_ko,
        name_en=region.name_en,
        region=region,
        valid_from=region.valid_from,
        valid_to=region.valid_to,
    )
