"""Finds municipalities by the names people write: with or without province, short, former. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teukgu.values import RegionId, nfc


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A region with every name it ever had, and every name of its provinces (long and short)."""

    id: RegionId
    names: frozenset[str]
    province_names: frozenset[str]
    is_province: bool
    label: str


@dataclass(frozen=True, slots=True)
class RegionNames:
    """Regions by name."""

    by_name: Mapping[str, tuple[NamedRegion, ...]]

    @classmethod
    def of(cls, regions: Iterable[NamedRegion]) -> "RegionNames":
        """Collect ``regions`` by their names."""
        by_name: dict[str, list[NamedRegion]] = {}
        for region in regions:
            for name in sorted(region.names):
                by_name.setdefault(name, []).append(region)
        return cls({name: tuple(found) for name, found in by_name.items()})

    def find(self, text: str, province: str = "") -> tuple[NamedRegion, ...]:
        """Return the regions that ``text`` may stand for; ``province`` helps when ``text`` names none.

        "전북 순창군", "전라북도 순창군" and "순창군" all find the same region.
        """
        *before, name = nfc(text).split() or [""]
        stated = " ".join(before) or province
        found = self.by_name.get(name, ())
        if stated:
            found = tuple(region for region in found if stated in region.province_names or stated in region.names)
        municipalities = tuple(region for region in found if not region.is_province)
        return municipalities if before or len(municipalities) > 0 else found


def short_province(name: str) -> str:
    """Return the usual short form of a province's Korean name: 충청북도 is 충북, 경기도 is 경기, 서울특별시 is 서울."""
    if len(name) == len("충청북도") and name.endswith(("남도", "북도")):
        return name[0] + name[2]
    return name[:2]
