"""``teukgu registry``: list, show and check the registry; write the form of an official list and import one.

Modules that need Django are imported after `open_store` has set it up.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

registry = typer.Typer(
    no_args_is_help=True, help="특구 등록부: 목록, 보기, 검사, 공식 목록 가져오기 / the registry of zones"
)

Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
Json = Annotated[bool, typer.Option("--json", help="JSON")]
Search = Annotated[str, typer.Option("--search", help="이름, 초성 / name, initials")]
Province = Annotated[str, typer.Option("--province", help="시·도 id / province id (P01 ...)")]
Status = Annotated[str, typer.Option("--status", help="상태 id / status id")]
Sector = Annotated[str, typer.Option("--sector", help="분야 id / sector id")]
Year = Annotated[int | None, typer.Option("--year", help="지정 연도 / year of designation")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="목록의 날짜 / day of the list")]
Yes = Annotated[bool, typer.Option("--yes", help="묻지 않고 반영 / carry it out without asking")]


def register(app: typer.Typer) -> None:
    """Add ``teukgu registry`` to the application."""
    app.add_typer(registry, name="registry")


@registry.command("list")
def list_zones(
    *,
    search: Search = "",
    province: Province = "",
    status: Status = "",
    sector: Sector = "",
    year: Year = None,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """특구 목록 / list zones."""
    from teukgu.cli.registry_store import open_store

    language = language_of(lang)
    with refusals_shown(language):
        programme = open_store()
        from teukgu.cli import registry_screen

        registry_screen.show_list(
            programme, language, as_json=json, search=search, province=province, status=status, sector=sector, year=year
        )


@registry.command("show")
def show_zone(
    zone: Annotated[str, typer.Argument(metavar="ID", help="특구 id / zone id (KZ2004-01)")],
    *,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """특구 하나: 모든 사실과 출처 / one zone with every fact and its sources."""
    from teukgu.cli.registry_store import open_store

    language = language_of(lang)
    with refusals_shown(language):
        programme = open_store()
        from teukgu.cli import registry_screen

        registry_screen.show_zone(programme, zone, language, as_json=json)


@registry.command("check")
def check_files(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="등록부 폴더 / registry folder")] = None,
    lang: Lang = None,
) -> None:
    """등록부 파일 검사: 모든 문제를 파일, 줄, 고치는 법과 함께 / check the files of a registry."""
    from teukgu.loading.programme import programme_folder
    from teukgu.loading.registry_files import read_registry

    language = language_of(lang)
    with refusals_shown(language):
        files = read_registry(folder or programme_folder() / "registry")
    counts = (len(files.zones.rows), len(files.regions.rows), len(files.sources.rows))
    words = {
        "ko": "문제가 없습니다: 특구 {}곳, 지역 {}곳, 출처 {}개",
        "en": "nothing wrong: {} zones, {} regions, {} sources",
    }
    typer.echo(words[language].format(*counts))


@registry.command("template")
def write_form(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="쓸 파일 .xlsx .csv / file to write")],
    lang: Lang = None,
) -> None:
    """공식 목록의 양식 / write the empty form of an official list."""
    from teukgu.documents.registry_template import write_template

    language = language_of(lang)
    try:
        write_template(out)
    except OSError as error:
        typer.echo(f"✗ {out}: {error.strerror}", err=True)
        raise typer.Exit(2) from None
    words = {
        "ko": "만들었습니다. 채운 뒤: teukgu registry import {}",
        "en": "written; fill it in, then: teukgu registry import {}",
    }
    typer.echo(words[language].format(out))


@registry.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="공식 목록 .xlsx .csv / official list")],
    *,
    as_of: AsOf = None,
    yes: Yes = False,
    lang: Lang = None,
) -> None:
    """공식 목록 가져오기: 먼저 보여 주고, 확인한 뒤에만 반영 / import an official list, after confirmation only."""
    from teukgu.cli.days import day_option, today_in_korea
    from teukgu.cli.registry_store import open_store
    from teukgu.loading.registry_list import read_official_list

    language = language_of(lang)
    with refusals_shown(language):
        day = day_option(as_of, "--as-of")
        official = read_official_list(file)
        programme = open_store()
        from teukgu.cli import registry_import_screen as screen

        plan = screen.show_plan(programme, official, day, language)
        if plan.nothing_to_do or not (yes or _confirmed(language)):
            return
        screen.carry_out(programme, official, day, today_in_korea(), language)


def _confirmed(language: str) -> bool:
    """Ask a person at a terminal; anybody else gets the dry run and a hint."""
    if not sys.stdin.isatty():
        hint = {
            "ko": "아무것도 바꾸지 않았습니다. 반영하려면 --yes",
            "en": "nothing was changed; to carry it out add --yes",
        }
        typer.echo(hint[language])
        return False
    return typer.confirm({"ko": "반영할까요?", "en": "Carry this out?"}[language], default=False)
