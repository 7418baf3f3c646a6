"""What the checks say about a report, and which of it was explained."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import Report, ReportExplanation
from teukgu.portal.store.queries.cases.rules import rules_of
from teukgu.portal.store.queries.reports.beside import contexts_of
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


def checked(report: Report, draft: ReportDraft, today: date) -> Checked:
    """Return what the checks say about ``draft``, under the thresholds of ``today``."""
    return checked_together([report], {report.pk: draft}, today)[report.pk]


def checked_together(reports: Sequence[Report], drafts: Mapping[int, ReportDraft], today: date) -> dict[int, Checked]:
    """Return by report what the checks say about its draft; what they are read against is read once for all."""
    limits = {
        programme: limits_from(rules_of(programme).rulebook.on(today))
        for programme in {one.case.programme_id for one in reports}
    }
    contexts, explained = contexts_of(reports), _explanations([one.pk for one in reports])
    return {
        one.pk: Checked(
            check_report(indicators(), drafts[one.pk].figures, contexts[one.pk], limits[one.case.programme_id]),
            explained[one.pk],
        )
        for one in reports
    }


def _explanations(reports: Collection[int]) -> dict[int, tuple[Explained, ...]]:
    """Return by report what was said to requests, the oldest first. One query."""
    found: dict[int, list[Explained]] = defaultdict(list)
    rows = ReportExplanation.objects.filter(report__in=reports).select_related("account").order_by("pk")
    for row in rows:
        name = row.account.name if row.account else ""
        found[row.report_id].append(Explained(row.fingerprint, row.text, name, row.written_at))
    return {report: tuple(found[report]) for report in reports}
