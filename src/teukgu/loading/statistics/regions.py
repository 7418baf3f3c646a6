"""Which region a row of a table is about: by code of a system, or by name, of today or of its time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from teukgu.loading.registry_places import NamedRegion, RegionNames
from teukgu.values import RegionId, nfc

SUMS = frozenset({"전국", "합계", "소계", "계", "전체", "총계", "시도", "시도계", "도내", "동부", "읍부", "면부"})
"""Names of rows that add others up."""

MUNICIPALITY_DIGITS = 5


@dataclass(frozen=True, slots=True)
class CodePeriod:
    """A region that had a code from a day (in) to a day (out; None: still)."""

    region: RegionId
    valid_from: date | None
    valid_to: date | None

    def at_the_end_of(self, year: int) -> bool:
        """Whether the region had the code on 31 December."""
        day = date(year, 12, 31)
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class RegionBook:
    """Regions by every name they ever had and every code; ``provinces`` are the ones that are no municipality."""

    names: RegionNames
    codes: Mapping[tuple[str, str], tuple[CodePeriod, ...]]
    provinces: frozenset[RegionId]


@dataclass(frozen=True, slots=True)
class Found:
    """What a text stands for: a municipality, several, none that is known, or something left out on purpose."""

    region: RegionId | None = None
    several: tuple[str, ...] = ()
    left_out: bool = False


LEFT_OUT = Found(left_out=True)
UNKNOWN = Found()


def by_code(book: RegionBook, system: str, code: str, year: int) -> Found:
    """Return what ``code`` stands for; provinces, parts of municipalities and districts of cities are left out."""
    short = _municipality_part(code)
    if short is None or len(short) < MUNICIPALITY_DIGITS or short.endswith("000"):
        return LEFT_OUT if code.isdigit() else UNKNOWN
    periods = book.codes.get((system, short), ())
    fitting = [one for one in periods if one.at_the_end_of(year)] or list(periods)
    regions = sorted({one.region for one in fitting})
    if len(regions) == 1:
        return LEFT_OUT if regions[0] in book.provinces else Found(regions[0])
    if regions:
        return Found(several=tuple(regions))
    return LEFT_OUT if (system, short[:4] + "0") in book.codes else UNKNOWN


def _municipality_part(code: str) -> str | None:
    """Return the municipality's digits of a longer code, None when it is about a part of one."""
    if not code.isdigit() or len(code) <= MUNICIPALITY_DIGITS:
        return code if code.isdigit() else None
    return code[:MUNICIPALITY_DIGITS] if not code[MUNICIPALITY_DIGITS:].strip("0") else None


@dataclass(slots=True)
class NameReader:
    """Reads names row by row: tables of one column of names put a province above its municipalities."""

    book: RegionBook
    under: str = ""
    city: str = ""
    seen: dict[tuple[str, str, str], Found] = field(default_factory=dict)

    def read(self, text: str, province: str = "") -> Found:
        """Return what ``text`` stands for, with the ``province`` beside it or else the one above it."""
        name, stated = " ".join(nfc(text).split()), " ".join(nfc(province).split())
        if name in SUMS:
            return LEFT_OUT
        key = (name, stated or self.under, self.city)
        if key not in self.seen:
            self.seen[key] = self._find(name, stated)
        self._remember(name, self.seen[key])
        return self.seen[key]

    def _find(self, name: str, stated: str) -> Found:
        found = self.book.names.find(name, stated or self.under)
        if not found and not stated and self._is_district(name):
            return LEFT_OUT
        found = found or (() if stated else self.book.names.find(name))
        if not found:
            return LEFT_OUT if self._is_district(name) else UNKNOWN
        if len(found) > 1:
            return Found(several=tuple(sorted(_label(one) for one in found)))
        return LEFT_OUT if found[0].is_province else Found(found[0].id)

    def _is_district(self, name: str) -> bool:
        """Whether this is a district of a city: ``수원시 장안구``, or a name in 구 below a city."""
        *before, last = name.split() or [""]
        return last.endswith("구") and (self.city != "" or (bool(before) and before[-1].endswith("시")))

    def _remember(self, name: str, found: Found) -> None:
        provinces = self.book.names.by_name.get(name, ())
        if any(one.is_province for one in provinces):
            self.under, self.city = name, ""
        elif found.region is not None:
            self.city = name if name.endswith("시") else ""


def _label(one: NamedRegion) -> str:
    return f"{'/'.join(sorted(one.province_names))} {one.label}".strip()
