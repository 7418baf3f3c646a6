"""``teukgu lab``: a sealed round under changed settings, before and after."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from teukgu.cli.output import language_of, print_findings, refusals_shown
from teukgu.values import Bilingual, Finding, Place, Refused

if TYPE_CHECKING:
    from datetime import date

    from teukgu.documents.sealed_round import SealedRound
    from teukgu.evaluation.scheme import Scheme

BundlePath = Annotated[Path, typer.Argument(metavar="BUNDLE", help="봉인된 묶음 / sealed bundle (bundle.zip)")]
Set = Annotated[list[str] | None, typer.Option("--set", help="이름=값, 여러 번 / NAME=VALUE, repeatable")]
Rules = Annotated[str, typer.Option("--scheme", help="다른 해의 규칙으로(파일·이름·묶음) / another scheme or bundle")]
Draws = Annotated[int, typer.Option("--draws", min=0, max=1_000_000, help="추출 횟수, 0은 안 함 / draws, 0: none")]
Out = Annotated[Path | None, typer.Option("--out", help="설계 초안을 쓸 파일 / file for the draft scheme")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON으로 / as JSON")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("lab", help="규칙을 바꾸면 누가 오르내리나 / who moves when settings change")(lab)


def lab(
    bundle: BundlePath,
    *,
    settings: Set = None,
    scheme: Rules = "",
    draws: Draws = 500,
    out: Out = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Compare a sealed round with itself under other settings, or under the scheme of another year."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.bundle import bundle_bytes
        from teukgu.documents.lab_scheme import Provenance, adopted
        from teukgu.documents.lab_text import lab_json, lab_lines
        from teukgu.documents.sealed_round import for_other_schemes, sealed_round
        from teukgu.evaluation.lab import Changes, compare, stand, stand_again
        from teukgu.evaluation.lab.apply import apply
        from teukgu.loading.bundle import read_bundle

        sealed = sealed_round(read_bundle(bundle, bundle_bytes))
        changes = Changes.from_lines(settings or [])
        base, notes = _base(sealed, scheme)
        used = apply(base, changes)
        rules = for_other_schemes(sealed.rules)
        before = stand(sealed.data, sealed.scheme, rules, year=sealed.year, draws=draws, seed=sealed.seed)
        found = compare(before, stand_again(before, used))
        if out is not None:
            _write(out, adopted(used, changes, Provenance(bundle.name, sealed.hash, base.id, _today())))
        said = tuple(one.message.text(language) for one in notes)
        print_findings(notes, language)
        typer.echo(lab_json(found, changes, said) if as_json else "\n".join(lab_lines(found, changes, language)))


def _base(sealed: "SealedRound", name: str) -> tuple["Scheme", tuple[Finding, ...]]:
    """The scheme the settings change: the round's own, or that of another year as far as it fits."""
    from teukgu.evaluation.lab.replay import replay
    from teukgu.loading.scheme_file import read_scheme

    if not name:
        return sealed.scheme, ()
    if name.endswith(".zip"):
        from teukgu.documents.bundle import bundle_bytes
        from teukgu.documents.sealed_round import sealed_round
        from teukgu.loading.bundle import read_bundle

        other = sealed_round(read_bundle(Path(name), bundle_bytes)).scheme
    else:
        other = read_scheme(name)
    found = replay(sealed.data, other, sealed.year)
    return found.scheme, found.findings


def _write(out: Path, content: bytes) -> None:
    """Write the draft scheme; a file that is there is never written over."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        message = Bilingual(f"쓰지 못했습니다: {out} ({error.strerror}).", f"Not written: {out} ({error.strerror}).")
        cure = Bilingual("없는 파일 이름을 쓰세요.", "Name a file that does not exist yet.")
        raise Refused([Finding("lab.out", message, cure, Place(key="--out"))]) from None


def _today() -> "date":
    return datetime.now(ZoneInfo("Asia/Seoul")).date()
