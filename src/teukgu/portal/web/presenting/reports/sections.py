"""Sections of a report: a group of figures or a part in words each, with what is done and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.queries.reports.checked import Checked
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.checks import Remark
from teukgu.reporting.contents import ReportPart
from teukgu.reporting.figure import Cell, FigureStatus
from teukgu.reporting.form import Form, Row

FIGURES, WORDS = "figures-", "words-"


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a page of the form."""

    slug: str
    name: str
    rows: tuple[Row, ...] = ()
    part: ReportPart | None = None


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the overview: how much of it is there, how many errors and open requests."""

    slug: str
    name: str
    done: int
    asked: int
    errors: int
    requests: int


def sections_of(form: Form) -> tuple[Section, ...]:
    """Return the sections of a form: figures by group, then the parts in words."""
    names = {group.id: group.name for group in indicators().groups}
    groups = list(dict.fromkeys(row.version.group for row in form.rows))
    return (
        *(Section(f"{FIGURES}{one}".replace("_", "-"), said(names[one]), _rows(form, one)) for one in groups),
        *(Section(f"{WORDS}{one.id}".replace("_", "-"), said(one.name), part=one) for one in report_contents().parts),
    )


def _rows(form: Form, group: str) -> tuple[Row, ...]:
    return tuple(row for row in form.rows if row.version.group == group)


def section_lines(form: Form, checked: Checked) -> list[SectionLine]:
    """Return the sections with what is done and open in each."""
    return [_line(one, form, checked) for one in sections_of(form)]


def _line(section: Section, form: Form, checked: Checked) -> SectionLine:
    if section.part is not None:
        texts = [one for one in section.part.items if one.required]
        done = sum(bool(form.entered.words.get(one.id, "").strip()) for one in texts)
        return SectionLine(section.slug, section.name, done, len(texts), 0, 0)
    wholes = [row.cell for row in section.rows if row.part is None]
    settled = {
        cell for cell, one in form.entered.figures.items() if one.status is not FigureStatus.MISSING or one.note.strip()
    }
    cells = {row.cell for row in section.rows}
    return SectionLine(
        section.slug,
        section.name,
        sum(cell in settled for cell in wholes),
        len(wholes),
        _count(checked.errors, cells),
        _count(checked.requests, cells),
    )


def _count(remarks: Iterable[Remark], cells: frozenset[Cell] | set[Cell]) -> int:
    return sum(bool(one.cells) and one.cells[0] in cells for one in remarks)


def section_slug_of(form: Form, remark: Remark) -> str:
    """Return the section in which a remark's first cell stands, empty when it is about the report as a whole."""
    for one in sections_of(form):
        if remark.cells and any(row.cell == remark.cells[0] for row in one.rows):
            return one.slug
    return ""
