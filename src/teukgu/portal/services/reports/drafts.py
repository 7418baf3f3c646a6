"""Saves cells and texts of a report's working draft; what two people write at once is both kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import too_long
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.held_report import EDITED_STAGES, report_as
from teukgu.portal.services.reports.municipal import share_in_municipality
from teukgu.portal.store.models import Report, ReportSave, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import FIGURE, WORDS, current_saves
from teukgu.procedures.party import Party
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.draft import cell_of, figure_from_data, figure_to_data
from teukgu.reporting.figure import Cell, Figure, FigureStatus
from teukgu.reporting.form import rows_of
from teukgu.values import Bilingual, Finding, Place, Refused, Severity, refuse_if_any

NOTE_LIMIT = 1_000
NOTE = Bilingual("비고", "note")
TRIES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written into a cell (a figure's data, None when emptied) or a text; ``follows`` is what was seen."""

    key: str
    content: Any
    follows: int


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a save: its number, whether it was set aside, the save that counts now, how a value was read."""

    key: str
    number: int
    set_aside: bool
    current: ReportSave | None
    notes: tuple[Finding, ...] = ()


@transaction.atomic
def save_entries(
    viewer: Viewer,
    case_number: str,
    entries: list[Entry],
    *,
    door: str = "form",
    upload: WorkbookUpload | None = None,
    now: datetime,
    today: date,
) -> list[SaveResult]:
    """Keep what was entered, all of it or, when anything of it cannot be kept, nothing.

    Where somebody else saved in between, it is kept set aside and the result says so. A figure of the municipality
    goes into the drafts of its other zones as well, unless somebody wrote another one there.

    Raises:
        Refused: with everything that cannot be kept.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if held.facts.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    return keep_entries(Writer(held.report, door, upload, account_of(viewer), now), entries)


def keep_entries(writer: "Writer", entries: list[Entry]) -> list[SaveResult]:
    """Keep entries of a writer who may: whoever calls has asked, and holds a transaction.

    Raises:
        Refused: with everything that cannot be kept.
    """
    report = writer.report
    kept, notes = _cleaned(report, entries)
    current = current_saves(report.pk)
    results = writer.keep_all(kept, current)
    share_in_municipality(report, [one.current for one in results if one.current and not one.set_aside])
    return [replace(one, notes=tuple(note for note in notes if note.place.key == one.key)) for one in results]


def _cleaned(report: Report, entries: list[Entry]) -> tuple[list[Entry], list[Finding]]:
    """Return the entries as they are kept, and what is to be said of how they were read."""
    findings: list[Finding] = []
    # what belongs to another stage of the chain is kept too: the stages may have changed while somebody was typing
    asked = {str(row.cell) for row in rows_of(indicators(), report.year, report.zone_type)}
    kept = [Entry(one.key, _content(one, report.year, asked, findings), one.follows) for one in entries]
    refuse_if_any([one for one in findings if one.severity is Severity.ERROR])
    return kept, findings


def _content(entry: Entry, year: int, asked: set[str], findings: list[Finding]) -> Any:
    if entry.key.startswith(WORDS):
        return _words(entry, findings)
    written = entry.key.removeprefix(FIGURE)
    if not entry.key.startswith(FIGURE) or written not in asked:
        findings.append(refusals.not_asked(entry.key))
        return {}
    return _figure(entry, cell_of(written), year, findings) if entry.content else {}


def _words(entry: Entry, findings: list[Finding]) -> str:
    item = report_contents().item(entry.key.removeprefix(WORDS))
    if item is None:
        findings.append(refusals.not_asked(entry.key))
        return ""
    kept = clean_text(str(entry.content or ""))
    if len(kept) > item.limit:
        findings.append(too_long(entry.key, item.name, item.limit))
    return kept


def _figure(entry: Entry, cell: Cell, year: int, findings: list[Finding]) -> Mapping[str, Any]:
    try:
        figure = figure_from_data(cell, entry.content)
    except (ValueError, AttributeError):
        findings.append(refusals.value_and_status(entry.key))
        return {}
    if _is_whole(figure):
        figure = _in_unit(entry, figure, year, findings)
    else:
        findings.append(refusals.value_and_status(entry.key))
    note = clean_text(figure.note)
    if len(note) > NOTE_LIMIT:
        findings.append(too_long(entry.key, NOTE, NOTE_LIMIT))
    return figure_to_data(figure) | {"note": note}


