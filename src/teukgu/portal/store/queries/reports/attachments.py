"""Files that go with the texts of a report: those of the draft, and those of a version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from teukgu.portal.report_rules import report_contents
from teukgu.portal.store.models import FileUse, ReportAttachment, ReportVersion


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as a version names it; ``row`` is where it is kept."""

    item: str
    name: str
    size: int
    sha256: str
    row: int


def attached_now(report: int) -> list[ReportAttachment]:
    """Return the files that go with the draft, in the order of the texts and of being added."""
    rows = ReportAttachment.objects.filter(report=report, removes=None, removed_by=None)
    return sorted(rows.select_related("use__file", "account"), key=lambda one: (_place(one.item), one.pk))


def _place(item: str) -> int:
    return next((place for place, one in enumerate(report_contents().items) if one.id == item), 0)


def attachments_data(rows: Iterable[ReportAttachment]) -> list[dict[str, Any]]:
    """Return files as the content of a version holds them: which text, name, size and hash."""
    return [
        {"item": one.item, "name": one.use.name, "size": one.use.file.size, "sha256": one.use.file_id} for one in rows
    ]


def attachments_of(version: ReportVersion) -> list[NamedFile]:
    """Return the files of a version; what was taken out of the draft later is still there."""
    named: list[Mapping[str, Any]] = version.content.get("attachments", [])
    if not named:
        return []
    rows = ReportAttachment.objects.filter(report=version.report_id, removes=None).order_by("pk")
    kept = {(row["item"], row["use__file"], row["use__name"]): row["pk"] for row in _values(rows)}
    return [
        NamedFile(one["item"], one["name"], one["size"], one["sha256"], kept[key])
        for one in named
        if (key := (one["item"], one["sha256"], one["name"])) in kept
    ]


def _values(rows: Any) -> Any:
    return rows.values("pk", "item", "use__file", "use__name")


def file_of(report: int, attachment: int) -> FileUse | None:
    """Return a file that goes or went with the report, None when it has no such one."""
    rows = ReportAttachment.objects.filter(report=report, pk=attachment, removes=None)
    found = rows.select_related("use__file").first()
    return found.use if found else None
