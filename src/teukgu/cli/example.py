"""``teukgu example``: a whole invented programme as files, ready for ``teukgu evaluate``."""

from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

SCHEMES = ("practice-2025", "reform-draft")


def register(app: typer.Typer) -> None:
    """Add ``example`` to the application."""
    app.command("example", help="지어낸 특구 프로그램을 파일로 쓴다 / write an invented programme as files")(example)


def example(
    *,
    zones: Annotated[int, typer.Option("--zones", help="특구 수 / number of zones")] = 30,
    seed: Annotated[int, typer.Option("--seed", help="씨앗, 같으면 같은 파일 / seed: same seed, same files")] = 1,
    out: Annotated[Path, typer.Option("--out", help="새 폴더 / new folder")],
    lang: Annotated[str | None, typer.Option("--lang", help="ko | en")] = None,
) -> None:
    """Write an invented programme into a folder."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.example_folder import write_example
        from teukgu.examples import invent_programme
        from teukgu.loading.scheme_file import shipped_schemes

        shipped = shipped_schemes()
        schemes = {f"{name}.yaml": shipped[name].read_bytes() for name in SCHEMES if name in shipped}
        programme = invent_programme(zones, seed)
        files = write_example(programme, out, schemes)
    if language == "ko":
        typer.echo(f"예시 EXAMPLE: 특구 {zones}곳, 파일 {len(files)}개를 {out}에 썼습니다. 모두 지어낸 것입니다.")
        typer.echo(f"이어서: teukgu evaluate {out} --scheme practice-2025 --out {out}-results")
    else:
        typer.echo(f"예시 EXAMPLE: {zones} zones, {len(files)} files written to {out}. Everything in them is invented.")
        typer.echo(f"Next: teukgu evaluate {out} --scheme practice-2025 --out {out}-results")
