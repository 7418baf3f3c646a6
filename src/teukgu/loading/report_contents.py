"""Reads what a programme's yearly report says in words: ``report_contents.yaml`` of the programme folder."""

from pathlib import Path

from teukgu.loading.fields import Fields, read_fields
from teukgu.loading.programme_values import check_references, read_references
from teukgu.reporting.contents import ReportContents, ReportItem, ReportPart
from teukgu.rulebook.parameter import Status
from teukgu.values import Bilingual, Finding, refuse_if_any

FILE = "report_contents.yaml"
LIMIT = 4000
"""Characters of a text whose file gives no limit."""


def load_report_contents(programme: Path) -> ReportContents:
    """Return the parts of reports of the programme folder ``programme`` (none when it has no such file).

    Raises:
        Refused: with everything wrong in the file.
    """
    path, findings = programme / FILE, list[Finding]()
    parts = (read_fields(path, _parts, findings) or ()) if path.exists() else ()
    refuse_if_any(findings)
    return ReportContents(tuple(parts))


def _entries(fields: Fields, key: str) -> list[Fields]:
    read = [fields.as_fields(entry, key, number) for number, entry in enumerate(fields.items(key))]
    return [entry for entry in read if entry is not None]


def _parts(fields: Fields) -> tuple[ReportPart, ...]:
    return tuple(_part(entry) for entry in _entries(fields, "parts"))


def _part(entry: Fields) -> ReportPart:
    references = read_references(entry)
    check_references(entry, references, Status.IN_FORCE)
    found = ReportPart(
        id=entry.text("id", example="results"),
        name=entry.pair("name", required=True) or Bilingual("", ""),
        references=references,
        figures=entry.flag("figures"),
        items=tuple(_item(one) for one in _entries(entry, "items")),
    )
    entry.finish()
    return found


def _item(entry: Fields) -> ReportItem:
    found = ReportItem(
        id=entry.text("id", example="assessment"),
        name=entry.pair("name", required=True) or Bilingual("", ""),
        hint=entry.pair("hint") or Bilingual("", ""),
        required=entry.flag("required"),
        limit=entry.whole("limit", LIMIT),
    )
    entry.finish()
    return found
