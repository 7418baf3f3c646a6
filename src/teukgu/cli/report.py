"""``teukgu report``: the workbook of the yearly report."""

from pathlib import Path
from typing import Annotated

import typer

from teukgu.cli.output import language_of, refusals_shown

report = typer.Typer(no_args_is_help=True, help="운영성과보고서: 엑셀 양식 / the workbook of the yearly report")

Lang = Annotated[str | None, typer.Option("--lang", help="ko | en")]
Folder = Annotated[str | None, typer.Option("--programme", help="프로그램 폴더 / programme folder or id")]
Zone = Annotated[str, typer.Option("--zone", metavar="ID", help="특구 id / zone id (KZ2004-01, EX00001)")]
Year = Annotated[int, typer.Option("--year", min=1900, max=2200, metavar="YYYY", help="성과연도 / performance year")]
ZoneType = Annotated[
    str, typer.Option("--type", metavar="ID", help="특구 유형, 없으면 공통 지표만 / zone type: type_1 ...")
]
Stages = Annotated[
    list[str] | None, typer.Option("--stage", metavar="ID", help="가치사슬 단계 / stages of the value chain")
]
Name = Annotated[
    str, typer.Option("--name", help="등록부에 없는 특구의 이름 / name of a zone that is not in the registry")
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="쓸 파일, 기본은 report-ID-YYYY.xlsx / file to write")
]
Force = Annotated[bool, typer.Option("--force", help="이미 있는 파일을 덮어씀 / overwrite a file that is there")]


def register(app: typer.Typer) -> None:
    """Add ``teukgu report`` to the application."""
    app.add_typer(report, name="report")


@report.command("template")
def write_template(
    *,
    zone: Zone,
    year: Year,
    zone_type: ZoneType = "",
    stages: Stages = None,
    name: Name = "",
    out: Out = None,
    force: Force = False,
    lang: Lang = None,
    programme: Folder = None,
) -> None:
    """한 특구 한 해의 엑셀 양식 / write the workbook of one zone and year."""
    from teukgu.cli import report_template
    from teukgu.cli.report_form import Asked

    language = language_of(lang)
    with refusals_shown(language):
        asked = Asked(zone, year, zone_type, tuple(stages or ()), name)
        target = out or Path(f"report-{zone}-{year}.xlsx")
        report_template.write(programme, asked, target, language, force=force)


File = Annotated[Path, typer.Argument(metavar="FILE", help="채운 엑셀(.xlsx)이나 CSV / filled-in workbook or CSV")]
CheckedZone = Annotated[
    str, typer.Option("--zone", metavar="ID", help="기본: 파일에 적힌 특구 / default: as the file says")
]
CheckedYear = Annotated[
    int, typer.Option("--year", min=0, max=2200, metavar="YYYY", help="기본: 파일에 적힌 연도 / year")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON으로 / findings and draft as JSON")]
Marked = Annotated[
    Path | None, typer.Option("--marked", metavar="OUT.xlsx", help="문제를 표시한 사본 / marked-up copy of the file")
]


@report.command("check")
def check_file(
    file: File,
    *,
    zone: CheckedZone = "",
    year: CheckedYear = 0,
    zone_type: ZoneType = "",
    stages: Stages = None,
    name: Name = "",
    as_json: AsJson = False,
    marked: Marked = None,
    force: Force = False,
    lang: Lang = None,
    programme: Folder = None,
) -> None:
    """채운 파일의 문제를 모두 칸과 함께 / every problem of a filled-in file with its cell."""
    from teukgu.cli import report_check
    from teukgu.cli.report_form import Asked

    language = language_of(lang)
    with refusals_shown(language):
        content, reading = report_check.check(programme, file, Asked(zone, year, zone_type, tuple(stages or ()), name))
        if marked:
            report_check.mark(content, reading, marked, language, force=force)
        report_check.show(reading, language, as_json=as_json)


SampleFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="표본 화면에서 내려받은 파일 / file from the sample's page")
]
Seed = Annotated[str, typer.Option("--seed", metavar="TEXT", help="기본: 파일의 난수 씨앗 / default: that of the file")]
DrawnJson = Annotated[bool, typer.Option("--json", help="JSON으로 / as JSON")]


@report.command("sample")
def recompute_sample(file: SampleFile, *, seed: Seed = "", as_json: DrawnJson = False, lang: Lang = None) -> None:
    """현장확인 표본을 다시 뽑아 견줌 / draw the sample to be verified again and compare (exit code 1: it differs)."""
    from teukgu.cli import report_sample

    language = language_of(lang)
    with refusals_shown(language):
        raise typer.Exit(report_sample.recompute(report_sample.read(file), seed, language, as_json=as_json))
