"""Workbooks through the API: one for a report, or many; receipts at once, answers when they were read."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Form, Path, Router, Schema, Status, UploadedFile
from pydantic import Field

from teukgu.documents.report_workbook.apart import finding_of, marked_apart
from teukgu.documents.upload_receipt import receipt_pdf, receipt_text
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import sees_handed_in
from teukgu.portal.api.asking import refuse_unknown
from teukgu.portal.api.refusing import READS, WRITES
from teukgu.portal.api.reports import CaseNumber
from teukgu.portal.api.schemas import Text
from teukgu.portal.api.sent_files import WORKBOOK, file_answer
from teukgu.portal.api.signing_in import SIGNED_IN, caller_of, writer_of
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.reports.receipts import receipt_of
from teukgu.portal.services.reports.uploads import hand_in_many, hand_in_workbook, read_files
from teukgu.portal.store.models import UploadBatch, WorkbookUpload
from teukgu.portal.store.queries.reports.uploads import (
    ahead_of,
    batches_of,
    find_batch,
    find_upload,
    reads_answers,
    uploads_of_batch,
)
from teukgu.values import Refused

router = Router(tags=["uploads"], auth=SIGNED_IN)

DOOR = "api"
SHOWN = 100
Once = Annotated[
    str,
    Form(
        pattern=r"^[A-Za-z0-9_-]{0,40}$",
        description="같은 파일을 두 번 보내도 한 번만 받는 열쇠 | the same files under a key are one upload",
    ),
]
Id = Annotated[UUID, Path(description="파일이나 묶음의 id | id of the upload or batch")]


class FindingOut(Schema):
    """What is wrong in a file, where, and how to mend it."""

    code: str
    severity: str
    sheet: str
    cell: str
    key: str
    message: Text
    cure: Text


class ChangeOut(Schema):
    """What differs from the upload before."""

    code: str
    difference: str


class UploadOut(Schema):
    """An upload: its receipt at once, the rest once ``state`` is ``answered``. ``report`` is null until it is known."""

    id: UUID
    receipt: str
    name: str
    sha256: str
    size: int
    received_at: datetime
    office: str
    state: Literal["waiting", "answered"]
    ahead: int = Field(description="Uploads that are read before it")
    zone: str | None
    year: int | None
    report: str | None = Field(description="Number of the report, for whoever reads it")
    batch: UUID | None
    answered_at: datetime | None
    taken: int
    set_aside: list[str]
    findings: list[FindingOut]
    compared: bool
    changed: list[ChangeOut]


class BatchLine(Schema):
    """A batch in the list."""

    id: UUID
    received_at: datetime
    files: int
    waiting: int


class BatchList(Schema):
    """The newest batches of the caller's office."""

    batches: list[BatchLine]


class BatchOut(Schema):
    """Files that were handed in together; ``left_out`` were not kept."""

    id: UUID
    received_at: datetime
    files: list[UploadOut]
    left_out: list[FindingOut]


@router.post(
    "reports/{number}/uploads",
    response={202: UploadOut, **WRITES},
    summary="Hand in a workbook",
    operation_id="hand_in_workbook",
)
def hand_in(request: HttpRequest, number: CaseNumber, workbook: File[UploadedFile], once: Once = "") -> Any:
    """그 보고서의 엑셀 양식을 올린다. 차례가 되면 점검한다. | Hand in the report's workbook; read in its turn."""
    viewer = writer_of(request)
    sent = read_files([workbook])[0]
    upload = hand_in_workbook(
        viewer,
        number,
        name=sent.name,
        content=sent.content,
        once=once or uuid4().hex,
        door=DOOR,
        now=clock.now(),
        today=clock.today(),
    )
    return Status(202, _upload(viewer, upload))


@router.post(
    "uploads", response={202: BatchOut, **WRITES}, summary="Hand in many workbooks", operation_id="hand_in_many"
)
def hand_in_several(request: HttpRequest, workbooks: File[list[UploadedFile]], once: Once = "") -> Any:
    """엑셀 여러 개나 .zip을 올린다. | Hand in workbooks or a .zip; each says for which report it is."""
    viewer = writer_of(request)
    batch = hand_in_many(viewer, read_files(workbooks), once=once or uuid4().hex, door=DOOR, now=clock.now())
    return Status(202, _batch(viewer, batch))


