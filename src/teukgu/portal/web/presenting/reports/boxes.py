"""Rows and texts of a section as the form shows them, and what was typed into them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.http import QueryDict

from teukgu.portal.report_rules import indicators
from teukgu.portal.services.reports.drafts import Entry
from teukgu.portal.store.models import ReportAttachment, ReportSave
from teukgu.portal.store.queries.reports.drafts import figure_key, words_key
from teukgu.portal.web.presenting.korean import number_text
from teukgu.portal.web.presenting.reports.sections import Section
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.amounts import read_amount
from teukgu.reporting.checks import Remark
from teukgu.reporting.definition import Unit
from teukgu.reporting.draft import figure_to_data
from teukgu.reporting.figure import Cell, Confidence, Figure, FigureStatus, Number
from teukgu.reporting.form import Form, Row
from teukgu.reporting.names import name_of
from teukgu.values import Bilingual, Finding, Place

E = TypeVar("E", FigureStatus, Confidence)
STATUSES = (FigureStatus.GIVEN, FigureStatus.MISSING, FigureStatus.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A row of the form: the cell, what it means, what it was, what is typed, what the checks say."""

    key: str
    name: str
    is_part: bool
    description: str
    formula: str
    evidence: str
    scope: str
    unit: str
    last: str
    last_is_earlier: bool
    last_is_broken: bool
    target: str
    typed: str
    status: str
    confidence: str
    note: str
    number: int
    saved: ReportSave | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordsBox:
    """A text of the form, with the files that go with it."""

    item: str
    key: str
    name: str
    hint: str
    required: bool
    limit: int
    text: str
    number: int
    saved: ReportSave | None
    files: tuple[ReportAttachment, ...] = ()


def figure_boxes(
    section: Section,
    form: Form,
    saves: Mapping[str, ReportSave],
    remarks: Iterable[Remark],
    typed: QueryDict | None = None,
) -> list[FigureBox]:
    """Return the rows of a section; ``typed`` is what a refused form held."""
    said_of: dict[Cell, list[str]] = {}
    for one in remarks:
        for cell in one.cells[:1]:
            said_of.setdefault(cell, []).append(f"{said(one.message)} {said(one.cure)}")
    return [
        _figure_box(row, form, saves.get(figure_key(row.cell)), tuple(said_of.get(row.cell, ())), typed)
        for row in section.rows
    ]


def _figure_box(
    row: Row, form: Form, saved: ReportSave | None, remarks: tuple[str, ...], typed: QueryDict | None
) -> FigureBox:
    version, unit = row.version, indicators().unit_of(row.version)
    key = figure_key(row.cell)
    figure = form.entered.figures.get(row.cell)
    shown = {
        "value": amount_text(figure.value, unit) if figure else "",
        "status": figure.status.value if figure else FigureStatus.GIVEN.value,
        "confidence": figure.confidence.value if figure else Confidence.COUNTED.value,
        "note": figure.note if figure else "",
    }
    if typed is not None:
        shown = {name: typed.get(f"{name}-{key}", text) for name, text in shown.items()}
    return FigureBox(
        key=key,
        name=said(row.part.name) if row.part else said(version.name),
        is_part=row.part is not None,
        description=said(version.description),
        formula=said(version.formula),
        evidence=said(version.evidence),
        scope=said(name_of(version.scope)),
        unit=said(unit.name),
        last=amount_text(form.last.get(row.cell), unit),
        last_is_earlier=row.cell in form.earlier,
        last_is_broken=row.cell in form.broken,
        target=amount_text(form.targets.get(row.cell), unit),
        typed=shown["value"],
        status=shown["status"],
        confidence=shown["confidence"],
        note=shown["note"],
        number=saved.number if saved else 0,
        saved=saved,
        remarks=remarks,
    )


def amount_text(value: Number | None, unit: Unit) -> str:
    """Return a figure as it is written, in its unit's decimals; nothing when there is none."""
    return "" if value is None else number_text(value, unit.decimals)


def words_boxes(
    section: Section,
    form: Form,
    saves: Mapping[str, ReportSave],
    attached: Iterable[ReportAttachment] = (),
    typed: QueryDict | None = None,
) -> list[WordsBox]:
    """Return the texts of a section."""
    found, files = [], tuple(attached)
    for item in section.part.items if section.part else ():
        key = words_key(item.id)
        saved = saves.get(key)
        text = form.entered.words.get(item.id, "")
        if typed is not None:
            text = typed.get(f"text-{key}", text)
        found.append(
            WordsBox(
                item.id,
                key,
                said(item.name),
                said(item.hint),
                item.required,
                item.limit,
                text,
                saved.number if saved else 0,
                saved,
                tuple(one for one in files if one.item == item.id),
            )
        )
    return found


def status_choices() -> list[tuple[str, str]]:
    """Return what the list of statuses offers."""
    return [(one.value, said(name_of(one))) for one in STATUSES]


def confidence_choices() -> list[tuple[str, str]]:
    """Return what the list of degrees of confidence offers."""
    return [(one.value, said(name_of(one))) for one in Confidence]


def entries_from(posted: QueryDict, section: Section, findings: list[Finding], only: str = "") -> list[Entry]:
    """Return what was typed into a section (or its one field ``only``) as entries; what cannot be read is a finding."""
    entries = []
    for row in section.rows:
        key = figure_key(row.cell)
        if f"value-{key}" in posted and only in {"", key}:
            entry = _figure_entry(posted, row, key, findings)
            entries += [entry] if entry else []
    for item in section.part.items if section.part else ():
        key = words_key(item.id)
        if f"text-{key}" in posted and only in {"", key}:
            entries.append(Entry(key, posted.get(f"text-{key}", ""), _follows(posted, key)))
    return entries


def _figure_entry(posted: QueryDict, row: Row, key: str, findings: list[Finding]) -> Entry | None:
    unit, follows = indicators().unit_of(row.version), _follows(posted, key)
    status = _chosen(FigureStatus, posted.get(f"status-{key}", ""), FigureStatus.GIVEN)
    confidence = _chosen(Confidence, posted.get(f"confidence-{key}", ""), Confidence.COUNTED)
    note = posted.get(f"note-{key}", "")
    amount = read_amount(posted.get(f"value-{key}", ""), unit, status)
    if amount.is_refused:
        findings += [_at(one, row, key) for one in amount.findings]
        return None
    findings += [_at(one, row, key) for one in amount.findings]
    if amount.value is None:
        told = amount.status or (status if status is not FigureStatus.GIVEN else None)
        if told is None and not note.strip():
            return Entry(key, {}, follows)
        figure = Figure(row.cell, None, told or FigureStatus.MISSING, confidence=confidence, note=note)
    else:
        # a value beside "missing" contradicts itself: the service says so
        figure = Figure(row.cell, amount.value, status, confidence=confidence, note=note)
    return Entry(key, figure_to_data(figure), follows)


def _at(one: Finding, row: Row, key: str) -> Finding:
    """Return a finding about a number with the name of its row before it."""
    name, part = row.version.name, row.part.name if row.part else None
    ko = f"{name.ko}({part.ko})" if part else name.ko
    en = f"{name.en} ({part.en})" if part else name.en
    message = Bilingual(f"{ko}: {one.message.ko}", f"{en}: {one.message.en}")
    return Finding(one.code, message, one.cure, Place(key=key), one.severity)


def _chosen(kind: type[E], text: str, default: E) -> E:
    return next((one for one in kind if one.value == text), default)


def _follows(posted: QueryDict, key: str) -> int:
    text = posted.get(f"follows-{key}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
