"""What a report tells the conditions of its acts: what is missing, what is wrong, which version stands."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teukgu.portal.report_rules import report_contents
from teukgu.portal.store.models import Case, CaseEvent, Report, ReportVersion
from teukgu.portal.store.queries.cases.known import tells_facts
from teukgu.portal.store.queries.reports.approval import approved_by_link
from teukgu.portal.store.queries.reports.asked import as_in_version, asked_draft
from teukgu.portal.store.queries.reports.beside import designated_on
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.reports.drafts import report_versions
from teukgu.procedures.state import CaseState
from teukgu.reporting.contents import missing_items
from teukgu.reporting.draft import ReportDraft, from_data

REPORT = "report"
HANDED_IN = ("approve_report", "correct_report")
"""Acts that name the version which stands from then on."""


@tells_facts
def report_facts(case: Case, state: CaseState, today: date) -> Mapping[str, Any]:
    """Return the facts about a report: of its newest version, or of the draft while there is none."""
    if case.procedure != REPORT:
        return {}
    facts: dict[str, Any] = {"designated_on": designated_on(case.zone_id) if case.zone_id else None}
    report = Report.objects.filter(pk=case.pk).select_related("case").first()
    return facts if report is None else facts | _of_report(report, state, today)


def _of_report(report: Report, state: CaseState, today: date) -> dict[str, Any]:
    versions = report_versions(report.pk)
    draft = newest_draft(report, versions)
    found = checked(as_in_version(report, versions[0].content) if versions else report, draft, today)
    missing = missing_items(report_contents(), draft.words)
    return {
        "missing_contents": tuple({"id": one.id, "ko": one.name.ko, "en": one.name.en} for one in missing),
        "figure_errors": tuple(one.finding() for one in found.errors),
        "unexplained": len(found.requests),
        "report_versions": {row.number: row.sha256 for row in versions},
        "approval_links": approved_by_link(report.pk),
        "report_sha256": standing_sha256(state),
    }


def newest_draft(report: Report, versions: list[ReportVersion]) -> ReportDraft:
    """Return the newest version's content, what the working draft says of the cells asked while there is no version."""
    return from_data(versions[0].content) if versions else asked_draft(report)


def approved_sha256(case: Case) -> str:
    """Return the hash that was named last, without folding the case; empty before."""
    last = CaseEvent.objects.filter(case=case, act__in=HANDED_IN).order_by("seq").last()
    return str(last.data.get("report_sha256") or "") if last else ""


def standing_sha256(state: CaseState) -> str | None:
    """Return the hash of the version that was approved or corrected last, None before."""
    last = state.last(*HANDED_IN)
    return None if last is None else str(last.data.get("report_sha256") or "") or None
