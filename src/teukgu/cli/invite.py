"""`teukgu invite`: the first people of an organisation, from the console of the installation."""

from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown


def invite(
    *,
    organisation: Annotated[
        str, typer.Argument(help="기관 열쇠(--list로 봄) · key of the organisation (see --list)")
    ] = "",
    post: Annotated[str, typer.Argument(help="직위 열쇠 · key of the post")] = "",
    email: Annotated[str, typer.Option(help="업무 메일 주소 · mail address at work")] = "",
    name: Annotated[str, typer.Option(help="이름 · name")] = "",
    programme: Annotated[str, typer.Option(help="프로그램 · programme")] = "kr_special_zones",
    url: Annotated[str, typer.Option(help="누리집 주소 · address of the site")] = "http://127.0.0.1:8000",
    show: Annotated[bool, typer.Option("--list", help="기관과 직위를 봄 · list organisations and posts")] = False,
) -> None:
    """직위에 사람을 초대하고 한 번 열리는 주소를 보여 줍니다 · invite somebody to a post, print the link."""
    from teukgu.cli.serve import set_up_django

    set_up_django()
    if show:
        _list(programme, organisation)
        return
    _invite(programme=programme, organisation=organisation, post=post, email=email, name=name, url=url.rstrip("/"))


def _list(programme: str, words: str) -> None:
    from teukgu.portal.store.models import Post

    rows = Post.objects.filter(organisation__programme=programme).select_related("organisation")
    for row in rows.order_by("organisation__kind", "organisation__pk", "pk"):
        if words in row.organisation.key or words in row.organisation.name_ko:
            typer.echo(f"{row.organisation.key}\t{row.key}\t{row.organisation.name_ko} {row.name_ko}")


def _invite(*, programme: str, organisation: str, post: str, email: str, name: str, url: str) -> None:
    from django.urls import reverse

    from teukgu.portal import clock
    from teukgu.portal.services.people.invite import DAYS, invite_by_installation

    with refusals_shown(language_of(None)):
        done = invite_by_installation(
            programme, organisation, post, email=email, name=name, now=clock.now(), today=clock.today()
        )
    if not done.token:
        typer.echo("이미 계정이 있어 바로 맡겼습니다 · the account exists; the post was given")
        return
    typer.echo(f"{url}{reverse('invitation', args=[done.token])}")
    typer.echo(f"{DAYS}일 안에 한 번만 열립니다 · opens once, within {DAYS} days", err=True)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("invite")(invite)
