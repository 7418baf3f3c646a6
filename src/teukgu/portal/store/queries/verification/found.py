"""Found values of a report: those that stand, those that were told, what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Case, FigureTurn, Report, ReportVersion, VerifiedFigure
from teukgu.portal.store.queries.office_desk.desks import Desk, desks_of, zones_of_desk
from teukgu.portal.store.queries.reports.drafts import report_versions
from teukgu.portal.store.queries.reports.facts import newest_draft, standing_sha256
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.report.standing import sign_off_stands
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.procedures.state import CaseState
from teukgu.reporting.draft import ReportDraft, from_data
from teukgu.reporting.figure import Cell
from teukgu.values import IndicatorId

VERIFICATION = "verification"


@dataclass(frozen=True, slots=True)
class ReportAtDesk:
    """A report in the territory of one of the viewer's desks."""

    desk: Desk
    report: Report


def report_at_desk(viewer: Viewer, number: str) -> ReportAtDesk | None:
    """Return the report of this case number at the viewer's desk; None when there is none, or another desk's."""
    for desk in desks_of(viewer):
        rows = Report.objects.filter(
            case__number=number,
            case__in=visible_cases(viewer),
            case__programme=desk.organisation.programme_id,
            zone__in=zones_of_desk(desk).values("pk"),
        )
        found = rows.select_related("case__now", "zone__now").first()
        if found is not None:
            return ReportAtDesk(desk, found)
    return None


def reports_at_desk(viewer: Viewer, desk: Desk, year: int) -> list[Report]:
    """Return the reports of a year in the territory of a desk that were filed or settled."""
    rows = Report.objects.filter(
        case__in=visible_cases(viewer),
        case__programme=desk.organisation.programme_id,
        zone__in=zones_of_desk(desk).values("pk"),
        year=year,
        case__now__stage__in=(*HANDED_IN, "settled", "returned"),
    )
    return list(rows.select_related("case__now", "zone__now").order_by("zone__now__name_ko", "pk"))


def standing_draft(report: Report, state: CaseState) -> ReportDraft:
    """Return the content of the version that was handed in or corrected last."""
    digest = standing_sha256(state)
    version = ReportVersion.objects.filter(report=report, sha256=digest or "").last()
    return from_data(version.content) if version else newest_draft(report, report_versions(report.pk))


def standing_versions(reports: Sequence[Report], states: Mapping[int, CaseState]) -> dict[int, int]:
    """Return by report the key of the version that `standing_draft` returns, where there is one. One query."""
    rows = ReportVersion.objects.filter(report__in=[one.pk for one in reports]).order_by("pk")
    found: dict[int, int] = {}
    named: dict[int, int] = {}
    for report, key, digest in rows.values_list("report", "pk", "sha256"):
        found[report] = key
        if digest == standing_sha256(states[report]):
            named[report] = key
    return found | named


def found_figures(report: int, until: datetime | None = None) -> dict[Cell, VerifiedFigure]:
    """Return the found value that stands in each cell (of those written down ``until``), with what became of it."""
    rows = VerifiedFigure.objects.filter(report=report)
    if until is not None:
        rows = rows.filter(recorded_at__lte=until)
    kept = rows.select_related("account", "visit").prefetch_related("turns__organisation", "turns__account")
    return {Cell(IndicatorId(row.indicator), row.part): row for row in kept.order_by("pk")}


def told_at(case: Case) -> datetime | None:
    """Return when findings were told to the municipality last, None before."""
    last = case.events.filter(act="record_findings").order_by("seq").last()
    return last.recorded_at if last else None


def last_turn(row: VerifiedFigure) -> FigureTurn | None:
    """Return what became of a found value last (``turns`` fetched)."""
    return max(row.turns.all(), key=lambda one: one.pk, default=None)


def is_disputed(row: VerifiedFigure) -> bool:
    """Whether a dispute about the found value waits for an answer."""
    turn = last_turn(row)
    return turn is not None and turn.state == "disputed"


def verification_state(state: CaseState) -> str:
    """Return where verification stands; ``lapsed`` when it was signed off and the report changed since."""
    at = state.at(VERIFICATION)
    return "lapsed" if at == "signed" and not sign_off_stands(state) else at