@router.get("uploads", response={200: BatchList, **READS}, summary="Batches", operation_id="batches")
def batches(request: HttpRequest) -> BatchList:
    """우리 기관이 한꺼번에 올린 묶음, 새것부터. | The batches of the caller's office, newest first."""
    refuse_unknown(request, ())
    viewer = caller_of(request)
    if not sees_handed_in(viewer):
        raise Http404
    rows = batches_of(viewer)[:SHOWN]
    return BatchList(
        batches=[
            BatchLine(id=one.pk, received_at=one.received_at, files=one.files, waiting=one.waiting)  # type: ignore[attr-defined]
            for one in rows
        ]
    )


@router.get("batches/{batch}", response={200: BatchOut, **READS}, summary="One batch", operation_id="batch")
def batch(request: HttpRequest, batch: Id) -> BatchOut:
    """묶음의 파일마다 결과. | What became of each file of a batch."""
    refuse_unknown(request, ())
    viewer = caller_of(request)
    found = find_batch(viewer, batch) if sees_handed_in(viewer) else None
    if found is None:
        raise Http404
    return _batch(viewer, found)


@router.get("uploads/{upload}", response={200: UploadOut, **READS}, summary="One upload", operation_id="upload")
def upload(request: HttpRequest, upload: Id) -> UploadOut:
    """올린 파일 하나의 접수와 점검 결과. | The receipt and the answer of one upload."""
    refuse_unknown(request, ())
    viewer = caller_of(request)
    return _upload(viewer, _found(viewer, upload))


@router.get(
    "uploads/{upload}/receipt.{ending}",
    response={200: None, **READS},
    summary="Receipt",
    operation_id="receipt",
    openapi_extra={
        "responses": {
            200: {
                "description": "OK",
                "content": {"application/pdf": {"schema": {}}, "text/plain": {"schema": {"type": "string"}}},
            }
        }
    },
)
def receipt(
    request: HttpRequest,
    upload: Id,
    ending: Annotated[Literal["pdf", "txt"], Path(description="형식 | kind of file")],
) -> HttpResponse:
    """접수증. | The receipt."""
    refuse_unknown(request, ())
    found = _found(caller_of(request), upload)
    told, name = receipt_of(found), f"receipt-{found.receipt}.{ending}"
    if ending == "pdf":
        return file_answer(receipt_pdf(told), name, "application/pdf")
    return file_answer(receipt_text(told), name, "text/plain; charset=utf-8")


@router.get(
    "uploads/{upload}/marked.xlsx",
    response={200: None, **READS},
    summary="Marked-up copy",
    operation_id="marked",
    openapi_extra=WORKBOOK,
)
def marked(request: HttpRequest, upload: Id) -> HttpResponse:
    """고칠 칸에 표시한 사본. | The file with marks on the cells that need mending."""
    refuse_unknown(request, ())
    found = _found(caller_of(request), upload)
    if not found.is_answered or found.report is None:
        raise Http404
    findings = [finding_of(one) for one in found.answer.get("findings", ())]
    try:
        content = marked_apart(path_of(found.file_id).read_bytes(), findings)
    except (Refused, OSError) as problem:
        raise Http404 from problem
    return file_answer(content, f"marked-{found.report.zone_id}-{found.report.year}.xlsx")


def _found(viewer: Viewer, key: UUID) -> WorkbookUpload:
    found = find_upload(viewer, key, clock.today())
    if found is None:
        raise Http404
    return found


def _batch(viewer: Viewer, batch: UploadBatch) -> BatchOut:
    return BatchOut(
        id=batch.pk,
        received_at=batch.received_at,
        files=[_upload(viewer, one) for one in uploads_of_batch(batch)],
        left_out=[FindingOut(**one) for one in batch.left_out],
    )


def _upload(viewer: Viewer, upload: WorkbookUpload) -> UploadOut:
    report, answer = upload.report, upload.answer
    reads = report is not None and reads_answers(viewer, report, clock.today())
    return UploadOut(
        id=upload.pk,
        receipt=upload.receipt,
        name=upload.name,
        sha256=upload.file_id,
        size=upload.file.size,
        received_at=upload.received_at,
        office=upload.organisation.name_ko if upload.organisation else "",
        state="answered" if upload.is_answered else "waiting",
        ahead=0 if upload.is_answered else ahead_of(upload),
        zone=report.zone_id if report else None,
        year=report.year if report else None,
        report=report.case.number if report is not None and reads else None,
        batch=upload.batch_id,
        answered_at=upload.answered_at,
        taken=answer.get("taken", 0),
        set_aside=answer.get("set_aside", []),
        findings=[FindingOut(**one) for one in answer.get("findings", ())],
        compared=answer.get("compared", False),
        changed=[ChangeOut(**one) for one in answer.get("changed", ())],
    )
