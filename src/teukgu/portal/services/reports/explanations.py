"""Answers to requests to explain: never public, in no score, seen by whoever verifies."""

from datetime import date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.designation.plan_fields import clean_text
from teukgu.portal.services.designation.refusals import empty, too_long
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.held_report import report_as
from teukgu.portal.store.models import ReportExplanation
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.procedures.party import Party
from teukgu.values import Bilingual, Refused, Severity

LIMIT = 2_000
TEXT = Bilingual("설명", "explanation")


def explain(
    viewer: Viewer, case_number: str, *, identity: str, text: str, now: datetime, today: date
) -> ReportExplanation:
    """Keep what the municipality says to the request of this ``identity``; it closes for as long as its figures stay.

    Raises:
        Refused: when it is not the viewer's report, there is no such request, or the text is empty or too long.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    remarks = checked(held.report, report_draft(held.report.pk), today).remarks
    remark = next((one for one in remarks if one.identity == identity and one.severity is not Severity.ERROR), None)
    if remark is None:
        raise Refused([refusals.no_request(identity)])
    kept = clean_text(text).strip()
    if not kept:
        raise Refused([empty(identity, TEXT)])
    if len(kept) > LIMIT:
        raise Refused([too_long(identity, TEXT, LIMIT)])
    return ReportExplanation.objects.create(
        report=held.report,
        code=remark.check,
        cells="|".join(str(cell) for cell in remark.cells)[:400],
        fingerprint=identity,
        text=kept,
        account_id=account_of(viewer),
        written_at=now,
    )
