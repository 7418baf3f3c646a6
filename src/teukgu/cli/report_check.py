"""Checks a filled-in workbook on the command line, as an upload to the portal does."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import typer

from teukgu.cli.output import EXIT_REFUSED
from teukgu.cli.report_form import Asked, form_of, rules_folder
from teukgu.documents.report_workbook.apart import finding_data, marked_apart, read_apart, stamp_apart
from teukgu.documents.report_workbook.reader import Reading
from teukgu.documents.report_workbook.stamp import Stamp, fingerprint
from teukgu.loading.indicators import load_indicators
from teukgu.loading.programme import load_programme, programme_folder
from teukgu.loading.report_contents import load_report_contents
from teukgu.loading.upload_guard import LIMITS, refusal, refusals_of
from teukgu.reporting.catalogue import Catalogue
from teukgu.reporting.contents import ReportContents
from teukgu.reporting.definition import Stage
from teukgu.reporting.draft import to_data
from teukgu.reporting.form import Form, rows_of
from teukgu.rulebook.programme import Programme
from teukgu.values import Bilingual, Finding, Language, Place, Refused, Severity

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}


def check(programme: str | None, file: Path, asked: Asked) -> tuple[bytes, Reading]:
    """Return the bytes of a file and what it says; zone and year come from its own stamp unless typed.

    Raises:
        Refused: when there is no such file, it cannot be opened, or it does not say whose it is.
    """
    content = _content(file)
    refused = refusals_of(content)
    if refused:
        raise Refused(refused)
    programme = rules_folder(programme)
    stamp, loaded, catalogue = stamp_apart(content), load_programme(programme), load_indicators(programme)
    contents = load_report_contents(programme_folder(programme))
    form = _form(_whose(asked, stamp, file), stamp, loaded, catalogue, contents)
    return content, read_apart(content, file.name, form, contents, catalogue)


def show(reading: Reading, language: Language, *, as_json: bool) -> None:
    """Print what was found; end with 2 when there is an error."""
    if as_json:
        typer.echo(json.dumps(_data(reading), ensure_ascii=False, indent=2))
    else:
        for one in reading.findings:
            typer.echo(f"{SIGNS[one.severity]} {one.text(language)}")
        typer.echo(_summary(reading).text(language))
    if any(one.severity is Severity.ERROR for one in reading.findings):
        raise typer.Exit(EXIT_REFUSED)


def mark(content: bytes, reading: Reading, target: Path, language: Language, *, force: bool) -> None:
    """Write the marked-up copy.

    Raises:
        Refused: when the file is there already or cannot be written, or the upload is no workbook.
    """
    if target.exists() and not force:
        raise Refused([_target(target, "이미 있는 파일입니다", "it is there already")])
    try:
        target.write_bytes(marked_apart(content, reading.findings, language))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused([_target(target, reason, reason)]) from None


def _content(file: Path) -> bytes:
    """Return a file's bytes; one that is far too large is not read to its end."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LIMITS.bytes + 1)
        size = file.stat().st_size
    except OSError as error:
        raise Refused([_unreadable(file, error.strerror or type(error).__name__)]) from None
    if size > LIMITS.bytes:
        raise Refused([refusal("too_large", f"{size / 1e6:,.1f} MB", f"{LIMITS.bytes / 1e6:,.1f} MB")])
    return content


def _whose(asked: Asked, stamp: Stamp | None, file: Path) -> Asked:
    zone = asked.zone or (stamp.zone if stamp else "")
    year = str(asked.year or (stamp.year if stamp else ""))
    if not zone or not (year.isascii() and year.isdigit() and len(year) == len("2026")):
        raise Refused([_nobodys(file)])
    return Asked(zone, int(year), asked.zone_type or (stamp.zone_type if stamp else ""), asked.stages, asked.name)


def _form(
    asked: Asked, stamp: Stamp | None, programme: Programme, catalogue: Catalogue, contents: ReportContents
) -> Form:
    """Return the form; of stages nobody typed, those are taken with which it is the form in the stamp, if any."""
    form = form_of(asked, programme, catalogue)
    if asked.stages or stamp is None:
        return form
    every = (replace(form, rows=rows_of(catalogue, form.year, form.zone_type, stages)) for stages in _subsets())
    return next((one for one in every if fingerprint(one, contents) == stamp.catalogue), form)


def _subsets() -> Iterator[tuple[Stage, ...]]:
    return chain.from_iterable(combinations(Stage, count) for count in range(len(Stage) + 1))


def _data(reading: Reading) -> dict[str, Any]:
    return {
        "taken": reading.taken,
        "stamp": dict(reading.stamp.to_pairs()) if reading.stamp else None,
        "findings": [finding_data(one) for one in reading.findings],
        "draft": to_data(reading.draft),
    }


def _summary(reading: Reading) -> Bilingual:
    counts = {one: sum(finding.severity is one for finding in reading.findings) for one in Severity}
    errors, warnings, notes = counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.NOTE]
    return Bilingual(
        f"읽은 칸 {reading.taken}개, 고쳐야 할 것 {errors}건, 확인할 것 {warnings}건, 알림 {notes}건",
        f"{reading.taken} cells taken; {errors} to be mended, {warnings} to look at, {notes} notes",
    )


def _unreadable(file: Path, reason: str) -> Finding:
    return Finding(
        "report.unreadable",
        Bilingual(f"파일을 읽을 수 없습니다: {reason}.", f"The file cannot be read: {reason}."),
        Bilingual("파일 이름과 권한을 확인하세요.", "Check its name and your permission."),
        Place(file=str(file)),
    )


def _nobodys(file: Path) -> Finding:
    return Finding(
        "report.whose",
        Bilingual("어느 특구, 어느 연도의 파일인지 알 수 없습니다.", "It does not say of which zone and year it is."),
        Bilingual("--zone과 --year를 주세요.", "Give --zone and --year."),
        Place(file=str(file)),
    )


def _target(target: Path, ko: str, en: str) -> Finding:
    return Finding(
        "report.not_written",
        Bilingual(f"{target}에 쓸 수 없습니다: {ko}.", f"{target} cannot be written: {en}."),
        Bilingual("다른 이름을 주거나 --force를 쓰세요.", "Give another name, or use --force."),
        Place(key="--marked"),
    )
