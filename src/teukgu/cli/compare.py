"""``teukgu compare``: who moved between two evaluations, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Language

if TYPE_CHECKING:
    from teukgu.documents.comparing import Comparison, Move

SHOWN = 40

Output = Annotated[Path, typer.Argument(help="결과 폴더나 bundle.zip / output folder or bundle.zip")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON으로 / as JSON")]

HEADS = {
    "zone": Bilingual("특구", "zone"),
    "rank": Bilingual("순위", "rank"),
    "score": Bilingual("점수", "score"),
    "tier": Bilingual("등급", "tier"),
    "inputs": Bilingual("자료 때문", "by inputs"),
    "scheme": Bilingual("체계 때문", "by scheme"),
    "reasons": Bilingual("가장 바뀐 지표(점수)", "indicators that changed most (points)"),
    "certain": Bilingual("구간 밖", "beyond intervals"),
}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("compare", help="두 평가 결과를 견줌 / compare two evaluations")(compare)


def compare(first: Output, second: Output, lang: Lang = None, as_json: AsJson = False) -> None:
    """Show who moved from FIRST to SECOND, the largest moves first."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.comparing import compare as run

        comparison = run(first, second)
    if as_json:
        typer.echo(_json(comparison))
    else:
        _show(comparison, language)


def _json(comparison: "Comparison") -> str:
    import json
    from dataclasses import asdict

    moves = [asdict(move) for move in comparison.moves]
    return json.dumps({"moves": moves, "split": comparison.unsplit is None}, ensure_ascii=False, indent=2)


def _show(comparison: "Comparison", language: Language) -> None:
    from rich.console import Console
    from rich.table import Table

    moved = [move for move in comparison.moves if move.moved]
    tiers = sum(move.tier_name[0] != move.tier_name[1] for move in moved)
    text = Bilingual(
        f"{len(comparison.moves)}곳 가운데 {len(moved)}곳이 움직였고, {tiers}곳은 등급이 바뀌었습니다.",
        f"{len(moved)} of {len(comparison.moves)} zones moved; {tiers} changed tier.",
    )
    console = Console()
    console.print(text.text(language), highlight=False)
    if moved:
        table = Table(*(head.text(language) for head in HEADS.values()))
        for move in moved[:SHOWN]:
            table.add_row(*_cells(move, language))
        console.print(table)
    for line in _remarks(comparison, len(moved)):
        console.print(line.text(language), highlight=False, markup=False)


def _cells(move: "Move", language: Language) -> list[str]:
    from rich.markup import escape

    yes = Bilingual("예", "yes").text(language) if move.certain else ""
    reasons = ", ".join(f"{part} {change:+.2f}" for part, change in move.reasons)
    changes = [_change(pair) for pair in (move.rank, move.score, move.tier_name if language == "ko" else move.tier)]
    cells = [move.name or move.zone, *changes, _points(move.by_inputs), _points(move.by_scheme), reasons, yes]
    return [escape(cell) for cell in cells]


def _change(pair: tuple[str | None, str | None]) -> str:
    before, after = ("-" if one is None else one for one in pair)
    return before if before == after else f"{before} → {after}"


def _points(value: float | None) -> str:
    return "" if value is None else f"{value:+.2f}"


def _remarks(comparison: "Comparison", moved: int) -> list[Bilingual]:
    remarks = []
    if moved > SHOWN:
        remarks.append(Bilingual(f"… {moved - SHOWN}곳 더 (--json)", f"… {moved - SHOWN} more (--json)"))
    if comparison.unsplit is not None:
        why = comparison.unsplit
        remarks.append(
            Bilingual(
                f"점수 변화를 자료와 체계로 나누지 못했습니다: {why.ko}",
                f"Score changes could not be split into inputs and scheme: {why.en}",
            )
        )
    remarks.append(
        Bilingual(
            "지표 점수는 가운데 특구와 견준 것이라, 가운데 특구가 바뀌어도 달라집니다.",
            "Indicator points are against the median zone, so they also change when the median zone does.",
        )
    )
    return remarks
