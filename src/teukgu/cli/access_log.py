"""``teukgu access-log verify``: recomputes the chain of the access log and names the first row that does not fit."""

import sys
from typing import Annotated

import typer

from teukgu.cli.output import language_of

EXIT_BROKEN = 1
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]


def register(app: typer.Typer) -> None:
    """Add ``access-log`` to the application."""
    commands = typer.Typer(no_args_is_help=True, help="개인정보 접속기록 / the access log of personal data")
    commands.command("verify", help="빠지거나 바뀐 줄이 없는지 확인 / check that no row is missing or changed")(verify)
    app.add_typer(commands, name="access-log")


def verify(lang: Lang = None) -> None:
    """Check every row. Exit code 0: whole; 1: broken, with the number of the first such row."""
    from teukgu.cli.serve import set_up_django

    language = language_of(lang)
    set_up_django()
    from teukgu.portal.services.access_log_verify import verify_access_log

    verdict = verify_access_log()
    if verdict.problem is None:
        korean = f"✓ 접속기록 {verdict.rows:,}줄이 모두 맞습니다. 마지막 해시 {verdict.hash or '-'}"
        english = f"✓ {verdict.rows:,} rows, all of them fit. Last hash {verdict.hash or '-'}"
        typer.echo(korean if language == "ko" else english)
        if verdict.begins:
            kept = f"  {verdict.begins}번까지는 보관 기간이 지나 지웠습니다."
            typer.echo(
                kept if language == "ko" else f"  Rows up to {verdict.begins} were erased, their time being over."
            )
        return
    typer.echo(f"✗ {verdict.seq}: {verdict.problem.text(language)}", err=True)
    sys.exit(EXIT_BROKEN)
