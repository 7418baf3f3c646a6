"""Writing in a yearly report: entries of the draft, explanations, versions. Approval and filing stay with people."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from teukgu.portal import clock
from teukgu.portal.api.answers import MESSAGES, Detail
from teukgu.portal.api.refusing import READS, WRITES
from teukgu.portal.api.report_schemas import (
    EntriesIn,
    EntryIn,
    ExplainedOut,
    ExplainIn,
    SaveConflict,
    Saved,
    SavedOut,
    VersionOut,
)
from teukgu.portal.api.reports import CaseNumber
from teukgu.portal.api.signing_in import SIGNED_IN, writer_of
from teukgu.portal.services.reports.drafts import Entry, SaveResult, save_entries
from teukgu.portal.services.reports.explanations import explain
from teukgu.portal.services.reports.versions import make_report_version
from teukgu.portal.store.queries.reports.drafts import WORDS
from teukgu.reporting.figure import Provenance

router = Router(tags=["reports"], auth=SIGNED_IN)

DOOR = "api"


@router.patch(
    "reports/{number}/entries",
    response={200: Saved, 409: SaveConflict, **READS},
    summary="Save entries",
    operation_id="save_entries",
)
def save(request: HttpRequest, number: CaseNumber, body: EntriesIn) -> Any:
    """초안에 값과 글을 저장한다. 맞지 않으면 하나도 저장하지 않는다. | Save into the draft: all or nothing."""
    entries = [_entry(one) for one in body.entries]
    now, today = clock.now(), clock.today()
    found = [_saved(one) for one in save_entries(writer_of(request), number, entries, door=DOOR, now=now, today=today)]
    aside = [one for one in found if one.set_aside]
    if not aside:
        return Saved(results=found)
    korean, english = MESSAGES["set_aside"]
    details = [Detail(where=one.key, message=f"{korean} | {english}", code="report.set_aside") for one in aside]
    conflict = SaveConflict(code="set_aside", message_ko=korean, message_en=english, details=details, results=found)
    return Status(409, conflict)


def _entry(entry: EntryIn) -> Entry:
    if entry.key.startswith(WORDS):
        return Entry(entry.key, "" if entry.clear else entry.text, entry.follows)
    if entry.clear:
        return Entry(entry.key, None, entry.follows)
    figure = {
        "value": entry.value,
        "status": entry.status,
        "provenance": Provenance.REPORTED.value,
        "confidence": entry.confidence,
        "note": entry.note,
    }
    return Entry(entry.key, figure, entry.follows)


def _saved(result: SaveResult) -> SavedOut:
    follows = result.current.number if result.set_aside and result.current else result.number
    notes = [
        Detail(where=one.place.key, message=f"{one.message.ko} | {one.message.en}", code=one.code)
        for one in result.notes
    ]
    return SavedOut(key=result.key, number=result.number, set_aside=result.set_aside, follows=follows, notes=notes)


@router.post(
    "reports/{number}/explanations",
    response={201: ExplainedOut, **WRITES},
    summary="Explain",
    operation_id="explain_request",
)
def explain_request(request: HttpRequest, number: CaseNumber, body: ExplainIn) -> Any:
    """설명 요청에 답한다. | Answer a request to explain."""
    viewer, now, today = writer_of(request), clock.now(), clock.today()
    kept = explain(viewer, number, identity=body.identity, text=body.text, now=now, today=today)
    by = kept.account.name if kept.account else ""
    return Status(201, ExplainedOut(identity=kept.fingerprint, text=kept.text, by=by, at=kept.written_at))


@router.post(
    "reports/{number}/versions",
    response={201: VersionOut, **WRITES},
    summary="Keep a version",
    operation_id="keep_version",
)
def keep_version(request: HttpRequest, number: CaseNumber) -> Any:
    """지금의 초안을 판으로 남긴다. | Keep the draft as a version; an equal one is the same."""
    kept = make_report_version(writer_of(request), number, now=clock.now(), today=clock.today())
    return Status(201, VersionOut(number=kept.number, sha256=kept.sha256, made_at=kept.made_at))
