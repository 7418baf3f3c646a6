"""A version of a report: the whole draft as it stood, with the hash that approval, filing and verification refer to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from teukgu.portal.access import Viewer
from teukgu.portal.services.cases.rebuild import rebuild_case
from teukgu.portal.services.designation.held_case import account_of
from teukgu.portal.services.reports import refusals
from teukgu.portal.services.reports.held_report import report_as
from teukgu.portal.store.models import Case, CaseParty, Report, ReportAttachment, ReportVersion
from teukgu.portal.store.queries.reports.asked import asked_draft
from teukgu.portal.store.queries.reports.attachments import attached_now, attachments_data
from teukgu.portal.store.queries.reports.forms import form_of
from teukgu.portal.store.queries.reports.progress import folded_year
from teukgu.procedures.party import Party
from teukgu.reporting.draft import ReportDraft, to_data
from teukgu.reporting.figure import Cell, Number
from teukgu.rulebook.hashing import sha256_of
from teukgu.values import Refused


@transaction.atomic
def make_report_version(viewer: Viewer, case_number: str, *, now: datetime, today: date) -> ReportVersion:
    """Keep the draft as it stands as a version; one that equals the newest version is that version.

    Raises:
        Refused: when it is not the viewer's report, or nothing is in it yet.
    """
    held = report_as(viewer, case_number, Party.APPLICANT, today)
    partners = CaseParty.objects.filter(case=held.report.pk, party=Party.APPLICANT.value, until=None, lead=False)
    if is_joint := partners.exists():
        Case.objects.select_for_update().get(pk=held.report.pk)  # before the report, as every act does
    # two who keep a version at once wait for each other, so that the numbers follow
    report = Report.objects.select_for_update().get(pk=held.report.pk)
    draft = asked_draft(report)
    attached = attached_now(report.pk)
    if not attached and not draft.figures and not any(draft.words.values()):
        raise Refused([refusals.empty_report()])
    content = version_content(report, draft, attached)
    digest = sha256_of(content)
    newest = ReportVersion.objects.filter(report=report).order_by("number").last()
    if newest is not None and newest.sha256 == digest:
        return newest
    highest = ReportVersion.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
    made = ReportVersion.objects.create(
        report=report,
        number=highest + 1,
        content=content,
        sha256=digest,
        account_id=account_of(viewer),
        made_at=now,
    )
    if is_joint:  # whoever confirmed the version before is asked about this one
        rebuild_case(case_number, today=today, now=now)
    return made


def version_content(report: Report, draft: ReportDraft, attached: Iterable[ReportAttachment]) -> dict[str, Any]:
    """Return what a version holds: the draft, the names and hashes of its files, and what its figures stood beside.

    Last year's figures and the targets are kept too: what the head read stays what the document says. Of a report that
    asks about some stages of the chain only these, and no figure of another.
    """
    form = form_of(report, draft)
    return {
        "zone": report.zone_id,
        "year": report.year,
        "zone_type": report.zone_type,
        **({"stages": report.stages} if report.stages else {}),
        **to_data(draft),
        "attachments": attachments_data(attached),
        "beside": {"last": _by_name(form.last), "targets": _by_name(form.targets)},
        "folds": folded_year(report),
    }


def _by_name(values: Mapping[Cell, Number]) -> dict[str, Number]:
    return {str(cell): values[cell] for cell in sorted(values)}
