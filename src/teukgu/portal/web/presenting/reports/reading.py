"""A version of a report to be read from top to bottom: the four parts, the figures in the first."""

from dataclasses import dataclass, field

from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.store.models import ReportVersion
from teukgu.portal.web.presenting.reports.overview import figure_text
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.draft import ReportDraft, from_data
from teukgu.reporting.form import rows_of
from teukgu.reporting.names import name_of


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """A table of figures: name, value, how well founded, note."""

    name: str
    rows: tuple[tuple[str, bool, str, str, str], ...]


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
    year, zone_type = int(version.content.get("year", 0)), str(version.content.get("zone_type", ""))
    groups = tuple(_groups(draft, year, zone_type))
    return [
        ReadPart(
            said(part.name),
            ", ".join(said(one.title) for one in part.references),
            groups if part.figures else (),
            tuple((said(item.name), draft.words[item.id]) for item in part.items if draft.words.get(item.id)),
        )
        for part in report_contents().parts
    ]


def _groups(draft: ReportDraft, year: int, zone_type: str) -> list[ReadGroup]:
    rows = rows_of(indicators(), year, zone_type)
    found = []
    for group in indicators().groups:
        lines = tuple(
            (
                said(row.part.name) if row.part else said(row.version.name),
                row.part is not None,
                figure_text(figure, year),
                said(name_of(figure.confidence)) if figure.value is not None else "",
                figure.note,
            )
            for row in rows
            if row.version.group == group.id and (figure := draft.figures.get(row.cell)) is not None
        )
        if lines:
            found.append(ReadGroup(said(group.name), lines))
    return found
