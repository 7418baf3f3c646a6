"""``teukgu rule``: list, show and check the rules of a programme, write the manual."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, print_findings, refusals_shown

if TYPE_CHECKING:
    from teukgu.rulebook.programme import Programme

On = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="기준일 / the day asked about")]
Json = Annotated[bool, typer.Option("--json", help="JSON")]
Scenario = Annotated[str | None, typer.Option("--scenario", help="시나리오 / scenario id")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
Folder = Annotated[str | None, typer.Option("--programme", help="프로그램 폴더 / programme folder or id")]

rule = typer.Typer(no_args_is_help=True, help="규칙: 목록, 보기, 검사, 규칙집 / the programme's rules")


def register(app: typer.Typer) -> None:
    """Add ``teukgu rule`` to the application."""
    app.add_typer(rule, name="rule")


@rule.command("list")
def list_rules(
    *, on: On = None, json: Json = False, scenario: Scenario = None, lang: Lang = None, programme: Folder = None
) -> None:
    """규칙의 목록 / list the rules on a day."""
    from teukgu.cli import rule_screen

    language = language_of(lang)
    with refusals_shown(language):
        day = _day(on)
        rule_screen.show_list(_load(programme), day, scenario, language, as_json=json)


@rule.command("show")
def show_rule(
    name: Annotated[str, typer.Argument(metavar="ID", help="규칙 id나 별칭 / rule id or alias")],
    *,
    on: On = None,
    json: Json = False,
    scenario: Scenario = None,
    lang: Lang = None,
    programme: Folder = None,
) -> None:
    """규칙 하나 / show one rule with every value, reference and doubt."""
    from teukgu.cli import rule_screen

    language = language_of(lang)
    with refusals_shown(language):
        day = _day(on)
        question = rule_screen.Question(name, day, scenario, asked_on_day=on is not None)
        rule_screen.show_one(_load(programme), question, language, as_json=json)


@rule.command("check")
def check_folder(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="프로그램 폴더 / programme folder")], lang: Lang = None
) -> None:
    """프로그램 폴더 검사 / check a programme folder: every problem with file, line and cure."""
    from teukgu.cli import rule_screen

    language = language_of(lang)
    with refusals_shown(language):
        programme = _load(str(folder))
        rule_screen.show_checked(programme, language)
        print_findings(rule_screen.stale_findings(programme, _day(None)), language)


@rule.command("manual")
def write_rule_manual(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="쓸 폴더 / folder to write to")],
    on: On = None,
    scenario: Scenario = None,
    lang: Lang = None,
    programme: Folder = None,
) -> None:
    """규칙집 쓰기 / write the rule manual of a day, Korean and English."""
    from teukgu.documents.rule_manual import write_manual
    from teukgu.rulebook.manual import manual_on

    language = language_of(lang)
    with refusals_shown(language):
        manual = manual_on(_load(programme), _day(on), scenario=scenario)
        for path in write_manual(manual, out):
            typer.echo(str(path))


def _load(folder: str | None) -> "Programme":
    from teukgu.loading.programme import load_programme

    return load_programme(folder)


def _day(text: str | None) -> date:
    from teukgu.cli.days import day_option

    return day_option(text, "--on")
