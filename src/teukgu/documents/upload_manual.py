"""The reference page of uploads: every problem that is told, its code, what it says and how it is mended."""

import re
from collections.abc import Iterable, Iterator

from teukgu.documents.report_workbook.reading.findings import ALL as LINES
from teukgu.documents.years_workbook.findings import ALL as YEARS
from teukgu.loading.upload_guard import LIMITS, WORDS
from teukgu.reporting.amount_findings import ALL as AMOUNTS
from teukgu.reporting.definition import Unit
from teukgu.values import Bilingual, Finding, Severity

INTRODUCTION = """# Uploading the report's workbook

Written by `scripts/build_docs.py` from the tables of the reader; do not edit. How the file is made is told in
[the report's workbook](report_workbook.md).

An upload is looked at in four steps, and every problem is told at once with its sheet and cell:

1. **Is it safe?** By its bytes, never by its name, before anything is unpacked: at most {bytes:.0f} MB, {parts} parts,
   {unpacked:.0f} MB unpacked; no part beyond {ratio_from:.0f} MB may grow more than {ratio} times.
2. **What stands in it?** A child process with bounded memory and time opens it. One that does not end is ended and the
   file refused.
3. **Whose is it?** The stamp in the hidden sheet (or the document's properties) names form, programme, zone and year.
   A file of another zone, year or form is refused as a whole.
4. **Line by line.** Lines and columns are found by their hidden codes, so that moved, sorted or renamed ones do no
   harm. What is fine becomes the draft; an *error* names what was left out, a *warning* what to look at, a *note*
   what was done.

Formulas are never taken, even though a computed value stands beside them: nobody can tell from the file whether it is
that of today. A CSV file (UTF-8, UTF-16 or cp949) is read when it has the columns code and value (`코드`, `값`); it
says neither zone nor year, and is told so. Numbers that people type are read as `tests/cases/amounts.yaml` lists.

| call | gives |
|---|---|
| `report_workbook.apart.read_apart(content, name, form, contents, catalogue)` | draft, findings, taken, stamp |
| `report_workbook.reader.read_workbook(…)` | the same, opened in this process |
| `report_workbook.apart.stamp_apart(content)` | for which programme, zone and year a file was made, or None |
| `report_workbook.apart.marked_apart(content, findings, language)` | the marked-up copy |
| `report_workbook.compared.compared(before, after)` | changed, new and gone cells and texts of two drafts |
| `loading.upload_guard.refusals_of(content)` | why a file is not opened |

Values come from calamine, which tells neither formulas nor errors; the XML of each sheet is gone through once more for
these, merged cells and hidden rows. A value whose printed unit is no longer the definition's is refused, so that a
changed unit never turns thousands into won. If row 3 was deleted, the headings do. A chosen confidence alone is an
untouched line. The child answers with JSON that is parsed, never run.

How it was tried: 300 generated zones come back equal; changed bytes, changed XML inside sound packages, cut files and
random cells always get an answer; files made to keep a reader busy get theirs within seconds. `python -m bench
report_upload`: 5,000 filled-in cells with formulas in every fiftieth value take 0.4 of the allowed second on 2 cores of
an AMD EPYC, child process included; the marked-up copy takes about one more. Passworded, `.xls`, `.hwp` and DRM files
in the tests are made from the signatures of these formats, not by Excel, Hangul or a DRM product: none was at hand.

`teukgu report check FILE [--json] [--marked OUT.xlsx]` does the same on the command line. The marked-up copy keeps
cells, formats and lists of the file, not its shapes, form controls and some pictures.
"""
HEAD = "| Code | Severity | What is told | How to mend it |\n|---|---|---|---|\n"
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_FILLED_IN = re.compile(r"\{\w+\}")
_TYPED, _UNIT = "…", Unit("unit", Bilingual("[단위]", "[unit]"), 0, {})


def upload_page() -> str:
    """Return the page as Markdown."""
    mega = 1_000_000
    introduction = INTRODUCTION.format(
        bytes=LIMITS.bytes / mega,
        parts=LIMITS.parts,
        unpacked=LIMITS.unpacked / mega,
        ratio_from=LIMITS.ratio_from / mega,
        ratio=LIMITS.ratio,
    )
    parts = (
        ("Files that are not opened", _files()),
        ("The file, its sheets, lines and cells", _lines()),
        ("Numbers as they were typed", _amounts()),
        ("Sheets over several years (past years, targets)", _years()),
    )
    return introduction + "".join(f"\n## {title}\n\n{HEAD}{''.join(rows)}" for title, rows in parts)


def _files() -> Iterator[str]:
    for code, (ko, en, cure) in WORDS.items():
        yield _row(f"upload.{code}", Severity.ERROR, Bilingual(ko, en), Bilingual(*cure))


def _lines() -> Iterator[str]:
    for code, words in LINES.items():
        said, cure = Bilingual(words.ko, words.en), Bilingual(words.cure_ko, words.cure_en)
        yield _row(f"report_upload.{code}", words.severity, said, cure)


def _years() -> Iterator[str]:
    for code, words in YEARS.items():
        said, cure = Bilingual(words.ko, words.en), Bilingual(words.cure_ko, words.cure_en)
        yield _row(f"years_upload.{code}", words.severity, said, cure)


def _amounts() -> Iterator[str]:
    findings: Iterable[Finding] = (make(_TYPED, _UNIT) for make in AMOUNTS)
    for one in findings:
        yield _row(one.code, one.severity, one.message, one.cure)


def _row(code: str, severity: Severity, said: Bilingual, cure: Bilingual) -> str:
    cells = (f"`{code}`", SEVERITIES[severity], f"{said.ko}<br>{said.en}", f"{cure.ko}<br>{cure.en}")
    line = " | ".join(one.replace("|", chr(92) + "|") for one in cells)
    return f"| {re.sub(_FILLED_IN, '…', line)} |\n"
