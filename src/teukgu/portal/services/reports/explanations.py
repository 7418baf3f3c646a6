"""Answers to requests to explain: never public, in no score, seen by whoever verifies."""

from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import empty, too_long
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.held_report import EDITED_STAGES, report_as
from teukgu.portal.store.models import Report, ReportExplanation
from teukgu.portal.store.queries.reports.asked import asked_draft
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Refused, Severity

LIMIT = 2_000
TEXT = Bilingual("설명", "explanation")


@transaction.atomic
def explain(
    viewer: Viewer, case_number: str, *, identity: str, text: str, now: datetime, today: date
) -> ReportExplanation:
    """Keep what the municipality says to the request of this ``identity``; it closes for as long as its figures stay.

    Explanations are taken for as long as the report may be edited: a verifier on site reads them after filing too. Once
    the report is settled, or folded into the next one, nobody reads them any more. The same words twice are one.

    Raises:
        Refused: when it is not the viewer's report, it is closed, there is no such request, or the text is empty or
            too long.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    if held.facts.stage not in EDITED_STAGES:
        raise Refused([refusals.closed()])
    remarks = checked(held.report, asked_draft(held.report), today).remarks
    remark = next((one for one in remarks if one.identity == identity and one.severity is not Severity.ERROR), None)
    if remark is None:
        raise Refused([refusals.no_request(identity)])
    kept = clean_text(text).strip()
    if not kept:
        raise Refused([empty(identity, TEXT)])
    if len(kept) > LIMIT:
        raise Refused([too_long(identity, TEXT, LIMIT)])
    Report.objects.select_for_update().get(pk=held.report.pk)  # a double click may arrive as two at once
    last = ReportExplanation.objects.filter(report=held.report, fingerprint=identity).order_by("pk").last()
    if last is not None and (last.text, last.account_id) == (kept, account_of(viewer)):
        return last
    return ReportExplanation.objects.create(
        report=held.report,
        code=remark.check,
        cells="|".join(str(cell) for cell in remark.cells)[:400],
        fingerprint=identity,
        text=kept,
        account_id=account_of(viewer),
        written_at=now,
    )
