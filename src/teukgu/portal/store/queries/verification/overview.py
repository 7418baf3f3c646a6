"""Lists of verification: by risk for an office, in numbers for the head office, one's own for a municipality."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import (
    Observation,
    Organisation,
    OrganisationKind,
    Report,
    VerifiedFigure,
    VisitFinding,
)
from teukgu.portal.store.queries.cases.situation import situation_of
from teukgu.portal.store.queries.office_desk.desks import Desk, zones_in, zones_of_municipality
from teukgu.portal.store.queries.office_desk.due import open_findings
from teukgu.portal.store.queries.people.territory import holds_on, territory_of
from teukgu.portal.store.queries.reports.checked import checked
from teukgu.portal.store.queries.verification.found import (
    found_figures,
    reports_at_desk,
    standing_draft,
    verification_state,
)
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.state import CaseState
from teukgu.reporting.verification import Risk, RiskFacts, Verdict, by_risk


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A report of an office: where its verification stands, and why to look at it."""

    report: Report
    state: str
    risk: Risk


def by_risk_of(viewer: Viewer, desk: Desk, year: int, *, now: datetime, today: date) -> list[AtRisk]:
    """Return the reports of an office's territory, those with most kinds of reasons first."""
    found: dict[str, tuple[Report, CaseState]] = {}
    for report in reports_at_desk(viewer, desk, year):
        found[report.case.number] = (report, situation_of(report.case, today=today, now=now).state)
    risks = by_risk(_facts(desk, report, state, today) for report, state in found.values())
    return [AtRisk(found[one.facts.report][0], verification_state(found[one.facts.report][1]), one) for one in risks]


def _facts(desk: Desk, report: Report, state: CaseState, today: date) -> RiskFacts:
    told = checked(report, standing_draft(report, state), today)
    corrected = Observation.objects.filter(report=report, corrects__isnull=False)
    clock = report.case.clocks.filter(clock="report_due").first()
    late = (clock.ended_on - clock.due).days if clock and clock.ended_on and clock.due else 0
    rows = VisitFinding.objects.filter(
        visit__organisation=desk.organisation, visit__zone=report.zone_id, visit__corrected_by=None, addressed=True
    )
    return RiskFacts(
        report=report.case.number,
        zone=report.zone_id,
        unexplained=len(told.requests),
        explained=len(told.answered),
        corrected=corrected.count(),
        material=corrected.filter(material=True).count(),
        days_late=max(0, late),
        differed_before=_differed(report),
        open_findings=len(open_findings(rows.prefetch_related("turns"))),
    )


def _differed(report: Report) -> int:
    """Return how many figures of earlier years of the zone were found not to be as reported."""
    earlier = Report.objects.filter(zone=report.zone_id, year__lt=report.year).values_list("pk", flat=True)
    rows = [row for one in earlier for row in found_figures(one).values()]
    return sum(row.verdict != Verdict.AS_REPORTED for row in rows)


@dataclass(frozen=True, slots=True)
class OfficeCount:
    """Verification of an office in numbers: nothing of what was found, nobody's name."""

    organisation: Organisation
    filed: int
    states: Counter[str]

    @property
    def chosen(self) -> int:
        """Return how many reports were chosen, whatever came of it."""
        return sum(count for state, count in self.states.items() if state != "none")


def office_counts(programmes: Iterable[str], year: int, *, now: datetime, today: date) -> list[OfficeCount]:
    """Return by office how many reports of a year are where, for the head office."""
    offices = Organisation.objects.filter(holds_on(today), programme__in=programmes, kind=OrganisationKind.OFFICE)
    found = []
    for one in offices.order_by("pk"):
        zones = zones_in(one.programme_id, territory_of(one, today)).values("pk")
        reports = Report.objects.filter(case__programme=one.programme_id, zone__in=zones, year=year).exclude(
            case__now__stage__in=("drafting", "approved", "deferred", "unopened")
        )
        chosen = reports.filter(case__events__act="choose_for_verification").distinct().select_related("case")
        states = Counter(verification_state(situation_of(report.case, today=today, now=now).state) for report in chosen)
        found.append(OfficeCount(one, reports.count(), states))
    return found


@dataclass(frozen=True, slots=True)
class Own:
    """A report of the viewer's municipality that was chosen, and where its verification stands."""

    report: Report
    state: str


def own_verifications(viewer: Viewer, *, now: datetime, today: date) -> list[Own]:
    """Return the reports of the viewer's municipality that were chosen for verification, the newest first."""
    rows = Report.objects.filter(
        case__in=visible_cases(viewer, today),
        zone__in=zones_of_municipality(viewer).values("pk"),
        case__events__act="choose_for_verification",
    )
    kept = rows.distinct().select_related("case__now", "zone__now").order_by("-year", "pk")
    return [Own(one, verification_state(situation_of(one.case, today=today, now=now).state)) for one in kept]


def verified_years() -> list[int]:
    """Return the years of reports, the newest first."""
    years = set(Report.objects.values_list("year", flat=True)) | set(
        VerifiedFigure.objects.values_list("report__year", flat=True)
    )
    return sorted(years, reverse=True)