def _in_unit(entry: Entry, figure: Figure, year: int, findings: list[Finding]) -> Figure:
    """Return the figure in the decimals of its unit: whoever sends a number is held to what the form reads."""
    version = indicators().version(figure.cell.indicator, year)
    if version is None or figure.value is None:
        return figure
    amount = read_amount(figure.value, indicators().unit_of(version))
    findings += [replace(one, place=Place(key=entry.key)) for one in amount.findings]
    return figure if amount.is_refused else replace(figure, value=amount.value)


def _is_whole(figure: Figure) -> bool:
    """Whether value and status agree, and the value is a number at all."""
    number = isinstance(figure.value, int | float) and not isinstance(figure.value, bool)
    if figure.status is not FigureStatus.GIVEN:
        return figure.value is None
    return number and abs(figure.value or 0) < float("inf")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, through which door, when."""

    report: Report
    door: str
    upload: WorkbookUpload | None
    account: int | None
    now: datetime

    def keep_all(self, entries: list[Entry], current: Mapping[str, ReportSave]) -> list[SaveResult]:
        """Keep entries: those that follow what stands in one go, the others one by one."""
        plain = [one for one in entries if _follows(one, current.get(one.key))]
        rows = self._kept_together(plain) if len({one.key for one in entries}) == len(entries) else {}
        return [
            SaveResult(one.key, rows[one.key].number, False, rows[one.key])
            if one.key in rows
            else self.keep(one, current.get(one.key))
            for one in entries
        ]

    def _kept_together(self, entries: list[Entry]) -> dict[str, ReportSave]:
        """Return the rows by key, none when somebody saves one of the cells at this moment."""
        saved = ReportSave.objects.filter(report=self.report, key__in=[one.key for one in entries])
        last = {row["key"]: row["last"] for row in saved.values("key").annotate(last=Max("number"))}
        rows = [self._numbered(one, last.get(one.key, 0) + 1, set_aside=False) for one in entries]
        try:
            with transaction.atomic():
                return {row.key: row for row in ReportSave.objects.bulk_create(rows)}
        except IntegrityError:
            return {}

    def keep(self, entry: Entry, current: ReportSave | None) -> SaveResult:
        """Keep one entry after the save that counts, beside it when its writer had not seen that one."""
        for _ in range(TRIES):
            seen = current.number if current else 0
            if current.content == entry.content if current else not entry.content:
                return SaveResult(entry.key, seen, False, None)
            if entry.follows != seen:
                if self._is_untouched(entry):
                    return SaveResult(entry.key, seen, False, None)
                kept = self._kept_aside(entry)
                if kept is not None:
                    return SaveResult(entry.key, kept.number, True, current)
            row = self._row(entry, set_aside=entry.follows != seen)
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError:  # somebody took the number in the same moment: look again
                current = current_saves(self.report.pk).get(entry.key)
                continue
            return SaveResult(entry.key, row.number, row.set_aside, current if row.set_aside else row)
        raise Refused([refusals.busy(entry.key)])

    def _is_untouched(self, entry: Entry) -> bool:
        """Whether it says what stood there when its page or file was made: nobody typed it, what came since stands."""
        seen = ReportSave.objects.filter(report=self.report, key=entry.key, number=entry.follows).first()
        return seen.content == entry.content if seen else not entry.content

    def _kept_aside(self, entry: Entry) -> ReportSave | None:
        """Return the save in which the same person's same text was set aside already."""
        rows = ReportSave.objects.filter(report=self.report, key=entry.key, set_aside=True, follows=entry.follows)
        return next((row for row in rows if row.content == entry.content and row.account_id == self.account), None)

    def _row(self, entry: Entry, *, set_aside: bool) -> ReportSave:
        rows = ReportSave.objects.filter(report=self.report, key=entry.key)
        last = rows.aggregate(last=Max("number"))["last"] or 0
        return self._numbered(entry, last + 1, set_aside=set_aside)

    def _numbered(self, entry: Entry, number: int, *, set_aside: bool) -> ReportSave:
        return ReportSave(
            report=self.report,
            key=entry.key,
            number=number,
            follows=entry.follows,
            content=entry.content,
            set_aside=set_aside,
            door=self.door,
            upload=self.upload,
            account_id=self.account,
            saved_at=self.now,
        )


def _follows(entry: Entry, current: ReportSave | None) -> bool:
    """Whether it says something new to the cell as its writer saw it, and as it stands."""
    if current is None:
        return entry.follows == 0 and bool(entry.content)
    return entry.follows == current.number and current.content != entry.content
