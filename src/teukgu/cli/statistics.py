"""``teukgu statistics``: public statistics loaded, listed and shown; the round of them as an input, or as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.cli.statistics_load import register_load

FolderOption = Annotated[
    Path | None, typer.Option("--programme", help="프로그램 폴더, 기본은 지역특화발전특구 / programme folder")
]
OutOption = Annotated[Path, typer.Option("--out", help="쓸 폴더 / folder to write")]
LanguageOption = Annotated[str | None, typer.Option("--lang", help="ko | en")]


def register(app: typer.Typer) -> None:
    """Add ``statistics`` to the application."""
    commands = typer.Typer(
        no_args_is_help=True,
        help="시군구 통계, 그것으로 본 특구 주변의 변화 / public statistics, and what they show around the zones",
    )
    register_load(commands)
    commands.command("input", help="평가 입력을 쓴다 / write the input that evaluate reads")(input_)
    commands.command("round", help="계산하고 스스로 점검한다 / compute it, with what it is worth")(round_)
    app.add_typer(commands, name="statistics")


def input_(out: OutOption, programme: FolderOption = None, lang: LanguageOption = None) -> None:
    """Write zones.csv and observations.csv; `teukgu evaluate OUT --scheme public-statistics` computes from them."""
    from teukgu.documents.surroundings_input import write_input
    from teukgu.loading.programme import programme_folder
    from teukgu.portal.services.public_round import prepare_round

    language = language_of(lang)
    with refusals_shown(language):
        prepared = prepare_round(programme_folder(programme))
        write_input(prepared, out)
    sizes = [len(group.members) for group in prepared.groups]
    few, many = min(sizes), max(sizes)
    listed, scored = sum(not unit.comparison for unit in prepared.units), len(prepared.in_round)
    typer.echo(
        f"특구 {listed}곳 가운데 {scored}곳, 비교 시군구 {few}~{many}곳: {out}"
        if language == "ko"
        else f"{scored} of {listed} zones, {few} to {many} comparison municipalities: {out}"
    )


def round_(
    out: OutOption,
    programme: FolderOption = None,
    draws: Annotated[int | None, typer.Option("--draws", min=0, help="추출 횟수 / number of draws")] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="씨앗값 / seed")] = None,
    lang: LanguageOption = None,
) -> None:
    """Compute the round into OUT and print what it says about itself."""
    from teukgu.loading.programme import programme_folder
    from teukgu.portal.services.public_round import compute_round

    language = language_of(lang)
    with refusals_shown(language):
        done = compute_round(programme_folder(programme), out, draws=draws, seed=seed)
    for sentence in done.sentences:
        typer.echo(f"- {sentence.text(language)}")
    typer.echo(f"{out}: sha256 {done.bundle_hash}")
