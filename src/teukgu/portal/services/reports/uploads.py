"""Workbooks are handed in: kept as they came and given a receipt at once; the worker reads them when their turn comes.

One for a report of one's own, or many together, each of which says itself for which report it is.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from teukgu.documents.report_workbook.apart import finding_data
from teukgu.loading.packed_files import PACK_LIMITS, unpacked
from teukgu.loading.upload_guard import LIMITS
from teukgu.loading.upload_kinds import kind_of
from teukgu.portal.access import PostHeld, Viewer, post_for
from teukgu.portal.access_reports import gathering_posts
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.files.looking import clean_name
from teukgu.portal.services.files.shelf import put
from teukgu.portal.services.reports import refusals, upload_refusals
from teukgu.portal.services.reports.held_report import EDITED_STAGES, report_as
from teukgu.portal.services.reports.sent_once import own_key
from teukgu.portal.store.models import StoredFile, UploadBatch, WorkbookUpload
from teukgu.procedures.party import Party
from teukgu.values import Finding, Place, Refused

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WAITING, ANSWERED = "waiting", "answered"
NAMELESS = "이름 없는 파일"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as it was sent."""

    name: str
    content: bytes


def read_files(sent: Iterable["UploadedFile[Any]"]) -> list[HandedIn]:
    """Return files that came with a form or call.

    Raises:
        Refused: when they are larger together than is taken at once; nothing is read then.
    """
    files = list(sent)
    if sum(one.size or 0 for one in files) > PACK_LIMITS.whole:
        raise Refused([upload_refusals.too_much(PACK_LIMITS.whole)])
    return [HandedIn(one.name or "", one.read()) for one in files]


def hand_in_workbook(
    viewer: Viewer,
    case_number: str,
    *,
    name: str,
    content: bytes,
    once: str,
    door: str = "workbook",
    now: datetime,
    today: date,
) -> WorkbookUpload:
    """Keep a file for the viewer's own report; it waits to be read. The same file with the same ``once`` is one upload.

    Raises:
        Refused: when it is not the viewer's report, it is closed, or the file is empty or larger than taken.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if held.facts.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    if not content or len(content) > LIMITS.bytes:
        raise Refused([refusals.bad_size(LIMITS.bytes)])
    post = post_for(viewer, held.facts, Party.APPLICANT.value)
    stored = stored_file(content, now)
    values = {
        "id": uuid.uuid4(),
        "programme_id": held.report.case.programme_id,
        "report": held.report,
        "file": stored,
        "name": name_kept(name),
        "door": door,
        "account_id": account_of(viewer),
        "organisation_id": post.organisation if post else None,
        "received_at": now,
    }
    upload, _ = WorkbookUpload.objects.get_or_create(
        once=own_key(viewer, once, [case_number, content]), defaults=values
    )
    return upload


def name_kept(name: str) -> str:
    """Return the name of a file as it is kept with its upload."""
    return clean_name(name)[-200:] or NAMELESS


def stored_file(content: bytes, now: datetime) -> StoredFile:
    """Keep a workbook on the shelf; the same bytes again are the file that is there."""
    sha256, size = put(BytesIO(content))
    stored, _ = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": size, "content_type": SPREADSHEET, "stored_at": now}
    )
    return stored


def hand_in_many(
    viewer: Viewer, files: Sequence[HandedIn], *, programme: str = "", once: str, door: str = "bulk", now: datetime
) -> UploadBatch:
    """Keep many files at once; an archive among them is opened. Each waits to be read and finds its report then.

    What is empty or too large is left out and named in the batch. The same files with the same ``once`` are one batch.

    Raises:
        Refused: when the viewer hands in for nobody, nothing came, or too much.
    """
    post = _post(viewer, programme)
    key = own_key(viewer, once, [one.content for one in files])
    kept = UploadBatch.objects.filter(once=key).first()
    if kept is not None:
        return kept
    taken, left_out = _sorted_out(files)
    if not taken and not left_out:
        raise Refused([upload_refusals.no_files()])
    if len(taken) > PACK_LIMITS.files:
        raise Refused([upload_refusals.too_many(PACK_LIMITS.files)])
    stored = [(one, stored_file(one.content, now)) for one in taken]
    try:
        return _kept(viewer, post, stored, left_out, once=key, door=door, now=now)
    except IntegrityError:  # the same form came twice in the same moment
        return UploadBatch.objects.get(once=key)


def _post(viewer: Viewer, programme: str) -> PostHeld:
    posts = sorted(gathering_posts(viewer), key=lambda post: post.deputy)
    post = next((one for one in posts if programme in {"", one.programme}), None)
    if post is None:
        raise Refused([upload_refusals.not_many()])
    return post


def _sorted_out(files: Iterable[HandedIn]) -> tuple[list[HandedIn], list[Finding]]:
    """Return the files to keep, those of archives unpacked, and what is left out."""
    taken: list[HandedIn] = []
    left_out: list[Finding] = []
    for one in files:
        if kind_of(one.content) == "zip":
            inside = unpacked(one.content, one.name)
            left_out += inside.findings
            taken += [HandedIn(name, content) for name, content in inside.files]
        elif not one.content or len(one.content) > LIMITS.bytes:
            left_out.append(upload_refusals.bad_file(clean_name(one.name), LIMITS.bytes))
        else:
            taken.append(one)
    empty = [one for one in taken if not one.content]
    left_out += [upload_refusals.bad_file(clean_name(one.name), LIMITS.bytes) for one in empty]
    return [one for one in taken if one.content], left_out


@transaction.atomic
def _kept(
    viewer: Viewer,
    post: PostHeld,
    stored: Iterable[tuple[HandedIn, StoredFile]],
    left_out: Iterable[Finding],
    *,
    once: str,
    door: str,
    now: datetime,
) -> UploadBatch:
    common: dict[str, Any] = {
        "programme_id": post.programme,
        "organisation_id": post.organisation,
        "account_id": account_of(viewer),
        "received_at": now,
        "door": door,
    }
    left = [finding_data(replace(one, place=Place(file=clean_name(one.place.file)))) for one in left_out]
    batch = UploadBatch.objects.create(id=uuid.uuid4(), left_out=left, once=once, **common)
    rows = []
    for place, (one, file) in enumerate(stored):
        key = uuid.uuid4()
        name = name_kept(one.name)
        rows.append(WorkbookUpload(id=key, file=file, name=name, batch=batch, place=place, once=key.hex, **common))
    WorkbookUpload.objects.bulk_create(rows)
    return batch
