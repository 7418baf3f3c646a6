"""``teukgu round ballots``: hands the votes of an outside channel in, like the page of the public stage does."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Finding, Place, Refused

if TYPE_CHECKING:
    from teukgu.portal.access import Viewer

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="집계나 한 줄에 한 장 / counts, or one ballot a row (CSV, xlsx)")
]
Round = Annotated[str, typer.Option("--round", metavar="NUMBER", help="회차의 사건번호 / number of the round's case")]
Who = Annotated[str, typer.Option("--as", metavar="EMAIL", help="올리는 사람의 계정 / account that hands it in")]
Component = Annotated[str, typer.Option("--component", help="평가계획의 votes / component of the scheme")]
Short = Annotated[str, typer.Option("--channel", help="경로의 짧은 이름 / short name of the channel")]
Named = Annotated[str, typer.Option("--name", help="경로의 이름 / name of the channel")]
Method = Annotated[str, typer.Option("--method", help="survey | platform | paper | other")]
By = Annotated[str, typer.Option("--by", help="수행한 곳 / who carried it out")]
First = Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="시작일 / first day")]
Last = Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help="마감일 / last day")]
LogIn = Annotated[str, typer.Option("--log-in", help="본인 확인 방법 / how voters logged in")]
Prizes = Annotated[str, typer.Option("--prizes", help="경품, 없으면 ‘없음’ / prizes, or “none”")]
Turnout = Annotated[Path, typer.Option("--turnout", help="시·도, 투표자, 초대한 사람 / province, voters, invited")]
Sampled = Annotated[bool, typer.Option("--sampled", help="투표자를 무작위로 뽑음 / voters were drawn by chance")]
Reason = Annotated[str, typer.Option("--reason", help="다시 올리는 이유 / why it is handed in again")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]


def import_votes(
    file: File,
    *,
    round_number: Round,
    account: Who,
    channel: Short,
    name: Named,
    method: Method,
    by: By,
    first: First,
    last: Last,
    log_in: LogIn,
    prizes: Prizes,
    turnout: Turnout,
    component: Component = "public",
    sampled: Sampled = False,
    reason: Reason = "",
    lang: Lang = None,
) -> None:
    """밖에서 받은 투표를 회차에 올림 / hand the votes of an outside channel in to a round."""
    from teukgu.cli.serve import set_up_django

    language = language_of(lang)
    set_up_django()
    from teukgu.evaluation.seal import sha256
    from teukgu.portal import clock
    from teukgu.portal.services.public_stage.importing import Channel, import_ballots
    from teukgu.rulebook.deadlines import parse_day

    with refusals_shown(language):
        told = Channel(
            component,
            channel,
            method,
            parse_day(first),
            parse_day(last),
            {"name": name, "carried_out_by": by, "log_in": log_in, "prizes": prizes},
            _read(turnout).decode("utf-8-sig", errors="replace"),
            sampled,
        )
        content, today = _read(file), clock.today()
        # the same command run again is the same act
        once = f"cli-{sha256(content + repr((round_number, told, reason)).encode())[:40]}"
        row = import_ballots(
            _viewer(account, today), round_number, content, file.name, told,
            reason=reason, once=once, now=clock.now(), today=today,
        )  # fmt: skip
        count = row.cast.count() or sum(int(votes) for _zone, _region, votes in row.counts)
        typer.echo(
            f"{row.channel}: {count:,}표를 남겼습니다({row.number}번째)."
            if language == "ko"
            else f"{row.channel}: {count:,} votes kept (edition {row.number})."
        )


def _viewer(email: str, today: date) -> "Viewer":
    from teukgu.portal.store.models import Account
    from teukgu.portal.store.queries.people.viewer import viewer_of_account

    found = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if found is None:
        message = Bilingual(f"그런 계정이 없습니다: {email}.", f"There is no such account: {email}.")
        cure = Bilingual("부처 담당자의 메일 주소를 쓰십시오.", "Name the mail address of the ministry's officer.")
        raise Refused([Finding("public_stage.no_account", message, cure, Place(key="--as"))])
    return viewer_of_account(found.pk, today)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        message = Bilingual(f"읽을 수 없는 파일입니다: {path}.", f"This file cannot be read: {path}.")
        cure = Bilingual("경로를 확인하십시오.", "Check the path.")
        raise Refused([Finding("public_stage.no_file", message, cure, Place(str(path)))]) from None
