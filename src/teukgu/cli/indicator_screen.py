"""Indicators on the screen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from teukgu.cli.indicator_json import indicator_data, list_data
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.definition import IndicatorVersion
from teukgu.reporting.names import name_of
from teukgu.rulebook.findings import STATUS_NAMES
from teukgu.values import Bilingual, Finding, IndicatorId, Language, Place, Refused

HEADS = (
    Bilingual("지표", "indicator"),
    Bilingual("단위", "unit"),
    Bilingual("단계", "level"),
    Bilingual("유형", "types"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which list is wanted: a performance year, and a zone type (None: everything asked of anybody)."""

    year: int
    zone_type: str | None


def show_list(catalogue: Catalogue, asked: Asked, language: Language, *, as_json: bool) -> None:
    """Print what is asked in a performance year, by group.

    Raises:
        Refused: when no indicator is asked of such a type.
    """
    known = sorted({one for version in catalogue.versions for one in version.types})
    if asked.zone_type is not None and asked.zone_type not in known:
        raise Refused([_unknown("type", asked.zone_type, known)])
    found = catalogue.in_year(asked.year)
    if asked.zone_type is not None:
        found = catalogue.asked_of(asked.year, asked.zone_type)
    if as_json:
        _print_json(list_data(catalogue, asked.year, found))
        return
    console = Console()
    console.print(_table(catalogue, found, language))
    status = STATUS_NAMES[catalogue.origin.status].text(language) if catalogue.origin else ""
    counted = Bilingual(
        f"{asked.year}년 지표 {len(found)}개 · {status}", f"{len(found)} indicators of {asked.year} · {status}"
    )
    console.print(counted.text(language))


def _table(catalogue: Catalogue, found: Sequence[IndicatorVersion], language: Language) -> Table:
    table = Table(pad_edge=False)
    for number, head in enumerate(HEADS):
        table.add_column(head.text(language), overflow="fold", ratio=3 if number == 0 else 1)
    for group in catalogue.groups:
        own = [one for one in found if one.group == group.id]
        if own:
            table.add_section()
            table.add_row(f"[bold]{escape(group.name.text(language))}[/]")
        for one in own:
            name = f"{escape(one.name.text(language))}\n[dim]{one.id}[/]"
            unit, level = catalogue.unit_of(one).name.text(language), name_of(one.level).text(language)
            table.add_row(name, escape(unit), level, ", ".join(one.types) or "-")
    return table


def show_one(catalogue: Catalogue, name: str, language: Language, *, as_json: bool) -> None:
    """Print one indicator.

    Raises:
        Refused: when there is none of this name.
    """
    versions = catalogue.versions_of(IndicatorId(name))
    if not versions:
        raise Refused([_unknown("indicator", name, catalogue.ids)])
    if as_json:
        _print_json(indicator_data(catalogue, versions))
        return
    from teukgu.documents.indicator_manual import indicator_text

    typer.echo(indicator_text(catalogue, versions, language), nl=False)


def _print_json(data: dict[str, object]) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _unknown(key: str, name: str, known: Sequence[str]) -> Finding:
    near = ", ".join(get_close_matches(name, known, n=3, cutoff=0.5) or list(known)[:12]) or "-"
    return Finding(
        f"indicators.no_such_{key}",
        Bilingual(f"'{name}'은(는) 없는 이름입니다.", f"There is no '{name}'."),
        Bilingual(f"다음 가운데 하나를 쓰세요: {near}", f"Use one of: {near}"),
        Place(key=f"--{key}" if key == "type" else "ID"),
    )
