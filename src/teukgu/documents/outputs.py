"""Writes an evaluation's outputs into a folder: all of it or nothing."""

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from teukgu.documents.evaluation_tables import as_text, results, tables
from teukgu.documents.table import Table
from teukgu.evaluation.problems import problem
from teukgu.evaluation.run import Evaluation
from teukgu.values import Finding, Language, Place, Refused

OURS = "results.csv"  # a folder that holds this is an earlier output and may be replaced
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def check_target(out_dir: Path, *, force: bool = False) -> None:
    """Refuse a target that is a file, or a folder with other people's files in it.

    Raises:
        Refused: saying what to do instead.
    """
    if out_dir.is_file():
        raise Refused([_is_file(out_dir)])
    there = next(one for one in (out_dir, *out_dir.absolute().parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise Refused([_not_writable(out_dir, str(there))])
    if out_dir.is_dir() and not force and any(out_dir.iterdir()) and not (out_dir / OURS).is_file():
        raise Refused([_foreign(out_dir)])


def write_outputs(evaluation: Evaluation, out_dir: Path, language: Language = "ko", *, force: bool = False) -> None:
    """Write results, contributions, scores, readings, restructuring lists, Parquet, report and bundle.

    Everything is written beside ``out_dir`` first and moved there at the end; what other files an earlier output folder
    holds stays.

    Raises:
        Refused: when ``out_dir`` is a file, holds something else (unless ``force``) or cannot be written.
    """
    check_target(out_dir, force=force)
    try:
        _write_and_move(evaluation, out_dir, language)
    except OSError as error:
        raise Refused([_not_writable(out_dir, error.strerror or type(error).__name__)]) from None


def _write_and_move(evaluation: Evaluation, out_dir: Path, language: Language) -> None:
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".teukgu-", dir=out_dir.parent))
    try:
        write_files(evaluation, work, language)
        out_dir.mkdir(exist_ok=True)
        for file in sorted(work.iterdir()):
            file.replace(out_dir / file.name)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def write_files(
    evaluation: Evaluation, folder: Path, language: Language, attached: Mapping[str, bytes] | None = None
) -> None:
    """Write every output file into ``folder``; ``attached`` files are sealed in the bundle and lie beside it."""
    from teukgu.documents.bundle import write_bundle
    from teukgu.documents.report_html import write_report

    sealed = tables(evaluation, "ko")
    content = {f"{table.name}.csv": csv_bytes(table) for table in sealed}
    bundle_hash = write_bundle(evaluation, folder / "bundle.zip", content, attached)
    first = sealed[0] if language == "ko" else results(evaluation, language)  # the others are the same in both
    content[f"{first.name}.csv"] = csv_bytes(first)
    for name, file in {**content, **(attached or {})}.items():
        (folder / name).write_bytes(file)
    write_parquet(first, folder / "results.parquet")
    write_report(evaluation, folder / "report.html", language, bundle_hash)


def csv_bytes(table: Table, *, for_sheets: bool = True) -> bytes:
    """Return a table as CSV: UTF-8, LF, quoted where needed; text that a spreadsheet would run gets an apostrophe.

    ``for_sheets=False`` leaves such text as it is, for what reads no formulas.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.header)
    kinds = [kind for _, kind in table.columns]
    for row in table.rows:
        cells = zip(as_text(row), kinds, strict=True)
        writer.writerow([_safe(cell) if for_sheets and kind == "VARCHAR" else cell for cell, kind in cells])
    return text.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def write_parquet(table: Table, target: Path) -> None:
    """Write the table as Parquet with its types."""
    import duckdb

    source = target.with_suffix(".plain.csv")
    source.write_bytes(csv_bytes(table, for_sheets=False))
    columns = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in table.columns)
    read = f"read_csv({_quoted(str(source))}, header=true, nullstr='', columns={{{columns}}})"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM {read}) TO {_quoted(str(target))} (FORMAT parquet)")  # noqa: S608
    source.unlink()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_file(out_dir: Path) -> Finding:
    return problem(
        "target_is_file",
        Place(str(out_dir)),
        ("--out이 폴더가 아니라 파일입니다.", "--out is a file, not a folder."),
        ("다른 폴더 이름을 주세요.", "Name another folder."),
    )


def _not_writable(out_dir: Path, reason: str) -> Finding:
    return problem(
        "target_not_writable",
        Place(str(out_dir)),
        (f"--out에 쓸 수 없습니다: {reason}.", f"--out cannot be written: {reason}."),
        ("쓸 수 있는 다른 폴더를 주고, 디스크 자리를 보세요.", "Name a folder you may write to; check the free space."),
    )


def _foreign(out_dir: Path) -> Finding:
    return problem(
        "target_not_ours",
        Place(str(out_dir)),
        ("폴더에 평가 결과가 아닌 파일이 있습니다.", "The folder holds files that are not an evaluation's."),
        ("빈 폴더를 주거나 --force를 쓰세요.", "Name an empty folder, or use --force."),
    )
