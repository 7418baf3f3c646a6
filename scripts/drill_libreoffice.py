"""LibreOffice itself opens, edits and saves workbooks of the portal, which are then handed in.

``python scripts/drill_libreoffice.py FOLDER FORMS`` prints one line. Without LibreOffice and its Python bridge it says
that nothing was tried and what installs them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from drill_uploads import prepare
from drill_world import filled_draft, make_desks

INSTALL = "apt-get install libreoffice-calc-nogui python3-uno (scripts/setup_system.sh --libreoffice)"
XLSX, ODS, XLS = "Calc MS Excel 2007 XML", "calc8", "MS Excel 97"
PIPE = "teukgu-drill"
PYTHONS = ("/usr/bin/python3", "python3")
LONGEST = 900


def bridge() -> str:
    """Return a Python that can talk to LibreOffice, empty when there is none."""
    for one in PYTHONS:
        found = shutil.which(one)
        if found and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return found
    return ""


class Office:
    """The program without a window, with a profile of its own."""

    def __init__(self, folder: Path, python: str) -> None:
        self.python, self.profile = python, folder / "profile"

    def edit(self, jobs: list[dict[str, Any]]) -> list[list[str]]:
        """Open, write and save each file in turn; return what the written cells show."""
        command = [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation={self.profile.as_uri()}"),
            f"--accept=pipe,name={PIPE};urp;",
        ]
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            talk = [self.python, str(Path(__file__).parent / "drill_uno.py"), PIPE]
            done = subprocess.run(
                talk, input=json.dumps(jobs), capture_output=True, text=True, timeout=LONGEST, check=False
            )
        finally:
            program.terminate()
            program.wait(timeout=60)
        assert done.returncode == 0, done.stderr[-400:]
        return [json.loads(line) for line in done.stdout.splitlines()]


def version() -> str:
    said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])


def saved_unchanged(folder: Path, office: Office, count: int) -> list[str]:
    """Open and save so many filled-in workbooks: every figure and text comes back."""
    from tests.workbook_tools import catalogue, contents, generated_form

    from teukgu.documents.report_workbook.reader import read_workbook
    from teukgu.documents.report_workbook.writer import write_workbook

    forms = [generated_form(number) for number in range(count)]
    jobs = []
    for number, form in enumerate(forms):
        before, after = folder / f"{number}.xlsx", folder / f"{number}-saved.xlsx"
        before.write_bytes(write_workbook(form, contents(), catalogue(), "en" if number % 2 else "ko"))
        jobs.append({"open": str(before), "save": str(after), "filter": XLSX, "cells": []})
    office.edit(jobs)
    found = []
    for form, job in zip(forms, jobs, strict=True):
        first, again = (
            read_workbook(Path(job[name]).read_bytes(), "a.xlsx", form, contents(), catalogue())
            for name in ("open", "save")
        )
        if first.draft != again.draft or [one.code for one in first.findings] != [one.code for one in again.findings]:
            codes = [one.code for one in again.findings if one not in first.findings]
            lost = len(first.draft.figures) - len(again.draft.figures)
            found.append(f"form {form.zone}: {lost} figures lost, {codes[:5]}")
    return found


def edited_and_handed_in(folder: Path, office: Office) -> list[str]:
    """Edit a workbook of the portal by hand, save it in three formats, hand all of them in."""
    from teukgu.documents.report_workbook.columns import Column
    from teukgu.documents.report_workbook.layout import figure_code, lay_out, words_code
    from teukgu.documents.report_workbook.writer import write_workbook
    from teukgu.portal import clock
    from teukgu.portal.jobs.reading import read_all
    from teukgu.portal.report_rules import indicators, report_contents
    from teukgu.portal.store.queries.reports.forms import form_of

    desk = make_desks(1, clock.now(), clock.today())[0]
    report = desk.reports[0]
    form, draft = form_of(report), filled_draft(report, 0)
    numbers = list(draft.figures)
    prefilled = replace(draft, figures={cell: draft.figures[cell] for cell in numbers[::2]}, words={})
    template = folder / "template.xlsx"
    template.write_bytes(write_workbook(replace(form, entered=prefilled), report_contents(), indicators()))
    layout = lay_out(form, report_contents(), indicators(), "ko")
    cells: list[list[Any]] = []
    for cell in numbers[1::2]:
        place = layout.place(figure_code(cell), Column.VALUE)
        cells.append([place.file, place.cell, draft.figures[cell].value])
    for key, text in draft.words.items():
        place = layout.place(words_code(key), Column.TEXT)
        cells.append([place.file, place.cell, text])
    formats = {"edited.xlsx": XLSX, "edited.ods": ODS, "edited.xls": XLS}
    jobs = [
        {"open": str(template), "save": str(folder / name), "filter": kind, "cells": cells}
        for name, kind in formats.items()
    ]
    office.edit(jobs)
    uploads = {name: _handed_in(report, folder / name) for name in formats}
    read_all()
    return _wrong_answers(report, draft, uploads)


def _handed_in(report: Any, path: Path) -> Any:
    from teukgu.portal import clock
    from teukgu.portal.services.reports.uploads import hand_in_workbook
    from teukgu.portal.store.models import Holding
    from teukgu.portal.store.queries.people import viewer_of_account

    holding = Holding.objects.get(post__organisation__key="drill-0")
    return hand_in_workbook(
        viewer_of_account(holding.account_id, clock.today()),
        report.case.number,
        name=path.name,
        content=path.read_bytes(),
        once=path.name,
        now=clock.now(),
        today=clock.today(),
    )


def _wrong_answers(report: Any, draft: Any, uploads: dict[str, Any]) -> list[str]:
    from teukgu.portal.store.queries.reports.drafts import report_draft

    found = []
    expected = {"edited.xlsx": [], "edited.ods": ["upload.ods"], "edited.xls": ["upload.xls"]}
    for name, upload in uploads.items():
        upload.refresh_from_db()
        codes = [one["code"] for one in upload.answer["findings"]]
        if codes != expected[name]:
            found.append(f"{name} answered {codes[:5]}")
    stands = report_draft(report.pk)
    values = {cell: figure.value for cell, figure in stands.figures.items()}
    if values != {cell: figure.value for cell, figure in draft.figures.items()}:
        found.append(f"{len(values)} of {len(draft.figures)} values are in the draft")
    if dict(stands.words) != dict(draft.words):
        found.append("texts differ")
    return found


def main() -> int:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    python = bridge()
    if not python or not shutil.which("soffice"):
        print(f"not tried: LibreOffice is not here; {INSTALL}", flush=True)
        return 0
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    prepare(folder)
    office = Office(folder, python)
    found = [*saved_unchanged(folder, office, count), *edited_and_handed_in(folder, office)]
    line = (
        f"{version()}: {count} filled-in workbooks opened and saved, nothing lost; one edited cell by cell, saved and "
        "taken as it stands; the same saved as .ods and .xls is answered as such"
    )
    print(f"FAIL: {len(found)} problems: {'; '.join(found[:10])}" if found else f"ok: {line}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
