"""What changed between two uploads (or any two drafts) of one report: changed, new and gone cells and texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from teukgu.documents.report_workbook.layout import figure_code, words_code
from teukgu.reporting.draft import ReportDraft


class Difference(StrEnum):
    """How a cell differs from before."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell or text; ``code`` is that of its line, ``before`` and ``after`` its `Figure`, its text or None."""

    code: str
    difference: Difference
    before: Any
    after: Any


def compared(before: ReportDraft, after: ReportDraft) -> tuple[Change, ...]:
    """Return every difference, figures before texts, each in the order of codes."""
    return (*_changes(_figures(before), _figures(after)), *_changes(_texts(before), _texts(after)))


def _figures(draft: ReportDraft) -> dict[str, Any]:
    return {figure_code(cell): figure for cell, figure in draft.figures.items()}


def _texts(draft: ReportDraft) -> dict[str, Any]:
    return {words_code(item): text for item, text in draft.words.items() if text}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for code in sorted(before.keys() | after.keys()):
        old, new = before.get(code), after.get(code)
        if old == new:
            continue
        kind = Difference.NEW if old is None else Difference.GONE if new is None else Difference.CHANGED
        yield Change(code, kind, old, new)
