"""Reads one line that was asked for: its figure or its text, or every reason why not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from teukgu.documents.report_workbook.columns import Column, letters
from teukgu.documents.report_workbook.layout import CONFIDENCE_CHOICES, STATUS_CHOICES, FigureLine, WordsLine
from teukgu.documents.report_workbook.reading.finding_lines import FoundLine, is_empty, simple
from teukgu.documents.report_workbook.reading.findings import say
from teukgu.reporting.amounts import Amount, read_amount
from teukgu.reporting.definition import Unit
from teukgu.reporting.figure import Confidence, Figure, FigureStatus
from teukgu.reporting.names import name_of
from teukgu.values import Finding, Severity, nfc

NOTE_LIMIT = 1_000
"""Characters of a note."""

Member = TypeVar("Member", bound=StrEnum)
FIGURE_INPUTS = (Column.VALUE, Column.STATUS, Column.CONFIDENCE, Column.NOTE)


def read_figure(line: FoundLine, asked: FigureLine) -> tuple[Figure | None, list[Finding]]:
    """Return the figure of a line; None when nothing was entered or it is refused."""
    bad = dict(unusable(line, FIGURE_INPUTS))
    findings = list(bad.values())
    status, found_status = _status(line) if Column.STATUS not in bad else (None, [])
    confidence, found_confidence = confidence_of(line) if Column.CONFIDENCE not in bad else (Confidence.COUNTED, [])
    note, found_note = note_of(line) if Column.NOTE not in bad else ("", [])
    amount = _amount(line, asked, status) if Column.VALUE not in bad else Amount()
    unit = [] if is_empty(line.value(Column.VALUE)) else list(unit_findings(line, asked.unit))
    clash = list(_clash(line, amount, status))
    findings += [*unit, *amount.findings, *found_status, *clash, *found_confidence, *found_note]
    told = amount.status or status
    lost = any(one in bad for one in (Column.VALUE, Column.STATUS)) or amount.is_refused
    if lost or unit or clash or found_status:
        return None, findings
    if told is None:
        return None, findings + ([say("only_note", line.place(Column.NOTE), found=note)] if note else [])
    return Figure(asked.row.cell, amount.value, told, confidence=confidence, note=note), findings


def read_words(line: FoundLine, asked: WordsLine) -> tuple[str, list[Finding]]:
    """Return the text of a line, empty when nothing was entered or it is refused."""
    bad = [finding for _, finding in unusable(line, (Column.TEXT,))]
    if bad:
        return "", bad
    text = text_of(line.value(Column.TEXT))
    if len(text) > asked.item.limit:
        place = line.place(Column.TEXT)
        return "", [say("text_too_long", place, found=f"{len(text):,}", expected=f"{asked.item.limit:,}")]
    return text, []


def text_of(value: Any) -> str:
    r"""Return what stands in a cell as text: NFC, line ends as ``\n``, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return nfc(str(value).replace("\r\n", "\n").replace("\r", "\n"))


def unusable(line: FoundLine, columns: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """Yield the inputs that cannot be read at all: merged, wrong or computed."""
    sheet = line.found.sheet
    for column in columns:
        spot, place, area = line.spot(column), line.place(column), line.merged(column)
        if area:
            first, last = f"{letters(area[1])}{area[0]}", f"{letters(area[3])}{area[2]}"
            yield column, say("merged", place, found=f"{first}:{last}")
        elif spot in sheet.errors:
            yield column, say("error_value", place, found=sheet.errors[spot])
        elif spot in sheet.formulas:
            shown = text_of(line.value(column))
            yield column, say("formula" if shown else "formula_empty", place, found=shown)


def _amount(line: FoundLine, asked: FigureLine, status: FigureStatus | None) -> Amount:
    typed = line.value(Column.VALUE)
    amount = Amount() if is_empty(typed) else read_amount(typed, asked.unit, status)
    place = line.place(Column.VALUE)
    return replace(amount, findings=tuple(replace(one, place=place) for one in amount.findings))


def _status(line: FoundLine) -> tuple[FigureStatus | None, list[Finding]]:
    said = text_of(line.value(Column.STATUS))
    status = _member(tuple(FigureStatus), said)
    if said and status is None:
        return None, [say("not_in_list", line.place(Column.STATUS), found=said, expected=_choices(STATUS_CHOICES))]
    return (None if status is FigureStatus.GIVEN else status), []


def confidence_of(line: FoundLine) -> tuple[Confidence, list[Finding]]:
    """Return what the list of confidence says; counted when it says nothing or what is not in it."""
    said = text_of(line.value(Column.CONFIDENCE))
    confidence = _member(tuple(Confidence), said)
    if said and confidence is None:
        place, choices = line.place(Column.CONFIDENCE), _choices(CONFIDENCE_CHOICES)
        return Confidence.COUNTED, [say("confidence_not_in_list", place, found=said, expected=choices)]
    return confidence or Confidence.COUNTED, []


def note_of(line: FoundLine) -> tuple[str, list[Finding]]:
    """Return the note of a line, nothing when it is too long."""
    note = text_of(line.value(Column.NOTE))
    if len(note) > NOTE_LIMIT:
        place = line.place(Column.NOTE)
        return "", [say("text_too_long", place, found=f"{len(note):,}", expected=f"{NOTE_LIMIT:,}")]
    return note, []


def unit_findings(line: FoundLine, unit: Unit) -> Iterator[Finding]:
    """Yield when the line says another unit than its definition has."""
    said = line.value(Column.UNIT)
    if not is_empty(said) and simple(said) not in {simple(unit.name.ko), simple(unit.name.en)}:
        yield say("other_unit", line.place(Column.UNIT), found=said, expected=unit.name.ko)


def _clash(line: FoundLine, amount: Amount, status: FigureStatus | None) -> Iterator[Finding]:
    """Yield when value and status say different things."""
    refused = any(one.severity is Severity.ERROR for one in amount.findings)
    if status and amount.status and amount.status is not status and not refused:
        shown = text_of(line.value(Column.VALUE))
        yield say("value_and_status", line.place(Column.STATUS), found=shown, expected=name_of(status).ko)


def _member(members: tuple[Member, ...], said: str) -> Member | None:
    wanted = simple(said)
    return next((one for one in members if wanted in {simple(name_of(one).ko), simple(name_of(one).en)}), None)


def _choices(members: tuple[StrEnum, ...]) -> str:
    return ", ".join(f"{name_of(one).ko}({name_of(one).en})" for one in members)
