"""``teukgu paper``: list the templates of papers, try one with values from a file."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Finding, Place, Refused

paper = typer.Typer(no_args_is_help=True, help="공문서 서식: 목록, 만들어 보기 / papers: list templates, try one")

Folder = Annotated[Path | None, typer.Option("--papers", metavar="DIR", help="바꾼 서식의 폴더 / own templates")]
On = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="규칙의 기준일 / day of the rules")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]


def register(app: typer.Typer) -> None:
    """Add ``teukgu paper`` to the application."""
    app.add_typer(paper, name="paper")


@paper.command("list")
def list_templates(*, papers: Folder = None, lang: Lang = None) -> None:
    """서식 목록 / list the templates."""
    language = language_of(lang)
    with refusals_shown(language):
        for name, template in sorted(_shelf(papers).templates.items()):
            title = template.name.ko if language == "ko" else template.name.en
            typer.echo(f"{name:30} {template.form.value:8} {title}")


@paper.command("make")
def make_paper(
    name: Annotated[str, typer.Argument(metavar="TEMPLATE", help="서식 이름 / template id")],
    data: Annotated[Path, typer.Option("--data", metavar="FILE", help="값을 적은 YAML / YAML file of values")],
    out: Annotated[Path, typer.Option("--out", metavar="ZIP", help="쓸 꾸러미 / package to write")] = Path("paper.zip"),
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="규칙의 기준일 / day of the rules")
    ] = None,
    papers: Folder = None,
    lang: Lang = None,
) -> None:
    """서식 하나를 채워 꾸러미(글·HWPX·PDF)로 / fill a template and write its package (text, HWPX, PDF)."""
    from teukgu.documents.official.package import make_package

    language = language_of(lang)
    with refusals_shown(language):
        values = _values(data)
        made = _shelf(papers).make(name, values | {"rule": _rules(on, values)})
        out.write_bytes(make_package(made.letter, about={"template": name}))
        typer.echo(str(out))
        for blank in made.missing:
            typer.echo(f"! {'비어 있는 값' if language == 'ko' else 'blank'}: {blank}", err=True)


def _shelf(own: Path | None) -> Any:
    from teukgu.documents.official.shelf import load_shelf, programme_folder

    replaced = own or (Path(os.environ["TEUKGU_PAPERS"]) if os.environ.get("TEUKGU_PAPERS") else None)
    return load_shelf(programme_folder(), *([replaced] if replaced else []))


def _values(path: Path) -> dict[str, Any]:
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Refused([_unreadable(path, str(error))]) from error
    if not isinstance(told, dict):
        raise Refused([_unreadable(path, "mapping")])
    return told


def _rules(on: str | None, values: dict[str, Any]) -> Any:
    from teukgu.cli.days import day_option
    from teukgu.documents.official.event_values import rule_reader
    from teukgu.loading.programme import load_programme

    happened = values.get("happened_on")
    day = happened if on is None and isinstance(happened, date) else day_option(on, "--on")
    return rule_reader(load_programme(None).rulebook.on(day))


def _unreadable(path: Path, why: str) -> Finding:
    return Finding(
        "paper.data_unreadable",
        Bilingual(f"값 파일을 읽을 수 없습니다: {why}", f"The file of values cannot be read: {why}"),
        Bilingual("키와 값으로 된 UTF-8 YAML로 쓰세요.", "Write it as UTF-8 YAML, a mapping at the top."),
        Place(file=path.name),
    )
