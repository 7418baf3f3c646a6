"""``teukgu indicators``: what the yearly report asks for, and what each indicator means."""

from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

Year = Annotated[
    int | None,
    typer.Option("--year", metavar="YYYY", help="성과연도, 기본은 올해 / performance year, default this year"),
]
ZoneType = Annotated[str | None, typer.Option("--type", metavar="ID", help="특구 유형 / zone type: type_1 ...")]
Json = Annotated[bool, typer.Option("--json", help="JSON")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
Folder = Annotated[str | None, typer.Option("--programme", help="프로그램 폴더 / programme folder or id")]

indicators = typer.Typer(no_args_is_help=True, help="성과보고 지표: 목록, 보기 / indicators of the yearly report")


def register(app: typer.Typer) -> None:
    """Add ``teukgu indicators`` to the application."""
    app.add_typer(indicators, name="indicators")


@indicators.command("list")
def list_indicators(
    *, year: Year = None, zone_type: ZoneType = None, json: Json = False, lang: Lang = None, programme: Folder = None
) -> None:
    """지표의 목록 / list what is asked in a performance year."""
    from teukgu.cli import indicator_screen
    from teukgu.cli.days import today_in_korea
    from teukgu.loading.indicators import load_indicators

    language = language_of(lang)
    with refusals_shown(language):
        asked = indicator_screen.Asked(year or today_in_korea().year, zone_type)
        indicator_screen.show_list(load_indicators(programme), asked, language, as_json=json)


@indicators.command("show")
def show_indicator(
    name: Annotated[str, typer.Argument(metavar="ID", help="지표 id / indicator id")],
    *,
    json: Json = False,
    lang: Lang = None,
    programme: Folder = None,
) -> None:
    """지표 하나 / show one indicator with every version of its definition."""
    from teukgu.cli import indicator_screen
    from teukgu.loading.indicators import load_indicators

    language = language_of(lang)
    with refusals_shown(language):
        indicator_screen.show_one(load_indicators(programme), name, language, as_json=json)
