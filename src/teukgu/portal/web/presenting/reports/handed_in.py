"""Uploads and batches in the words of the pages: what became of each file, counts, the list as rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import is_of_office
from teukgu.portal.clock import today
from teukgu.portal.store.models import UploadBatch, WorkbookUpload
from teukgu.portal.store.queries.reports.uploads import reads_answers
from teukgu.portal.web.presenting.korean import day_text
from teukgu.portal.web.presenting.reports.answers import error_count, findings_of
from teukgu.portal.web.presenting.words import said
from teukgu.values import Severity


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a batch: its upload, what became of it in a word, for which zone, how many cells and errors, why."""

    upload: WorkbookUpload
    state: str
    tone: str
    zone: str
    taken: int
    errors: int
    why: str
    case: str
    """Number of the report's case when the viewer may open it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not kept, and why."""

    name: str
    why: str


def file_lines(viewer: Viewer, uploads: Iterable[WorkbookUpload]) -> list[FileLine]:
    """Return the files of a batch in words."""
    opened: dict[int, bool] = {}
    return [_line(viewer, one, opened) for one in uploads]


def _line(viewer: Viewer, upload: WorkbookUpload, opened: dict[int, bool]) -> FileLine:
    state, tone = state_of(upload)
    report = upload.report
    may_open = False
    if report is not None:
        if report.pk not in opened:
            opened[report.pk] = reads_answers(viewer, report, today())
        may_open = opened[report.pk]
    return FileLine(
        upload=upload,
        state=state,
        tone=tone,
        zone=zone_of(upload),
        taken=_taken(upload),
        errors=error_count(upload.answer),
        why=first_reason(upload),
        case=report.case.number if report is not None and may_open else "",
    )


def zone_of(upload: WorkbookUpload) -> str:
    """Return the name of the zone and the year that a file was for, nothing while that is not known."""
    report = upload.report
    if report is None:
        return ""
    now = getattr(report.zone, "now", None)
    return f"{now.name_ko if now else report.zone_id} {report.year}"


def state_of(upload: WorkbookUpload) -> tuple[str, str]:
    """Return what became of a file in a word, and the tone of its badge."""
    if not upload.is_answered:
        return _("점검 대기"), "primary"
    if not _taken(upload):
        return _("넣은 것 없음"), "danger"
    if error_count(upload.answer) or upload.answer.get("set_aside"):
        return _("일부 넣음"), "warning"
    return _("넣음"), "success"


def _taken(upload: WorkbookUpload) -> int:
    return int(upload.answer.get("taken", 0))


def first_reason(upload: WorkbookUpload) -> str:
    """Return the first thing that must be mended, in a sentence."""
    errors = [one for one in findings_of(upload.answer) if one.severity is Severity.ERROR]
    return said(errors[0].message) if errors else ""


def left_out_lines(batch: UploadBatch) -> list[LeftOut]:
    """Return the files that were not kept."""
    found = findings_of({"findings": batch.left_out})
    return [LeftOut(one.place.file, f"{said(one.message)} {said(one.cure)}") for one in found]


def counts_of(lines: Sequence[FileLine], left_out: int) -> list[tuple[str, int]]:
    """Return how many files there are of each kind, in the order in which somebody asks."""
    tones: Mapping[str, int] = {tone: sum(one.tone == tone for one in lines) for tone in _TONES}
    return [
        (_("파일"), len(lines) + left_out),
        (_("넣음"), tones["success"]),
        (_("일부 넣음"), tones["warning"]),
        (_("넣은 것 없음"), tones["danger"] + left_out),
        (_("점검 대기"), tones["primary"]),
    ]


_TONES = ("success", "warning", "danger", "primary")


def headings() -> tuple[str, ...]:
    """Return the headings of the list as a file."""
    return (
        *(_("파일"), _("접수번호"), _("받은 때"), _("특구와 연도"), _("결과"), _("넣은 칸"), _("고칠 것")),
        *(_("먼저 볼 것"), _("SHA-256")),
    )


def rows_of(lines: Iterable[FileLine], left_out: Iterable[LeftOut]) -> list[tuple[Any, ...]]:
    """Return the list of a batch as rows of text."""
    rows: list[tuple[Any, ...]] = [
        (
            *(one.upload.name, one.upload.receipt, moment_text(one.upload), one.zone, one.state),
            *(str(one.taken), str(one.errors), one.why, one.upload.file_id),
        )
        for one in lines
    ]
    return rows + [(one.name, "", "", "", _("받지 않음"), "0", "", one.why, "") for one in left_out]


def moment_text(upload: WorkbookUpload) -> str:
    """Return when a file came, in Korea."""
    local = timezone.localtime(upload.received_at)
    return f"{day_text(local.date())} {local:%H:%M:%S}"


def office_of(upload: WorkbookUpload, viewer: Viewer) -> str:
    """Return which other office handed a file in, nothing when it was the viewer's own."""
    if upload.organisation is None or is_of_office(viewer, upload.organisation_id):
        return ""
    return upload.organisation.name_ko
