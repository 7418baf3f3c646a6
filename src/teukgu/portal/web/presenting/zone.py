"""A zone's page: facts with sources, what happened, awards, what is around."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from teukgu.portal.store.queries import ZonePage
from teukgu.portal.store.queries.records import FactLine, SourceLink
from teukgu.portal.web.presenting.directory import ZoneRow, zone_row
from teukgu.portal.web.presenting.korean import day_text, number_text
from teukgu.portal.web.presenting.labels import FACTS, STATUS_BADGES, word
from teukgu.portal.web.presenting.standing import Standing
from teukgu.portal.web.presenting.statistics import PlaceFigures, place_figures
from teukgu.portal.web.presenting.words import other, said, when
from teukgu.reporting.names import name_of
from teukgu.reporting.stages import stages_of_keys
from teukgu.rulebook.dormancy import Dormancy, Dormant

SHOWN = ("municipalities", "designation", "period", "sector", "type", "stages", "area", "last_seen", "name", "alias")


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source with the number under which the page lists it."""

    number: int
    title: str
    address: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: what it is called, what it says, where it was read."""

    label: str
    value: str
    note: str
    sources: Sequence[NumberedSource] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    iso: str
    when: str
    what: str
    sources: Sequence[NumberedSource]


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award."""

    year: int
    name: str
    sources: Sequence[NumberedSource]


@dataclass(frozen=True, slots=True)
class Group:
    """Other zones nearby, under a heading."""

    name: str
    rows: Sequence[ZoneRow]


@dataclass(frozen=True, slots=True)
class Zone:
    """What the template of a zone shows."""

    id: str
    address: str
    name: str
    other_name: str
    status: str
    status_note: str
    badge: str
    marks: Sequence[str]
    facts: Sequence[FactRow]
    timeline: Sequence[Event]
    awards: Sequence[AwardRow]
    neighbours: Sequence[Group]
    places: Sequence[PlaceFigures]
    map: SafeString
    units_of: int
    standings: Sequence[Standing]
    sources: Sequence[NumberedSource]
    example: bool


def zone_view(
    page: ZonePage,
    *,
    near: SafeString,
    units_of: int,
    standings: Sequence[Standing],
    dormancy: Dormancy | None = None,
    example: bool = False,
) -> Zone:
    """Put a zone's page together."""
    line, labels, numbers = page.zone, page.labels, numbered(page.sources)
    status = labels.of("status", line.status)
    return Zone(
        id=line.id,
        address=line.address,
        name=said(line.name),
        other_name=other(line.name),
        status=said(status.name),
        status_note=said(status.note),
        badge=STATUS_BADGES.get(line.status, "bg-light-gray"),
        marks=list(_marks(page)),
        facts=[*_facts(page, numbers), *_dormancy(dormancy)],
        timeline=[
            Event(event.day.isoformat(), when(event.day, event.precision), said(event.text), numbers.of(event.sources))
            for event in page.timeline
        ],
        awards=[AwardRow(award.year, said(award.name), numbers.of(award.sources)) for award in page.awards],
        neighbours=[
            Group(heading, [zone_row(one.zone, labels) for one in page.near if one.same_municipality is same])
            for heading, same in ((_("같은 시·군·구"), True), (_("경계를 맞댄 시·군·구"), False))
        ],
        places=place_figures(page.places, page.statistics),
        map=near,
        units_of=units_of,
        standings=standings,
        sources=list(numbers.by_key.values()),
        example=example,
    )


@dataclass(frozen=True, slots=True)
class Numbers:
    """The sources of a page by their key."""

    by_key: dict[str, NumberedSource]

    def of(self, links: Iterable[SourceLink]) -> list[NumberedSource]:
        """Return the sources of one fact with their numbers."""
        return [self.by_key[link.key] for link in links]


def numbered(links: Iterable[SourceLink]) -> Numbers:
    """Number the sources of a page, each once, in order."""
    unique = {link.key: link for link in links}
    return Numbers(
        {
            key: NumberedSource(number, link.title, link.address, link.seen_on)
            for number, (key, link) in enumerate(unique.items(), start=1)
        }
    )


def _marks(page: ZonePage) -> Iterable[str]:
    if page.zone.sector:
        yield said(page.labels.of("sector", page.zone.sector).name)
    if page.zone.joint:
        yield _("공동 특구")
    for key in dict.fromkeys(place.decline for place in page.places if place.decline):
        yield said(page.labels.of("decline", key).name)


