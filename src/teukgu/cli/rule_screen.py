"""Rules on the screen: tables and panels."""

from dataclasses import dataclass
from datetime import date

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from teukgu.cli.output import print_findings
from teukgu.cli.rule_json import as_text, exemption_data, list_data, rule_data
from teukgu.documents.rule_manual import exemption_text
from teukgu.rulebook.counting_words import counting_words
from teukgu.rulebook.findings import STATUS_NAMES, stale
from teukgu.rulebook.manual import Manual, manual_on
from teukgu.rulebook.on_day import RulesOnDay
from teukgu.rulebook.parameter import DatedValue, Parameter
from teukgu.rulebook.programme import Programme
from teukgu.rulebook.value_words import value_words
from teukgu.values import Bilingual, Finding, Language, Refused, Severity

STATUS_STYLES = {"in_force": "green", "practice": "cyan", "announced": "yellow", "assumed": "magenta", "unknown": "red"}

_HEADS = {
    "name": Bilingual("규칙", "rule"),
    "value": Bilingual("값", "value"),
    "since": Bilingual("시작", "from"),
    "status": Bilingual("상태", "status"),
    "basis": Bilingual("근거", "basis"),
    "checked": Bilingual("확인", "checked"),
    "counting": Bilingual("세는 법", "How it is counted"),
    "note": Bilingual("참고", "note"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Which rule is asked about; ``asked_on_day`` when the user named the day and so wants a value or an error."""

    name: str
    day: date
    scenario: str | None
    asked_on_day: bool


def head(key: str, language: Language) -> str:
    """Return a column's heading."""
    return _HEADS[key].text(language)


def show_list(programme: Programme, day: date, scenario: str | None, language: Language, *, as_json: bool) -> None:
    """Print the rules of a day by topic."""
    manual = manual_on(programme, day, scenario=scenario)
    if as_json:
        typer.echo(as_text(list_data(manual)))
        return
    console = Console()
    console.print(_list_table(manual, language))
    count = sum(len(section.entries) for section in manual.sections)
    console.print(
        Bilingual(f"규칙 {count}개 · 묶음 {manual.hash[:16]}", f"{count} rules · set {manual.hash[:16]}").text(language)
    )


def _list_table(manual: Manual, language: Language) -> Table:
    table = Table(title=manual.title(language), title_justify="left", pad_edge=False)
    table.add_column(head("name", language), overflow="fold", ratio=2)
    table.add_column(head("value", language), overflow="fold", ratio=3)
    table.add_column(head("since", language), no_wrap=True)
    table.add_column(head("status", language), overflow="fold", ratio=1)
    for section in manual.sections:
        table.add_section()
        table.add_row(f"[bold]{escape(section.title.text(language))}[/]")
        for entry in section.entries:
            style = STATUS_STYLES[entry.status_code]
            table.add_row(
                f"{escape(entry.name.text(language))}\n[dim]{entry.id}[/]",
                escape(entry.value.text(language)),
                str(entry.since or "-"),
                f"[{style}]{escape(entry.status.text(language))}[/]",
            )
    return table


def show_one(programme: Programme, question: Question, language: Language, *, as_json: bool) -> None:
    """Print one rule (or exemption); when a day was named and nothing usable holds on it, that is an error."""
    rules = programme.rulebook.on(question.day, scenario=question.scenario)
    exemption = next((found for found in programme.exemptions if found.id == question.name), None)
    if exemption is not None:
        shown = exemption_data(exemption, question.day) if as_json else None
        typer.echo(as_text(shown) if shown else exemption_text(exemption, rules, language))
        return
    parameter = rules.parameter(question.name)
    findings = _doubts(rules, parameter)
    if as_json:
        typer.echo(as_text(rule_data(parameter, rules, findings)))
    else:
        _print_rule(parameter, rules, language)
    fatal = question.asked_on_day and any(found.severity is Severity.ERROR for found in findings)
    if not as_json or fatal:
        print_findings(findings, language)
    if fatal:
        raise typer.Exit(2)


def _doubts(rules: RulesOnDay, parameter: Parameter) -> tuple[Finding, ...]:
    try:
        rules.value(parameter.id)
    except Refused as refused:
        return refused.findings
    return rules.doubts(parameter.id)


def _print_rule(parameter: Parameter, rules: RulesOnDay, language: Language) -> None:
    console = Console()
    console.print(f"[bold]{escape(parameter.name.text(language))}[/]  [dim]{parameter.id}[/]")
    current = rules.current.get(parameter.id)
    if current is not None:
        words = escape(value_words(parameter, current).text(language))
        console.print(f"{rules.day}: [bold]{words}[/]")
    counted = counting_words(parameter, rules.parameters)
    if counted is not None:
        console.print(f"{head('counting', language)}: {escape(counted.text(language))}")
    laid = [current] if current is not None and current.scenario else []
    for value in (*laid, *parameter.values):
        _print_value(console, parameter, value, language)


def _print_value(console: Console, parameter: Parameter, value: DatedValue, language: Language) -> None:
    """Print one dated value: when and what in the first line, why below."""
    style = STATUS_STYLES[value.status.value]
    span = f"{value.valid_from or '?'} ~ {value.valid_to or ''}".strip()
    origin = f" ({value.scenario})" if value.scenario else ""
    words = escape(value_words(parameter, value).text(language))
    status = f"[{style}]{escape(STATUS_NAMES[value.status].text(language))}[/], {value.confidence.value}{origin}"
    console.print(f"\n[bold]{span}[/]  {words}  {status}")
    for reference in value.references:
        _print_fact(console, head("basis", language), f"{reference.title.text(language)}  {reference.address}".strip())
    checked = Bilingual(
        f"{value.last_checked} (다시 확인할 날 {value.review_by})",
        f"{value.last_checked} (to be checked again by {value.review_by})",
    )
    _print_fact(console, head("checked", language), checked.text(language))
    if value.note:
        _print_fact(console, head("note", language), value.note.text(language))


def _print_fact(console: Console, key: str, text: str) -> None:
    console.print(f"  [dim]{escape(key)}[/]  {escape(text)}", soft_wrap=True)


def show_checked(programme: Programme, language: Language) -> None:
    """Print that a folder is sound and what it holds."""
    rules, scenarios = len(programme.rulebook.parameters), len(programme.rulebook.scenarios)
    said = Bilingual(
        f"✓ {programme.name.ko}: 규칙 {rules}개, 시나리오 {scenarios}개, 규제특례 {len(programme.exemptions)}개, "
        f"조문 변경 {len(programme.law_changes)}건. 틀린 곳이 없습니다.",
        f"✓ {programme.name.en}: {rules} rules, {scenarios} scenarios, {len(programme.exemptions)} exemptions, "
        f"{len(programme.law_changes)} changes of articles. Nothing wrong.",
    )
    typer.echo(said.text(language))


def stale_findings(programme: Programme, today: date) -> tuple[Finding, ...]:
    """Return a warning for every value that still holds today and is past its review-by date."""
    rules = programme.rulebook.on(today)
    return tuple(
        stale(rules.parameter(name), value, Severity.WARNING)
        for name, value in rules.current.items()
        if today > value.review_by
    )
