"""Rows of an official list in terms of our ids: municipalities become regions, sectors become ids."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from teukgu.loading import registry_list_findings as words
from teukgu.loading.registry_list import ListedZone
from teukgu.loading.registry_matching import Candidate
from teukgu.loading.registry_places import NamedRegion, RegionNames, short_province
from teukgu.portal.store.models import Label, Region, RegionName, RegionParent
from teukgu.values import Finding, RegionId, ZoneId, nfc, refuse_if_any


@dataclass(frozen=True, slots=True)
class Resolved:
    """A row with its regions in the order written, and its sector's id."""

    listed: ListedZone
    regions: tuple[RegionId, ...]
    sector: str

    @property
    def candidate(self) -> Candidate:
        """The row as the matching sees it."""
        return Candidate(self.listed, frozenset(self.regions))


def resolve(programme: str, rows: Sequence[ListedZone], zones: frozenset[ZoneId]) -> list[Resolved]:
    """Return ``rows`` in terms of our ids.

    Raises:
        Refused: with every municipality, sector and id that is not known.
    """
    regions = region_names(programme)
    sectors = _sectors(programme)
    findings: list[Finding] = []
    resolved = [Resolved(row, _regions(row, regions, findings), _sector(row, sectors, findings)) for row in rows]
    findings += [words.no_zone(row.place, row.zone_id) for row in rows if row.zone_id and row.zone_id not in zones]
    refuse_if_any(findings)
    return resolved


def region_names(programme: str) -> RegionNames:
    """Return the regions of ``programme`` by every name they ever had. Three queries."""
    names: dict[str, set[str]] = defaultdict(set)
    for name in RegionName.objects.filter(region__programme=programme):
        names[name.region_id].add(name.name_ko)
    provinces: dict[str, set[str]] = defaultdict(set)
    for parent in RegionParent.objects.filter(region__programme=programme):
        for text in names[parent.province_id]:
            provinces[parent.region_id] |= {text, short_province(text)}
    return RegionNames.of(_named(row, names, provinces) for row in Region.objects.filter(programme=programme))


def _named(row: Region, names: dict[str, set[str]], provinces: dict[str, set[str]]) -> NamedRegion:
    own = set(names[row.id])
    if row.kind == "province":
        own |= {short_province(name) for name in own}
    return NamedRegion(
        RegionId(row.id), frozenset(own), frozenset(provinces[row.id]), row.kind == "province", row.name_ko
    )


def _regions(row: ListedZone, names: RegionNames, findings: list[Finding]) -> tuple[RegionId, ...]:
    """Return the regions of a row; a province written once counts for the municipalities after it."""
    found: list[RegionId] = []
    province = ""
    for text in row.municipalities:
        *before, _ = text.split()
        province = " ".join(before) or province
        fitting = names.find(text, province)
        if len(fitting) == 1:
            found.append(fitting[0].id)
        elif fitting:
            labels = ", ".join(f"{'/'.join(sorted(one.province_names))} {one.label}" for one in fitting)
            findings.append(words.several_regions(row.place, text, labels))
        else:
            findings.append(words.no_region(row.place, text))
    return tuple(dict.fromkeys(found))


def _sectors(programme: str) -> dict[str, str]:
    """Return sector ids by their names in both languages and by themselves."""
    sectors: dict[str, str] = {}
    for label in Label.objects.filter(programme=programme, kind="sector").order_by("position"):
        sectors |= {_plain(name): label.key for name in (label.ko, label.en, label.key)}
    return sectors


def _sector(row: ListedZone, sectors: dict[str, str], findings: list[Finding]) -> str:
    if not row.sector:
        return ""
    found = sectors.get(_plain(row.sector))
    if found is None:
        allowed = ", ".join(name for name in sectors if not name.isascii())
        findings.append(words.no_sector(row.place, row.sector, allowed))
        return ""
    return found


def _plain(text: str) -> str:
    return nfc(text).lower().replace(" ", "").replace("·", "").replace("ㆍ", "")
