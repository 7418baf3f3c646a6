"""``teukgu panel``: how severe and how consistent raters were, and what that does to zones."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown
from teukgu.values import Bilingual, Language

if TYPE_CHECKING:
    from teukgu.documents.table import Cell, Table

SHOWN = 12

Input = Annotated[Path, typer.Argument(help="평가 자료(폴더 또는 .xlsx) / evaluation input (folder or .xlsx)")]
Component = Annotated[str, typer.Option("--component", help="심사 구성요소 / panel component")]
Home = Annotated[str, typer.Option("--home-region", help="특구의 지역이 적힌 열 / column with the zones' regions")]
Out = Annotated[Path | None, typer.Option("--out", help="표 네 개를 쓸 새 폴더 / new folder for the four tables")]
Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]

TITLES = {
    "summary": Bilingual("요약", "summary"),
    "zones": Bilingual("특구: 채점한 점수에서 조정 점수까지", "zones: from raw to adjusted"),
    "raters": Bilingual("위원: 엄격함과 일관성(엄격한 위원부터)", "raters: severity and fit, the most severe first"),
    "spreads": Bilingual("위원 사이가 크게 벌어진 특구", "zones whose raters are far apart"),
}
ZONE, RATERS = Bilingual("특구", "zone"), Bilingual("위원 수", "raters")
HEADS = {
    "summary": {"figure": Bilingual("항목", "figure"), "value": Bilingual("값", "value")},
    "zones": {
        "zone": ZONE,
        "raters": RATERS,
        "raw": Bilingual("채점 평균", "as given"),
        "severity_removed": Bilingual("엄격함", "severity"),
        "adjusted": Bilingual("조정", "adjusted"),
        "se": Bilingual("오차", "error"),
        "rank": Bilingual("순위", "rank"),
        "rank_many_facets": Bilingual("둘째 의견", "2nd opinion"),
    },
    "raters": {
        "rater": Bilingual("위원", "rater"),
        "zones": Bilingual("특구 수", "zones"),
        "severity": Bilingual("엄격함", "severity"),
        "se": Bilingual("오차", "error"),
        "slope": Bilingual("기울기", "slope"),
        "mean_square": Bilingual("들쭉날쭉", "mean square"),
        "flags": Bilingual("살필 점", "look at"),
    },
    "spreads": {
        "zone": ZONE,
        "raters": RATERS,
        "low": Bilingual("가장 낮음", "lowest"),
        "high": Bilingual("가장 높음", "highest"),
        "spread": Bilingual("차이", "spread"),
        "limit": Bilingual("우연의 한도", "limit of chance"),
    },
}
WORDS = {
    "erratic": Bilingual("들쭉날쭉", "erratic"),
    "muted": Bilingual("지나치게 고름", "too regular"),
    "flat": Bilingual("특구를 가리지 않음", "hardly tells zones apart"),
    "zones": Bilingual("특구", "zones"),
    "raters": Bilingual("위원", "raters"),
    "ratings": Bilingual("채점(특구×위원)", "ratings"),
    "mean": Bilingual("전체 평균", "mean"),
    "sd_zones": Bilingual("특구 사이 표준편차", "sd between zones"),
    "sd_raters": Bilingual("위원 사이 표준편차(엄격함)", "sd between raters (severity)"),
    "sd_chance": Bilingual("우연의 표준편차", "sd of chance"),
    "home_favour": Bilingual("자기 지역에 더 준 점수", "favour for the own region"),
    "home_favour_se": Bilingual("그 오차", "its error"),
    "icc_single_as_given": Bilingual("한 명의 신뢰도(조정 전)", "reliability of one rater, as given"),
    "icc_single_adjusted": Bilingual("한 명의 신뢰도(조정 후)", "reliability of one rater, adjusted"),
    "icc_mean_as_given": Bilingual("평균의 신뢰도(조정 전)", "reliability of the mean, as given"),
    "icc_mean_adjusted": Bilingual("평균의 신뢰도(조정 후)", "reliability of the mean, adjusted"),
    "krippendorff_alpha": Bilingual("크리펜도르프 알파", "Krippendorff's alpha"),
}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("panel", help="심사위원의 엄격함과 일관성 / severity and consistency of raters")(panel)


def panel(
    source: Input, component: Component = "expert", home_region: Home = "", out: Out = None, lang: Lang = None
) -> None:
    """Show raters and zones of one panel component; with --out, write all of it as CSV."""
    language = language_of(lang)
    with refusals_shown(language):
        from teukgu.documents.panel_report import panel_report
        from teukgu.loading.evaluation_input import read_input

        tables = panel_report(read_input(source), component, home_region)
        if out is not None:
            _write(tables, out)
    for table in tables:
        _show(table, language)
    if out is not None:
        typer.echo(Bilingual(f"표 {len(tables)}개: {out}", f"{len(tables)} tables: {out}").text(language))


def _write(tables: "tuple[Table, ...]", out: Path) -> None:
    from teukgu.documents.new_folder import write_new_folder
    from teukgu.documents.outputs import csv_bytes

    write_new_folder(out, {f"{table.name}.csv": b"\xef\xbb\xbf" + csv_bytes(table) for table in tables})


def _show(table: "Table", language: Language) -> None:
    from rich.console import Console
    from rich.table import Table as Shown

    heads = HEADS[table.name]
    places = [table.header.index(name) for name in heads]
    rows = [row for row in table.rows if table.name != "spreads" or row[-1]]
    shown = Shown(*(head.text(language) for head in heads.values()), title=TITLES[table.name].text(language))
    for row in rows[: None if table.name == "summary" else SHOWN]:
        shown.add_row(*(_cell(row[place], language) for place in places))
    console = Console()
    console.print(shown)
    if table.name != "summary" and len(rows) > SHOWN:
        more = Bilingual(f"… {len(rows) - SHOWN}줄 더(--out)", f"… {len(rows) - SHOWN} more (--out)")
        console.print(more.text(language), highlight=False)


def _cell(value: "Cell", language: Language) -> str:
    from rich.markup import escape

    if isinstance(value, str):
        return escape(", ".join(WORDS[part].text(language) if part in WORDS else part for part in value.split()))
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
