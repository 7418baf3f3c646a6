"""Figures of the whole municipality are typed once: they go into the drafts of its other zones of the same year."""

from collections.abc import Iterable

from django.db.models import Max

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import CaseNow, CaseParty, Report, ReportSave
from teukgu.portal.store.queries.reports.asked import asked_cells
from teukgu.portal.store.queries.reports.drafts import FIGURE, current_saves
from teukgu.procedures.party import Party
from teukgu.reporting.definition import Scope
from teukgu.reporting.draft import cell_of

SHARED = "shared"
"""The door of a figure that came from another zone's report."""
OPEN_STAGES = frozenset({"drafting", "returned"})


def share_in_municipality(report: Report, saves: Iterable[ReportSave]) -> int:
    """Write the figures of the municipality among ``saves`` into its other open reports; return how many were written.

    A cell in which somebody wrote for that zone itself is left alone: the checks ask which of both is right.
    """
    municipal = [one for one in saves if _is_municipal(report, one.key)]
    if not municipal or len(_applicants(report)) != 1:
        return 0  # a joint zone has no single municipality
    return sum(_write(other, municipal) for other in other_reports(report))


def _is_municipal(report: Report, key: str) -> bool:
    if not key.startswith(FIGURE):
        return False
    version = indicators().version(cell_of(key.removeprefix(FIGURE)).indicator, report.year)
    return version is not None and version.scope is Scope.MUNICIPALITY


def other_reports(report: Report) -> list[Report]:
    """Return the open reports of the same municipality and year."""
    mine = _applicants(report)
    cases = CaseParty.objects.filter(party=Party.APPLICANT.value, until=None, organisation__in=mine)
    open_cases = CaseNow.objects.filter(case__in=cases.values("case"), stage__in=OPEN_STAGES).values("case")
    found = Report.objects.filter(pk__in=open_cases, year=report.year).exclude(pk=report.pk).select_related("case")
    return [one for one in found.order_by("pk") if _applicants(one) == mine]


def _applicants(report: Report) -> set[int | None]:
    rows = CaseParty.objects.filter(case=report.case_id, party=Party.APPLICANT.value, until=None)
    return set(rows.values_list("organisation", flat=True))


def _write(other: Report, saves: Iterable[ReportSave]) -> int:
    asked = {str(cell) for cell in asked_cells(other)}
    current, written = current_saves(other.pk), 0
    for one in saves:
        there = current.get(one.key)
        own = there is not None and there.door != SHARED
        if own or one.key.removeprefix(FIGURE) not in asked or (there is not None and there.content == one.content):
            continue
        last = ReportSave.objects.filter(report=other, key=one.key).aggregate(last=Max("number"))["last"] or 0
        ReportSave.objects.create(
            report=other,
            key=one.key,
            number=last + 1,
            follows=there.number if there else 0,
            content=one.content,
            door=SHARED,
            account_id=one.account_id,
            saved_at=one.saved_at,
        )
        written += 1
    return written
