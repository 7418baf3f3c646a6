"""How far a report is, for the sentences that say what to do next."""

from datetime import date

from teukgu.portal.store.models import CaseClock, CaseParty, Organisation, Report, ReportVersion
from teukgu.procedures.party import Party
from teukgu.procedures.report.checks import designated_late_enough
from teukgu.procedures.state import Situation
from teukgu.reporting.draft import ReportDraft, from_data, to_data

COMPLETION = "report_completion"
DEFERRED = "deferred"


def is_kept(version: ReportVersion | None, draft: ReportDraft, attached: list[dict[str, object]]) -> bool:
    """Whether the newest version is what is written now, files included."""
    if version is None:
        return False
    same = to_data(from_data(version.content)) == to_data(draft)
    return same and version.content.get("attachments", []) == attached


def partners_awaited(report: Report, situation: Situation, sha256: str) -> tuple[Organisation, ...]:
    """Return the joint municipalities that have not confirmed the version of this hash."""
    confirmed = {one.key for one in situation.state.all("confirm_part") if one.data.get("report_sha256") == sha256}
    rows = CaseParty.objects.filter(case=report.case_id, party=Party.APPLICANT.value, until=None, lead=False)
    organisations = [row.organisation for row in rows.select_related("organisation").order_by("pk")]
    return tuple(one for one in organisations if one is not None and one.key not in confirmed)


def may_wait(situation: Situation) -> bool:
    """Whether the year may be folded into the next report (규칙 제3조제1항 단서)."""
    opened = situation.state.last("open_report")
    return opened is not None and not list(designated_late_enough(situation, opened))


def folded_year(report: Report) -> int | None:
    """Return the year before when its report was folded into this one."""
    before = Report.objects.filter(zone=report.zone_id, year=report.year - 1, case__now__stage=DEFERRED)
    return report.year - 1 if before.exists() else None


def completion_day(report: Report) -> date | None:
    """Return the last day to complete a returned report, moved on from a holiday; None when nothing was returned."""
    row = CaseClock.objects.filter(case=report.case_id, clock=COMPLETION).order_by("-started_on", "-pk").first()
    return row.due if row else None