def _facts(page: ZonePage, numbers: Numbers) -> Iterable[FactRow]:
    known: dict[str, list[FactLine]] = {}
    for fact in page.facts:
        if not fact.superseded:
            known.setdefault(fact.kind, []).append(fact)
    yield from (_status_row(page, fact, numbers) for fact in known.get("status", []) if fact.current)
    for kind in SHOWN:
        rows = known.get(kind, [])
        if kind in {"name", "alias"}:
            rows = rows if kind == "alias" else [fact for fact in rows if not fact.current]
            yield from (_row(page, fact, numbers) for fact in rows)
        elif rows:
            yield from (_row(page, fact, numbers) for fact in rows)
        elif kind not in {"type", "stages", "last_seen"}:
            yield FactRow(word(FACTS, kind), "", "")
    yield from _offices(page)


def _status_row(page: ZonePage, fact: FactLine, numbers: Numbers) -> FactRow:
    label = page.labels.of("status", str(fact.value))
    since = when(fact.valid_from, fact.precision) if fact.value == "cancelled" and fact.valid_from else ""
    return FactRow(
        word(FACTS, "status"),
        " ".join(filter(None, (said(label.name), since))),
        said(fact.note),
        numbers.of(fact.sources),
    )


def _row(page: ZonePage, fact: FactLine, numbers: Numbers) -> FactRow:
    label = _("옛 이름") if fact.kind == "name" else word(FACTS, fact.kind)
    notes = [said(fact.note)]
    if fact.basis:
        notes.append(said(page.labels.of("basis", fact.basis).name))
    if not fact.current and fact.kind not in {"name", "alias"}:
        notes.append(_("지금은 해당하지 않음"))
    return FactRow(label, fact_text(page, fact), " · ".join(filter(None, notes)), numbers.of(fact.sources))


def fact_text(page: ZonePage, fact: FactLine) -> str:
    """Return what a fact says, in the page's language."""
    value: Any = fact.value
    writers: dict[str, Callable[[], str]] = {
        "municipalities": lambda: _regions(page, value),
        "sector": lambda: said(page.labels.of("sector", value).name),
        "type": lambda: said(page.labels.of("type", value).name),
        "stages": lambda: " · ".join(said(name_of(one)) for one in stages_of_keys(value)),
        "designation": lambda: when(page.zone.designated_on, fact.precision),
        "period": lambda: f"{_day(value.get('start'))} ~ {_day(value.get('end'))}",
        "area": lambda: f"{number_text(value['m2'])} ㎡",
        "last_seen": lambda: _day(str(value)),
    }
    return writers.get(fact.kind, lambda: str(value))()


def _regions(page: ZonePage, ids: Sequence[str]) -> str:
    """Name the regions; of several in one province the province is named once."""
    named = {place.region: place for place in page.places}
    if any(region not in named for region in ids):
        return ", ".join(said(page.region_names[region]) if region in page.region_names else region for region in ids)
    parts, last = [], ""
    for region in ids:
        place = named[region]
        province = "" if place.province in {last, region} else f"{said(place.province_name)} "
        parts.append(f"{province}{said(place.name)}")
        last = place.province
    return ", ".join(parts)


def _day(text: str | None) -> str:
    return day_text(date.fromisoformat(text)) if text else _("알 수 없음")


def _dormancy(found: Dormancy | None) -> Iterable[FactRow]:
    """Say whether the zone lies dormant; what is not public makes that unknown."""
    if found is None:
        return
    words = {Dormant.YES: _("휴면"), Dormant.NO: _("활동 있음"), Dormant.UNKNOWN: _("알 수 없음")}
    notes = [_("사업, 특례 활용, 예산 자료가 공개되지 않음")] if found.unknown else []
    notes += [_("알려진 사업 기간이 끝남")] if found.period_ended else []
    yield FactRow(_("휴면 여부"), words[found.dormant], " · ".join(notes))


def _offices(page: ZonePage) -> Iterable[FactRow]:
    offices = dict.fromkeys(said(place.office) for place in page.places if place.office)
    basis = {place.office_basis for place in page.places if place.office_basis}
    if page.places:
        note = " · ".join(said(page.labels.of("basis", key).name) for key in sorted(basis)) if offices else ""
        yield FactRow(_("담당 지방중소벤처기업청"), ", ".join(offices) or _("없음"), note)
