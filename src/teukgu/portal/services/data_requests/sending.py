"""Signs an answer off, returns it, and keeps what was sent."""

import io
from datetime import date, datetime

from django.db import IntegrityError, transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.data_requests import refusals
from teukgu.portal.services.data_requests.answers import files_of
from teukgu.portal.services.data_requests.held import answer_for, clean
from teukgu.portal.services.files.kinds import KINDS
from teukgu.portal.services.files.shelf import put
from teukgu.portal.services.possible_days import between
from teukgu.portal.store.models import DataAnswer, DataAnswerSent, DataAnswerVerdict, StoredFile
from teukgu.portal.store.queries.data_requests.desk import RequestStanding, answer_standing, line_of
from teukgu.values import Bilingual, Finding, Refused, refuse_if_any

NUMBER = Bilingual("공문 번호", "number of the official document")
SENT_ON = Bilingual("보낸 날", "day of sending")
REASON = Bilingual("돌려보내는 이유", "reason for returning it")


def give_verdict(
    viewer: Viewer, number: str, answer: int, *, is_signed: bool, reason: str = "", now: datetime
) -> DataAnswerVerdict:
    """Sign an answer off or return it with a reason; never one's own. The same press twice is the verdict before.

    Raises:
        Refused: when it is one's own, was judged already, or a return gives no reason.
    """
    found, why = answer_for(viewer, number, answer), clean(reason)
    same = _same_verdict(viewer, found, is_signed=is_signed, reason=why)
    if same is not None:
        return same
    findings: list[Finding] = []
    if found.account_id == int(viewer.account):
        findings.append(refusals.own_answer())
    if answer_standing(found) is not RequestStanding.WAITING:
        findings.append(refusals.judged_already())
    if not is_signed and not why:
        findings.append(refusals.empty("reason", REASON))
    refuse_if_any(findings)
    try:
        with transaction.atomic():
            return DataAnswerVerdict.objects.create(
                answer=found, is_signed=is_signed, reason=why, account_id=int(viewer.account), given_at=now
            )
    except IntegrityError:
        same = _same_verdict(viewer, found, is_signed=is_signed, reason=why)
        if same is None:
            raise Refused([refusals.judged_already()]) from None
        return same


def _same_verdict(viewer: Viewer, answer: DataAnswer, *, is_signed: bool, reason: str) -> DataAnswerVerdict | None:
    rows = DataAnswerVerdict.objects.filter(answer=answer, account=int(viewer.account))
    return rows.filter(is_signed=is_signed, reason=reason).first()


def send(
    viewer: Viewer,
    number: str,
    answer: int,
    *,
    document_number: str,
    sent_on: date | None,
    now: datetime,
    today: date,
) -> DataAnswerSent:
    """Record that an answer went out under a document number, and keep its files as they were sent.

    The same press twice is what was recorded before.

    Raises:
        Refused: when it was not signed off, went out already, or number or day are missing.
    """
    found, called = answer_for(viewer, number, answer), clean(document_number, 80)
    same = _same_sending(viewer, found, called, sent_on)
    if same is not None:
        return same
    findings = [] if called else [refusals.empty("document_number", NUMBER)]
    if answer_standing(found) is not RequestStanding.SIGNED:
        findings.append(refusals.not_signed())
    if line_of(found.request).standing is RequestStanding.CLOSED:
        findings.append(refusals.over())
    if sent_on is None or not found.request.received_on <= sent_on <= today:
        findings.append(refusals.bad_day("sent_on", SENT_ON, between(found.request.received_on, today)))
    refuse_if_any(findings)
    return _kept(viewer, found, called, sent_on or today, now)


def _kept(viewer: Viewer, answer: DataAnswer, number: str, sent_on: date, now: datetime) -> DataAnswerSent:
    files = {f"{kind}_id": _stored(kind, content, now) for kind, content in files_of(answer, draft=False).items()}
    try:
        with transaction.atomic():
            return DataAnswerSent.objects.create(
                answer=answer,
                document_number=number,
                sent_on=sent_on,
                account_id=int(viewer.account),
                recorded_at=now,
                **files,
            )
    except IntegrityError:
        same = _same_sending(viewer, answer, number, sent_on)
        if same is None:
            raise Refused([refusals.not_signed()]) from None
        return same


def _same_sending(viewer: Viewer, answer: DataAnswer, number: str, sent_on: date | None) -> DataAnswerSent | None:
    row = DataAnswerSent.objects.filter(answer=answer, account=int(viewer.account), document_number=number).first()
    return row if row is not None and row.sent_on == sent_on else None


def _stored(kind: str, content: bytes, now: datetime) -> str:
    """Keep the bytes on the shelf before the row points at them."""
    sha256, size = put(io.BytesIO(content))
    made = {"size": size, "content_type": KINDS[f".{kind}"].content_type, "scanned": "made_here", "stored_at": now}
    StoredFile.objects.get_or_create(sha256=sha256, defaults=made)
    return sha256
