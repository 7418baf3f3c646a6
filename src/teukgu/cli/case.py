"""``teukgu case``: shows a case, makes the rows for lists anew from the events."""

from datetime import datetime
from typing import Annotated

import typer

commands = typer.Typer(no_args_is_help=True, help="사건 보기와 목록 다시 만들기 / show cases, make their lists anew")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.add_typer(commands, name="case")


@commands.command()
def show(number: Annotated[str, typer.Argument(help="사건 번호 / number of the case")]) -> None:
    """Print where a case stands, its clocks and its events (people by post, never by name)."""
    _open()
    from teukgu.portal import clock
    from teukgu.portal.store.models import Case
    from teukgu.portal.store.queries.cases.situation import situation_of
    from teukgu.procedures.clocks import clocks

    case = Case.objects.filter(number=number).first()
    if case is None:
        typer.echo(f"{number}: 그런 사건이 없습니다 / no such case", err=True)
        raise typer.Exit(1)
    situation = situation_of(case, today=clock.today(), now=clock.now())
    typer.echo(f"{case.number}  {case.title}  [{situation.state.stage}]  v{case.version}")
    for one in clocks(situation):
        end = one.ended_on or one.due or "멈춤 / stopped"
        typer.echo(
            f"  {one.spec.name.ko} {one.key}: {one.started.happened_on} -> {end}{'' if one.is_running else ' (끝)'}"
        )
    for event in situation.state.standing:
        typer.echo(
            f"  {event.seq:3} {event.happened_on} {_minute(event.recorded_at)} {event.party} {event.act} {event.key}"
        )


@commands.command()
def rebuild(
    number: Annotated[str, typer.Argument(help="사건 번호, 비우면 모두 / number; all when empty")] = "",
    open_only: Annotated[bool, typer.Option(help="끝나지 않은 사건만 / only open cases")] = False,
) -> None:
    """Make stages, clocks, tasks and papers anew from the events."""
    _open()
    from teukgu.portal import clock
    from teukgu.portal.services.cases.rebuild import rebuild_case, rebuild_cases

    if number:
        rebuild_case(number, today=clock.today(), now=clock.now())
        count = 1
    else:
        count = rebuild_cases(today=clock.today(), now=clock.now(), open_only=open_only)
    typer.echo(f"사건 {count}건의 목록을 다시 만들었습니다 / made the lists of {count} cases anew")


def _open() -> None:
    from teukgu.cli.registry_store import open_store

    open_store()


def _minute(moment: datetime) -> str:
    from django.utils import timezone

    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
