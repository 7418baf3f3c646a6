"""Files that go with the texts of a report: added and taken out while it is written; a version names those it had."""

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.report_rules import report_contents
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.files import keep_file
from teukgu.portal.services.reports import refusals, refusals_filing
from teukgu.portal.services.reports.held_report import EDITED_STAGES, HeldReport, report_as
from teukgu.portal.store.models import Report, ReportAttachment
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.reports.attachments import attached_now
from teukgu.procedures.party import Party
from teukgu.values import Refused

EACH = "report_attachments_each"
MEGABYTES = "report_attachments_megabytes"
MEGABYTE = 1_000_000


@transaction.atomic
def attach_to_report(
    viewer: Viewer, case_number: str, *, item: str, name: str, content: BinaryIO, now: datetime, today: date
) -> ReportAttachment:
    """Keep a file with a text of the report; the same file at the same text again is the one that is there.

    Raises:
        Refused: when it is not the viewer's report, it is closed, there is no such text, or the file is not taken.
    """
    held = _held(viewer, case_number, today)
    if report_contents().item(item) is None:
        raise Refused([refusals.not_asked(item)])
    # whoever adds at the same time waits here: limits are counted over what is there
    report = Report.objects.select_for_update().get(pk=held.report.pk)
    there = attached_now(report.pk)
    use = keep_file(viewer, name=name, content=content, case=held.report.case, now=now)
    same = next(
        (one for one in there if (one.item, one.use.file_id, one.use.name) == (item, use.file_id, use.name)), None
    )
    if same is not None:
        use.delete()
        return same
    _refuse_too_much(held, item, there, use.file.size, today)
    return ReportAttachment.objects.create(
        report=report, item=item, use=use, account_id=account_of(viewer), added_at=now
    )


def _held(viewer: Viewer, case_number: str, today: date) -> HeldReport:
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if held.facts.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    return held


def _refuse_too_much(held: HeldReport, item: str, there: list[ReportAttachment], size: int, today: date) -> None:
    rules = rules_of(held.report.case.programme_id).rulebook.on(today)
    most, megabytes = rules.whole(EACH), rules.whole(MEGABYTES)
    if sum(one.item == item for one in there) >= most:
        raise Refused([refusals_filing.too_many_files(most)])
    if sum(one.use.file.size for one in there) + size > megabytes * MEGABYTE:
        raise Refused([refusals_filing.too_large_together(megabytes)])


@transaction.atomic
def take_out_of_report(viewer: Viewer, case_number: str, attachment: int, *, now: datetime, today: date) -> None:
    """Take a file out of the draft; versions that named it keep it. Pressed twice it is out once.

    Raises:
        Refused: when it is not the viewer's report, it is closed, or the report has no such file.
    """
    held = _held(viewer, case_number, today)
    report = Report.objects.select_for_update().get(pk=held.report.pk)
    row = ReportAttachment.objects.filter(report=report, pk=attachment, removes=None).first()
    if row is None:
        raise Refused([refusals_filing.no_such_attachment()])
    if ReportAttachment.objects.filter(removes=row).exists():
        return
    ReportAttachment.objects.create(
        report=report, item=row.item, use=row.use, removes=row, account_id=account_of(viewer), added_at=now
    )
