"""A version of a report: the whole draft as it stood, with the hash that approval, filing and verification refer to."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.held_report import report_as
from teukgu.portal.store.models import Report, ReportVersion
from teukgu.portal.store.queries.reports.drafts import report_draft
from teukgu.procedures.party import Party
from teukgu.reporting.draft import to_data
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Refused


@transaction.atomic
def make_report_version(viewer: Viewer, case_number: str, *, now: datetime, today: date) -> ReportVersion:
    """Keep the draft as it stands as a version; one that equals the newest version is that version.

    Raises:
        Refused: when it is not the viewer's report, or nothing is in it yet.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    # two who keep a version at once wait for each other, so that the numbers follow
    report = Report.objects.select_for_update().get(pk=held.report.pk)
    draft = report_draft(report.pk)
    if not draft.figures and not any(draft.words.values()):
        raise Refused([refusals.empty_report()])
    content = {"zone": report.zone_id, "year": report.year, "zone_type": report.zone_type, **to_data(draft)}
    digest = sha256_of(content)
    newest = ReportVersion.objects.filter(report=report).order_by("number").last()
    if newest is not None and newest.sha256 == digest:
        return newest
    highest = ReportVersion.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
    return ReportVersion.objects.create(
        report=report,
        number=highest + 1,
        content=content,
        sha256=digest,
        account_id=account_of(viewer),
        made_at=now,
    )
