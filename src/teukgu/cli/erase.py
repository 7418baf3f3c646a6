"""``teukgu erase``: erases personal data whose time of keeping is over, or lists them."""

from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

DryRun = Annotated[bool, typer.Option("--dry-run", help="지우지 않고 목록만 / only list what would be erased")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("erase", help="보관 기간이 끝난 개인정보를 지움 / erase personal data whose time is over")(erase)


def erase(dry_run: DryRun = False, lang: Lang = None) -> None:
    """Erase what is over and print it; no name is printed."""
    from teukgu.cli.serve import set_up_django

    language = language_of(lang)
    set_up_django()
    from teukgu.portal import clock
    from teukgu.portal.services.erasure import due_for_erasure, erase_due

    with refusals_shown(language):
        today = clock.today()
        due = due_for_erasure(today) if dry_run else erase_due(now=clock.now(), today=today)
    for one in due:
        typer.echo(f"{one.since.isoformat()}  {one.kind}  {one.record}  x{one.count}")
    total = sum(one.count for one in due)
    if language == "ko":
        typer.echo(f"{total:,}건을 지울 차례입니다." if dry_run else f"{total:,}건을 지웠습니다.")
    else:
        typer.echo(f"{total:,} to erase." if dry_run else f"{total:,} erased.")
