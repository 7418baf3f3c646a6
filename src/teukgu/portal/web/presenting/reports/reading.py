"""A version of a report to be read from top to bottom: the four parts, the figures in the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.models import ReportVersion
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_rows
from teukgu.portal.web.presenting.reports.boxes import amount_text
from teukgu.portal.web.presenting.reports.overview import figure_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.draft import ReportDraft, from_data
from teukgu.reporting.figure import Number
from teukgu.reporting.form import Row
from teukgu.reporting.names import name_of


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """A table of figures: name, whether a part, value, how well founded, note, last year's value, target."""

    name: str
    rows: tuple[tuple[str, bool, str, str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part of the report."""

    name: str
    law: str
    groups: tuple[ReadGroup, ...] = ()
    texts: tuple[tuple[str, str], ...] = field(default=())


def read_version(version: ReportVersion) -> list[ReadPart]:
    """Return the parts of a version with what stands in them."""
    draft = from_data(version.content)
    year = int(version.content.get("year", 0))
    beside = version.content.get("beside", {})
    rows = asked_rows(as_in_version(version.report, version.content))
    groups = tuple(_groups(draft, rows, year, beside))
    return [
        ReadPart(
            said(part.name),
            ", ".join(said(one.title) for one in part.references),
            groups if part.figures else (),
            tuple((said(item.name), draft.words[item.id]) for item in part.items if draft.words.get(item.id)),
        )
        for part in report_contents().parts
    ]


def _groups(draft: ReportDraft, rows: Iterable[Row], year: int, beside: Mapping[str, Any]) -> list[ReadGroup]:
    rows = list(rows)
    found = []
    for group in indicators().groups:
        lines = tuple(
            (
                said(row.part.name) if row.part else said(row.version.name),
                row.part is not None,
                figure_text(figure, year),
                said(name_of(figure.confidence)) if figure.value is not None else "",
                figure.note,
                _beside(row, beside.get("last", {})),
                _beside(row, beside.get("targets", {})),
            )
            for row in rows
            if row.version.group == group.id and (figure := draft.figures.get(row.cell)) is not None
        )
        if lines:
            found.append(ReadGroup(said(group.name), lines))
    return found


def _beside(row: Row, values: Mapping[str, Number]) -> str:
    """Return last year's value or the target with its unit, empty when there is none."""
    return amount_text(values.get(str(row.cell)), indicators().unit_of(row.version))
