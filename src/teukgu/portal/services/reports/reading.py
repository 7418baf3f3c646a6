"""The worker's part of an upload: takes the next one that waits, reads it apart, answers it. Several may do so at once.

An upload is claimed with one statement and belongs to its reader for `CLAIM`; whoever is killed leaves it to others
after that. A file whose readers ended three times is answered as such. What a reader takes into a draft and the answer
that says so are one transaction, in which it looks once more whether somebody else has answered.
"""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F, Q

from teukgu.documents.report_workbook.apart import finding_data, parse_apart
from teukgu.documents.report_workbook.compared import compared
from teukgu.documents.report_workbook.reader import Reading, read_workbook
from teukgu.documents.report_workbook.reading.findings import say
from teukgu.documents.report_workbook.reading.stamps import stamp_of_book
from teukgu.portal import clock
from teukgu.portal.access import Viewer
from teukgu.portal.access_reports import gathers, handing_in_post, is_open_to
from teukgu.portal.report_rules import indicators, report_contents
from teukgu.portal.services.files.shelf import path_of
from teukgu.portal.services.reports import refusals, upload_refusals
from teukgu.portal.services.reports.addressed import report_of_stamp
from teukgu.portal.services.reports.drafts import Entry, SaveResult, Writer, keep_entries
from teukgu.portal.services.reports.uploads import ANSWERED, WAITING
from teukgu.portal.store.models import Report, ReportSave, WorkbookUpload
from teukgu.portal.store.queries.people import viewer_of_account
from teukgu.portal.store.queries.reports.drafts import current_saves, figure_key, numbers_at, words_key
from teukgu.portal.store.queries.reports.forms import form_of, zone_name_of
from teukgu.portal.store.queries.visible_cases import case_facts, visible_cases
from teukgu.reporting.draft import ReportDraft, figure_to_data, from_data, to_data
from teukgu.values import Finding, Place, Refused

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=2)
"""How long an upload belongs to whoever reads it; a child that reads is ended after 20 seconds."""
AGAIN = timedelta(seconds=10)
TRIES = 3
OTHER_ZONE = "report_upload.other_zone"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file says, and for which report."""

    report: Report | None
    reading: Reading


def answer_next() -> bool:
    """Answer the upload that has waited longest; False when none waits."""
    upload = claim_next(clock.now())
    if upload is None:
        return False
    if upload.tries > TRIES:
        _finish(upload, _Found(upload.report, Reading(findings=(upload_refusals.reader_ended(),))))
        return True
    try:
        _finish(upload, _found(upload))
    except DatabaseError:  # no fault of the file: it is tried again, and not counted
        with suppress(DatabaseError):
            rows = WorkbookUpload.objects.filter(pk=upload.pk, state=WAITING)
            rows.update(claimed_until=clock.now() + AGAIN, tries=F("tries") - 1)
        raise
    except Exception:  # one file must not keep the others from being read
        log.exception("upload %s could not be answered", upload.pk)
        WorkbookUpload.objects.filter(pk=upload.pk, state=WAITING).update(claimed_until=clock.now() + AGAIN)
    return True


def claim_next(now: datetime) -> WorkbookUpload | None:
    """Take the upload that waits longest and that nobody reads: one statement, so that only one reader gets it."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    rows = WorkbookUpload.objects.filter(free, state=WAITING)
    while (key := rows.order_by("received_at", "place", "pk").values_list("pk", flat=True).first()) is not None:
        if rows.filter(pk=key).update(claimed_until=now + CLAIM, tries=F("tries") + 1):
            return WorkbookUpload.objects.select_related("report__case", "batch").get(pk=key)
    return None


def _found(upload: WorkbookUpload) -> _Found:
    """Return what the file says; a file that cannot be opened or has no report says so as findings."""
    report = upload.report
    try:
        book = parse_apart(path_of(upload.file_id).read_bytes())
        report = report or report_of_stamp(_viewer(upload), stamp_of_book(book), upload.programme_id)
    except Refused as refused:
        return _Found(report, Reading(findings=_placed(refused.findings, upload)))
    read = read_workbook(b"", upload.name, form_of(report), report_contents(), indicators(), parse=lambda _: book)
    return _Found(report, replace(read, findings=_with_names(read, upload, report)))


def _with_names(read: Reading, upload: WorkbookUpload, report: Report) -> tuple[Finding, ...]:
    """Return the findings; one of another zone's file names zones instead of ids, those its sender sees."""
    if read.stamp is None or not any(one.code == OTHER_ZONE for one in read.findings):
        return read.findings
    stamped, day = read.stamp.zone, clock.day_of(upload.received_at)
    theirs = Report.objects.filter(zone=stamped, case__in=visible_cases(_viewer(upload), day)).first()
    found = zone_name_of(theirs).ko if theirs else stamped
    named = say("other_zone", Place(file=upload.name), found=found, expected=zone_name_of(report).ko)
    return tuple(named if one.code == OTHER_ZONE else one for one in read.findings)


