"""A workbook is handed in: kept as it came, read apart, what is fine is taken as a draft, everything else is told."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.db import transaction

from teukgu.documents.report_workbook.apart import finding_data, read_apart
from teukgu.documents.report_workbook.compared import compared
from teukgu.documents.report_workbook.reader import Reading
from teukgu.loading.upload_guard import LIMITS
from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.files.looking import clean_name
from teukgu.portal.services.files.shelf import put
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.drafts import Entry, SaveResult, save_entries
from teukgu.portal.services.reports.held_report import EDITED_STAGES, HeldReport, report_as
from teukgu.portal.store.models import ReportSave, StoredFile, WorkbookUpload
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key, words_key
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.procedures.party import Party
from teukgu.reporting.draft import ReportDraft, figure_to_data, from_data, to_data
from teukgu.values import Refused

ANSWERED = "answered"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def hand_in_workbook(
    viewer: Viewer, case_number: str, *, name: str, content: bytes, once: str, now: datetime, today: date
) -> WorkbookUpload:
    """Keep a file, read it for this report, take what is fine into its draft; the upload holds the whole answer.

    The same ``once`` again gives the upload that was answered already. What somebody saved after the file had been
    made, and differently, is not overwritten: the file's value is kept set aside.

    Raises:
        Refused: when it is not the viewer's report, it is closed, or the file is empty or larger than taken.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if held.facts.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    kept = WorkbookUpload.objects.filter(once=once, report=held.report).first()
    if kept is not None:
        return kept
    if not content or len(content) > LIMITS.bytes:
        raise Refused([refusals.bad_size(LIMITS.bytes)])
    reading = read_apart(content, name, form_of(held.report), report_contents(), indicators())
    sha256, size = put(BytesIO(content))
    with transaction.atomic():
        stored, _ = StoredFile.objects.get_or_create(
            sha256=sha256, defaults={"size": size, "content_type": SPREADSHEET, "stored_at": now}
        )
        upload = _row(held, viewer, stored, name=clean_name(name), once=once, now=now)
        results = _take(viewer, held, upload, reading, now=now, today=today)
        before = _before(upload)
        WorkbookUpload.objects.filter(pk=upload.pk).update(
            state=ANSWERED, answered_at=now, answer=_answer(reading, results, before)
        )
    upload.refresh_from_db()
    return upload


def _row(
    held: HeldReport, viewer: Viewer, stored: StoredFile, *, name: str, once: str, now: datetime
) -> WorkbookUpload:
    return WorkbookUpload.objects.create(
        id=uuid.uuid4(),
        programme_id=held.report.case.programme_id,
        report=held.report,
        file=stored,
        name=name,
        door="workbook",
        account_id=account_of(viewer),
        received_at=now,
        once=once,
    )


def _take(
    viewer: Viewer, held: HeldReport, upload: WorkbookUpload, reading: Reading, *, now: datetime, today: date
) -> list[SaveResult]:
    current = current_saves(held.report.pk)
    seen = int(reading.stamp.seen) if reading.stamp and reading.stamp.seen.isdigit() else 0
    figures = {figure_key(cell): figure_to_data(one) for cell, one in reading.draft.figures.items()}
    texts = {words_key(item): text for item, text in reading.draft.words.items()}
    own = account_of(viewer)
    entries = [_entry(key, content, current.get(key), seen, own) for key, content in (figures | texts).items()]
    if not entries:
        return []
    return save_entries(viewer, held.report.case.number, entries, door="workbook", upload=upload, now=now, today=today)


def _entry(key: str, content: Any, current: ReportSave | None, seen: int, own: int | None) -> Entry:
    """Return an entry that follows what its writer could see: when the file was made, or in their upload before."""
    if current is None:
        return Entry(key, content, 0)
    is_known = current.pk <= seen or (current.door == "workbook" and current.account_id == own)
    return Entry(key, content, current.number if is_known else 0)


def _before(upload: WorkbookUpload) -> ReportDraft | None:
    """Return what the upload before this one said."""
    rows = WorkbookUpload.objects.filter(report=upload.report, state=ANSWERED).exclude(pk=upload.pk)
    last = rows.order_by("received_at", "pk").last()
    return from_data(last.answer.get("draft", {})) if last else None


def _answer(reading: Reading, results: list[SaveResult], before: ReportDraft | None) -> Mapping[str, Any]:
    changes = compared(before, reading.draft) if before is not None else ()
    return {
        "findings": [finding_data(one) for one in reading.findings],
        "taken": reading.taken,
        "set_aside": [one.key for one in results if one.set_aside],
        "changed": [{"code": one.code, "difference": one.difference.value} for one in changes],
        "compared": before is not None,
        "draft": to_data(reading.draft),
    }
