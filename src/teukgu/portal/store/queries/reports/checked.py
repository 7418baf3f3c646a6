"""What the checks say about a report, and which of it was explained."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, ReportExplanation
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.reports.beside import Peers, context_of
from teukgu.reporting.checks import Explained, Remark, check_report, limits_from, still_open
from teukgu.reporting.draft import ReportDraft
from teukgu.values import Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """Every remark on a report, the explanations given, and what is still open."""

    remarks: tuple[Remark, ...]
    explained: tuple[Explained, ...]

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Return what must be mended."""
        return tuple(one for one in self.remarks if one.severity is Severity.ERROR)

    @property
    def requests(self) -> tuple[Remark, ...]:
        """Return the requests to explain that nobody has answered."""
        return tuple(one for one in still_open(self.remarks, self.explained) if one.severity is Severity.WARNING)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """Return what is only worth a look."""
        return tuple(one for one in still_open(self.remarks, self.explained) if one.severity is Severity.NOTE)

    @property
    def answered(self) -> tuple[tuple[Remark, Explained], ...]:
        """Return the requests that were explained, each with its newest explanation."""
        newest = {one.identity: one for one in self.explained}
        return tuple(
            (one, newest[one.identity])
            for one in self.remarks
            if one.identity in newest and newest[one.identity].closes(one)
        )


def checked(report: Report, draft: ReportDraft, today: date, peers: Peers | None = None) -> Checked:
    """Return what the checks say about ``draft``, under the thresholds of ``today``; ``peers`` as in `context_of`."""
    rules = rules_of(report.case.programme_id).rulebook.on(today)
    remarks = check_report(indicators(), draft.figures, context_of(report, draft, peers), limits_from(rules))
    return Checked(remarks, explanations_of(report.pk))


def explanations_of(report: int) -> tuple[Explained, ...]:
    """Return what was said to requests, the oldest first."""
    rows = ReportExplanation.objects.filter(report=report).select_related("account").order_by("pk")
    return tuple(
        Explained(row.fingerprint, row.text, row.account.name if row.account else "", row.written_at) for row in rows
    )
