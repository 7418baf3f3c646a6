"""`teukgu worker`: sends mail, warns of deadlines, clears away what is over its time."""

from typing import Annotated

import typer


def worker(
    parent: Annotated[int | None, typer.Option(hidden=True)] = None,
    once: Annotated[bool, typer.Option("--once", help="한 번만 돌고 끝냄 · one round, then stop")] = False,
) -> None:
    """알림 메일을 보내고 기한을 알리며 보관 기간이 지난 것을 지웁니다 · mail, reminders, erasure."""
    from teukgu.cli.serve import refuse_demonstration_accounts, set_up_django

    set_up_django()
    refuse_demonstration_accounts()
    from teukgu.portal.jobs.worker import work

    work(parent=parent, rounds=1 if once else None)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("worker")(worker)
