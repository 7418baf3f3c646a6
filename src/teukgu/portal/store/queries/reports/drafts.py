"""The working draft of a report: what stands in each cell and text now, and what was set aside."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Max

from teukgu.portal.store.models import ReportSave, ReportVersion
from teukgu.reporting.draft import ReportDraft, cell_of, figure_from_data
from teukgu.reporting.figure import Cell

FIGURE, WORDS = "figure:", "words:"


def figure_key(cell: Cell) -> str:
    """Return the key under which a cell is saved."""
    return f"{FIGURE}{cell}"


def words_key(item: str) -> str:
    """Return the key under which a text is saved."""
    return f"{WORDS}{item}"


def current_saves(report: int) -> dict[str, ReportSave]:
    """Return the save that counts, by key."""
    counted = ReportSave.objects.filter(report=report, set_aside=False)
    latest = {row["key"]: row["last"] for row in counted.values("key").annotate(last=Max("number"))}
    # through which office's upload it came is shown beside it; the whole answer to that upload is not wanted here
    told = counted.select_related("account", "upload__organisation").defer("upload__answer")
    rows = told.filter(number__in=set(latest.values()))
    return {row.key: row for row in rows if row.number == latest[row.key]}


def numbers_at(report: int, save: int) -> dict[str, int]:
    """Return by key the number of the save that counted when ``save`` was the newest row of all."""
    counted = ReportSave.objects.filter(report=report, set_aside=False, pk__lte=save)
    return {row["key"]: row["last"] for row in counted.values("key").annotate(last=Max("number"))}


def report_draft(report: int) -> ReportDraft:
    """Return what the working draft holds."""
    return report_drafts([report])[report]


def report_drafts(reports: Collection[int]) -> dict[int, ReportDraft]:
    """Return by report what its working draft holds. One query."""
    content: dict[int, dict[str, Any]] = defaultdict(dict)
    counted = ReportSave.objects.filter(report__in=reports, set_aside=False).order_by("number")
    for report, key, data in counted.values_list("report", "key", "content").iterator():
        content[report][key] = data
    return {report: draft_of(content[report]) for report in reports}


def draft_of(content: Mapping[str, Any]) -> ReportDraft:
    """Return saves by key as a draft; a cell that was emptied again is not in it."""
    figures, words = {}, {}
    for key, data in content.items():
        if key.startswith(FIGURE) and data:
            cell = cell_of(key.removeprefix(FIGURE))
            figures[cell] = figure_from_data(cell, data)
        elif key.startswith(WORDS):
            words[key.removeprefix(WORDS)] = str(data)
    return ReportDraft(figures, words)


def set_aside_saves(report: int) -> list[ReportSave]:
    """Return what was kept but does not count, newest first."""
    return list(ReportSave.objects.filter(report=report, set_aside=True).select_related("account").order_by("-pk"))


def history_of(report: int, key: str) -> list[ReportSave]:
    """Return every save of a cell or text, newest first."""
    return list(ReportSave.objects.filter(report=report, key=key).select_related("account").order_by("-number"))


def report_versions(report: int) -> list[ReportVersion]:
    """Return the versions, newest first."""
    return list(ReportVersion.objects.filter(report=report).select_related("account").order_by("-number"))
