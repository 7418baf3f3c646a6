"""The directory: what was asked for, what of it makes no sense, the rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from teukgu.portal.store.queries import DirectoryPage, FilterChoices, Labels, ZoneFilter
from teukgu.portal.store.queries.records import ZoneLine
from teukgu.portal.web.presenting.korean import number_text
from teukgu.portal.web.presenting.labels import STATUS_BADGES
from teukgu.portal.web.presenting.paging import page_numbers
from teukgu.portal.web.presenting.words import other, said, when
from teukgu.values import nfc

LONGEST_SEARCH = 60
FIELDS = ("province", "region", "sector", "status", "year")
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a drop-down."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Dropdown:
    """A filter with its choices."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One zone in a list."""

    address: str
    name: str
    other_name: str
    where: str
    sector: str
    status: str
    badge: str
    designated: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: filter and page, and what in it could not be read."""

    filter: ZoneFilter
    page: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """What the template of the directory shows."""

    query: str
    region: str
    filtered: bool
    problems: Sequence[str]
    choices: Sequence[Dropdown]
    rows: Sequence[ZoneRow]
    total: int
    total_text: str
    page: int
    pages: int
    numbers: Sequence[int | None]
    csv: str
    json: str

    @property
    def previous_page(self) -> int:
        """Number of the page before."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """Number of the page after."""
        return self.page + 1


def read_asked(query: Mapping[str, str], choices: FilterChoices) -> Asked:
    """Read the address; what cannot be read or is no choice is left out and named."""
    problems = []
    year = _whole(query.get("year", ""))
    if query.get("year") and year is None:
        problems.append(_not_a("year", query["year"]))
    page = _whole(query.get("page", "") or "1")
    if page is None or not 1 <= page <= MOST_PAGES:
        problems.append(_not_a("page", query["page"]))
        page = 1
    asked = ZoneFilter(
        search=nfc(query.get("q", "").replace("\0", ""))[:LONGEST_SEARCH],
        province=query.get("province", ""),
        region=query.get("region", ""),
        sector=query.get("sector", ""),
        status=query.get("status", ""),
        year=year,
    )
    for name in choices.unknown(asked):
        problems.append(_not_a(name, str(getattr(asked, name))))
        nothing: dict[str, Any] = {name: None if name == "year" else ""}
        asked = replace(asked, **nothing)
    return Asked(asked, page, tuple(problems))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def field_names() -> dict[str, str]:
    """Return what the filters are called."""
    return {
        "province": _("시·도"),
        "region": _("시·군·구"),
        "sector": _("분야"),
        "status": _("상태"),
        "year": _("지정 연도"),
        "page": _("쪽 번호"),
    }


def _not_a(name: str, value: str) -> str:
    return _("%(field)s에 쓸 수 없는 값입니다: %(value)s") % {
        "field": field_names()[name],
        "value": "".join(letter for letter in value[:40] if letter.isprintable()),
    }


def directory(found: DirectoryPage, asked: Asked, choices: FilterChoices) -> Directory:
    """Put the directory together."""
    wanted = asked.filter
    query = {name: getattr(wanted, name) for name in FIELDS if getattr(wanted, name)}
    if wanted.search:
        query = {"q": wanted.search, **query}
    tail = f"?{urlencode(query)}" if query else ""
    return Directory(
        query=wanted.search,
        region=wanted.region,
        filtered=bool(query),
        problems=asked.problems,
        choices=list(_dropdowns(wanted, choices)),
        rows=[zone_row(line, choices.labels) for line in found.zones],
        total=found.total,
        total_text=number_text(found.total),
        page=found.number,
        pages=found.pages,
        numbers=page_numbers(found.number, found.pages),
        csv=f"/api/dumps/zones.csv{tail}",
        json=f"/api/zones{tail}",
    )


def _dropdowns(wanted: ZoneFilter, choices: FilterChoices) -> Iterable[Dropdown]:
    names = field_names()
    provinces = [
        Option(line.id, said(line.name), line.zones, line.id == wanted.province)
        for line in choices.provinces
        if line.zones
    ]
    yield Dropdown("province", names["province"], provinces)
    chosen = {"sector": wanted.sector, "status": wanted.status, "year": str(wanted.year or "")}
    every = {"sector": choices.sectors, "status": choices.statuses, "year": choices.years}
    for name, several in every.items():
        options = [Option(one.key, said(one.name), one.zones, one.key == chosen[name]) for one in several]
        yield Dropdown(name, names[name], options)


def zone_row(line: ZoneLine, labels: Labels) -> ZoneRow:
    """Return a zone as a row."""
    return ZoneRow(
        address=line.address,
        name=said(line.name),
        other_name=other(line.name),
        where=said(line.where),
        sector=said(labels.of("sector", line.sector).name) if line.sector else "",
        status=said(labels.of("status", line.status).name),
        badge=STATUS_BADGES.get(line.status, "bg-light-gray"),
        designated=when(line.designated_on, line.designated_precision),
    )