def _viewer(upload: WorkbookUpload) -> Viewer:
    """Return who handed it in, with the posts of that day: what was right to hand in stays so."""
    return viewer_of_account(upload.account_id or 0, clock.day_of(upload.received_at))


def _placed(findings: tuple[Finding, ...], upload: WorkbookUpload) -> tuple[Finding, ...]:
    return tuple(replace(one, place=Place(file=upload.name)) for one in findings)


@transaction.atomic
def _finish(upload: WorkbookUpload, found: _Found) -> None:
    """Take what is fine into the draft and write the answer, unless somebody else has."""
    mine = WorkbookUpload.objects.select_for_update().get(pk=upload.pk)
    if mine.state == ANSWERED:
        return
    report, reading = found.report, found.reading
    results: list[SaveResult] = []
    if report is not None:
        # two files for one report, and two readers, wait for each other here
        report = Report.objects.select_for_update().get(pk=report.pk)
        try:
            _refuse(mine, report)
            with transaction.atomic():
                results = _take(mine, report, reading)
        except Refused as refused:
            reading = Reading(findings=(*_placed(refused.findings, mine), *reading.findings), stamp=reading.stamp)
    before = _before(mine, report) if report else None
    WorkbookUpload.objects.filter(pk=mine.pk).update(
        report=report,
        state=ANSWERED,
        claimed_until=None,
        answered_at=clock.now(),
        answer=_answer(reading, results, before),
    )


def _refuse(upload: WorkbookUpload, report: Report) -> None:
    """Refuse what the office that handed it in may not put into this report now, and a second file of a batch."""
    case = report.case
    facts = case_facts(case, clock.day_of(upload.received_at))
    post = handing_in_post(_viewer(upload), facts)
    if post is None:
        raise Refused([upload_refusals.out_of_reach(report.zone_id, str(report.year))])
    if not is_open_to(post, facts.stage):
        raise Refused([upload_refusals.not_open_to_others() if gathers(post) else refusals.closed()])
    if upload.batch_id is not None:
        others = WorkbookUpload.objects.filter(batch=upload.batch_id, report=report, state=ANSWERED)
        first = others.order_by("answered_at").first()
        if first is not None:
            raise Refused([upload_refusals.twice(first.name)])


def _take(upload: WorkbookUpload, report: Report, reading: Reading) -> list[SaveResult]:
    current = current_saves(report.pk)
    seen = int(reading.stamp.seen) if reading.stamp and reading.stamp.seen.isdigit() else 0
    figures = {figure_key(cell): figure_to_data(one) for cell, one in reading.draft.figures.items()}
    texts = {words_key(item): text for item, text in reading.draft.words.items()}
    own, stood = upload.account_id, numbers_at(report.pk, seen)
    entries = [
        _entry(key, content, current.get(key), stood.get(key, 0), own) for key, content in (figures | texts).items()
    ]
    if not entries:
        return []
    return keep_entries(Writer(report, upload.door, upload, own, clock.now()), entries)


def _entry(key: str, content: Any, current: ReportSave | None, stood: int, own: int | None) -> Entry:
    """Return an entry that follows what its writer could see: when the file was made, or in their upload before."""
    is_known = current is not None and current.upload_id is not None and current.account_id == own
    return Entry(key, content, current.number if current is not None and is_known else stood)


def _before(upload: WorkbookUpload, report: Report) -> ReportDraft | None:
    """Return what the last file before this one said that could be read, of the same office: nothing of others."""
    rows = WorkbookUpload.objects.filter(report=report, state=ANSWERED, organisation=upload.organisation_id)
    before = rows.filter(received_at__lte=upload.received_at).exclude(pk=upload.pk).order_by("-received_at", "-pk")
    last = next((one for one in before if one.answer.get("read", True)), None)
    return from_data(last.answer.get("draft", {})) if last else None


def _answer(reading: Reading, results: list[SaveResult], before: ReportDraft | None) -> Mapping[str, Any]:
    read = not reading.is_refused
    changes = compared(before, reading.draft) if before is not None and read else ()
    aside = [one.key for one in results if one.set_aside]
    return {
        "findings": [finding_data(one) for one in reading.findings],
        "taken": reading.taken - len(aside),
        "set_aside": aside,
        "changed": [{"code": one.code, "difference": one.difference.value} for one in changes],
        "compared": before is not None and read,
        "read": read,
        "draft": to_data(reading.draft),
    }
