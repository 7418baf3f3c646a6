"""Writes the workbook of a zone and year into a file."""

from datetime import date
from pathlib import Path

import typer

from teukgu.cli.report_form import Asked, form_of, rules_folder
from teukgu.documents.report_workbook.guide_sheet import Cover
from teukgu.documents.report_workbook.writer import write_workbook
from teukgu.loading.calendar import load_calendar
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.rulebook.deadlines import Question, answer
from teukgu.rulebook.programme import Programme
from teukgu.values import Bilingual, Finding, Language, Place, Refused

REPORT_DUE = "report_due"


def write(programme: str | None, asked: Asked, target: Path, language: Language, *, force: bool) -> None:
    """Write the workbook to ``target``.

    Raises:
        Refused: when what was asked for is unknown, or the file is there already or cannot be written.
    """
    if target.exists() and not force:
        raise Refused([_there_already(target)])
    programme = rules_folder(programme)
    loaded, catalogue = load_programme(programme), load_indicators(programme)
    form = form_of(asked, loaded, catalogue)
    cover = Cover(_due(loaded, asked.year), loaded.type_names.get(form.zone_type))
    contents = load_report_contents(programme_folder(programme))
    try:
        target.write_bytes(write_workbook(form, contents, catalogue, language, cover))
    except OSError as error:
        raise Refused([_not_written(target, error.strerror or type(error).__name__)]) from None
    said = Bilingual(
        f"썼습니다: {target} (적을 값 {len(form.rows)}개)", f"Written: {target} ({len(form.rows)} figures to fill in)"
    )
    typer.echo(said.text(language))


def _due(programme: Programme, year: int) -> date | None:
    """Return the day by which the report of ``year`` is due, None when the rules or the calendar do not reach it."""
    try:
        question = Question(REPORT_DUE, date(year, 12, 31))
        return answer(question, programme.rulebook, load_calendar(programme.folder))[0].due
    except (Refused, ValueError):
        return None


def _there_already(target: Path) -> Finding:
    return Finding(
        "report.file_there",
        Bilingual(f"{target}이(가) 이미 있습니다.", f"{target} is there already."),
        Bilingual(
            "적던 파일일 수 있습니다. 다른 이름을 주거나 --force를 쓰세요.",
            "Somebody may have filled it in: give another name, or use --force.",
        ),
        Place(key="--out"),
    )


def _not_written(target: Path, reason: str) -> Finding:
    return Finding(
        "report.not_written",
        Bilingual(f"{target}에 쓸 수 없습니다: {reason}.", f"{target} cannot be written: {reason}."),
        Bilingual("쓸 수 있는 폴더의 파일 이름을 주세요.", "Name a file in a folder you may write to."),
        Place(key="--out"),
    )
