"""`teukgu backup` and `teukgu restore`: a whole installation in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer


def backup(
    target: Annotated[Path, typer.Argument(help="만들 파일 · file to write")],
    without_keys: Annotated[bool, typer.Option("--without-keys", help="열쇠는 빼고 · leave the keys out")] = False,
) -> None:
    """데이터베이스, 파일, 열쇠를 한 파일로 백업합니다 · database, files and keys in one file."""
    from teukgu.cli.output import language_of, refusals_shown
    from teukgu.cli.serve import set_up_django

    set_up_django()
    from teukgu.portal import clock
    from teukgu.portal.services.backup import make_backup

    with refusals_shown(language_of(None)):
        size = make_backup(target, now=clock.now(), with_keys=not without_keys)
    typer.echo(f"{target} ({size:,} B)")


def restore(source: Annotated[Path, typer.Argument(help="백업 파일 · backup file")]) -> None:
    """백업을 빈 설치에 되돌립니다 · restore a backup into an empty installation."""
    from teukgu.cli.output import language_of, refusals_shown
    from teukgu.cli.serve import set_up_django

    set_up_django()
    from teukgu.portal.services.backup import restore_backup

    with refusals_shown(language_of(None)):
        manifest = restore_backup(source)
    typer.echo(f"복원했습니다: {manifest['made_at']} · restored the backup made at {manifest['made_at']}")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("backup")(backup)
    app.command("restore")(restore)
