"""What ``teukgu registry`` prints."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from teukgu.portal.access import ANONYMOUS
from teukgu.portal.store.queries import Labels, ZoneFilter, filter_choices, find_zones, zone_at_address
from teukgu.values import Bilingual, Finding, Language, Place, Refused

if TYPE_CHECKING:
    from teukgu.portal.store.queries.records import FactLine, SourceLink, ZoneLine


def say(language: Language, ko: str, en: str) -> None:
    """Print one line in the language of the reader."""
    typer.echo(ko if language == "ko" else en)


def _json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))


def show_list(programme: str, language: Language, *, as_json: bool, **asked: Any) -> None:
    """Print the zones that match.

    Raises:
        Refused: when a filter names something that is not there.
    """
    filters = ZoneFilter(**asked)
    choices = filter_choices(ANONYMOUS, programme)
    wrong = choices.unknown(filters)
    if wrong:
        raise Refused([_bad_filter(name, getattr(filters, name)) for name in wrong])
    zones = [zone for page in _pages(programme, filters) for zone in page]
    if as_json:
        _json([asdict(zone) for zone in zones])
        return
    for zone in zones:
        typer.echo(_line(zone, choices.labels, language))
    say(language, f"{len(zones)}곳", f"{len(zones)} zones")


def _pages(programme: str, filters: ZoneFilter) -> "list[tuple[ZoneLine, ...]]":
    first = find_zones(ANONYMOUS, programme, filters, per_page=100)
    rest = range(2, first.pages + 1)
    return [first.zones, *(find_zones(ANONYMOUS, programme, filters, page=n, per_page=100).zones for n in rest)]


def _line(zone: "ZoneLine", labels: Labels, language: Language) -> str:
    status = labels.of("status", zone.status).name.text(language)
    return (
        f"{zone.id}  {zone.name.text(language)}  |  {zone.where.text(language)}  |  {zone.designated_on}  |  {status}"
    )


def _bad_filter(name: str, value: object) -> Finding:
    return Finding(
        "registry.filter",
        Bilingual(f"--{name}: '{value}'에 맞는 것이 없습니다.", f"--{name}: there is no '{value}'."),
        Bilingual("teukgu registry list --json에 나오는 id를 쓰세요.", "Use an id from teukgu registry list --json."),
        Place(key=f"--{name}"),
    )


def show_zone(programme: str, zone: str, language: Language, *, as_json: bool) -> None:
    """Print every fact of a zone.

    Raises:
        Refused: when there is no such zone.
    """
    page = zone_at_address(ANONYMOUS, programme, zone.lower())
    if page is None:
        message = Bilingual(f"'{zone}' 특구가 없습니다.", f"There is no zone '{zone}'.")
        cure = Bilingual("teukgu registry list에서 id를 찾으세요.", "Find its id with teukgu registry list.")
        raise Refused([Finding("registry.no_zone", message, cure)])
    if as_json:
        _json({"zone": asdict(page.zone), "facts": [asdict(fact) for fact in page.facts]})
        return
    typer.echo(f"{page.zone.id}  {page.zone.name.text(language)}  ({page.zone.where.text(language)})")
    for fact in page.facts:
        typer.echo(_fact(fact, language))
    for award in page.awards:
        typer.echo(f"  {award.year}  {award.name.text(language)}  [{_addresses(award.sources)}]")


def _fact(fact: "FactLine", language: Language) -> str:
    sign = "✓" if fact.current else "·"
    period = f"{fact.valid_from or '?'}.." + (str(fact.valid_to) if fact.valid_to else "")
    note = f"  ({fact.note.text(language)})" if fact.note.text(language) else ""
    return f"{sign} {fact.kind}: {value_text(fact.value)}  {period}{note}  [{_addresses(fact.sources)}]"


def value_text(value: object) -> str:
    """Return the value of a fact as text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _addresses(sources: "tuple[SourceLink, ...]") -> str:
    return ", ".join(source.address or source.title for source in sources)
