"""The answer to a workbook, as it was kept, in the words of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from teukgu.documents.report_workbook.apart import finding_of
from teukgu.documents.report_workbook.compared import Difference
from teukgu.portal.report_rules import report_contents
from teukgu.portal.store.queries.reports.drafts import FIGURE, WORDS
from teukgu.portal.web.presenting.reports.overview import cell_name
from teukgu.portal.web.presenting.words import said
from teukgu.reporting.draft import cell_of
from teukgu.values import Finding, Severity


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding: where, what, how to mend it."""

    place: str
    message: str
    cure: str
    is_error: bool


def findings_of(answer: Mapping[str, Any]) -> list[Finding]:
    """Return the findings that an answer keeps."""
    return [finding_of(one) for one in answer.get("findings", ())]


def finding_lines(answer: Mapping[str, Any]) -> list[FindingLine]:
    """Return the findings in words, errors first, otherwise in the order of the file."""
    found = [
        FindingLine(
            " ".join(part for part in (one.place.file, one.place.cell) if part),
            said(one.message),
            said(one.cure),
            one.severity is Severity.ERROR,
        )
        for one in findings_of(answer)
    ]
    return sorted(found, key=lambda one: not one.is_error)


def error_count(answer: Mapping[str, Any]) -> int:
    """Return how many of the findings must be mended."""
    return sum(one.severity is Severity.ERROR for one in findings_of(answer))


def names_of_keys(keys: Iterable[str], year: int) -> list[str]:
    """Return the names of cells and texts."""
    return [_name(key, year) for key in keys]


def _name(key: str, year: int) -> str:
    if key.startswith(WORDS):
        item = report_contents().item(key.removeprefix(WORDS))
        return said(item.name) if item else key
    cell = cell_of(key.removeprefix(FIGURE))
    return cell_name(cell.indicator, cell.part, year)


def change_lines(answer: Mapping[str, Any], year: int) -> list[tuple[str, str]]:
    """Return what differs from the upload before: the name of the cell, and how."""
    words = {
        Difference.NEW.value: _("새로 적음"),
        Difference.CHANGED.value: _("바뀜"),
        Difference.GONE.value: _("없어짐"),
    }
    return [(_name(one["code"], year), words.get(one["difference"], "")) for one in answer.get("changed", ())]
