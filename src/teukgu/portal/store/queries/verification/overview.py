"""Lists of verification: by risk for an office, in numbers for the head office, one's own for a municipality."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import (
    CaseClock,
    CaseEvent,
    Observation,
    Organisation,
    OrganisationKind,
    Report,
    VerifiedFigure,
    VisitFinding,
    ZonePlace,
)
from teukgu.portal.store.queries.cases.situation import states_of
from teukgu.portal.store.queries.office_desk.desks import Desk, zones_of_municipality
from teukgu.portal.store.queries.office_desk.due import open_findings
from teukgu.portal.store.queries.people.territory import holds_on, territory_of
from teukgu.portal.store.queries.reports.asked_counts import Asked, asked_counts
from teukgu.portal.store.queries.verification.found import reports_at_desk, standing_versions, verification_state
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.reporting.verification import Risk, RiskFacts, Verdict, by_risk

NOT_FILED = ("drafting", "approved", "deferred", "unopened")


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A report of an office: where its verification stands, and why to look at it."""

    report: Report
    state: str
    risk: Risk


def by_risk_of(viewer: Viewer, desk: Desk, year: int, *, now: datetime, today: date) -> list[AtRisk]:
    """Return the reports of an office's territory, those with most kinds of reasons first.

    Everything is read for all reports at once: the number of queries does not grow with them.
    """
    reports = reports_at_desk(viewer, desk, year)
    if not reports:
        return []
    states = states_of([one.case for one in reports])
    number = {one.case.number: one for one in reports}
    asked = asked_counts(reports, standing_versions(reports, states), today, now)
    risks = by_risk(_facts(desk, reports, asked))
    kept = [(number[one.facts.report], one) for one in risks]
    return [AtRisk(report, verification_state(states[report.pk]), risk) for report, risk in kept]


def _facts(desk: Desk, reports: Sequence[Report], asked: Mapping[int, Asked]) -> Iterator[RiskFacts]:
    ids, zones = [one.pk for one in reports], {one.zone_id for one in reports}
    corrected = _corrected(ids)
    late, differed, findings = _days_late(ids), _differed(reports), _open_findings(desk, zones)
    for one in reports:
        materials = corrected[one.pk]
        yield RiskFacts(
            report=one.case.number,
            zone=one.zone_id,
            unexplained=asked[one.pk].open,
            explained=asked[one.pk].explained,
            corrected=len(materials),
            material=sum(materials),
            days_late=late.get(one.pk, 0),
            differed_before=differed[one.zone_id, one.year],
            open_findings=findings[one.zone_id],
        )


def _corrected(reports: Collection[int]) -> dict[int, list[bool]]:
    """Return by report of each correction after filing whether it may move a result."""
    found: dict[int, list[bool]] = defaultdict(list)
    rows = Observation.objects.filter(report__in=reports, corrects__isnull=False)
    for report, material in rows.values_list("report", "material"):
        found[report].append(bool(material))
    return found


def _days_late(reports: Collection[int]) -> dict[int, int]:
    rows = CaseClock.objects.filter(case__in=reports, clock="report_due").values_list("case", "due", "ended_on")
    return {case: max(0, (ended - due).days) for case, due, ended in rows if due is not None and ended is not None}


def _differed(reports: Iterable[Report]) -> Counter[tuple[str, int]]:
    """Return by zone and year how many figures of earlier years of the zone were found not to be as reported."""
    wanted = [(one.zone_id, one.year) for one in reports]
    standing: dict[tuple[int, str, str], tuple[str, int, str]] = {}
    rows = VerifiedFigure.objects.filter(report__zone__in={zone for zone, _ in wanted}).order_by("pk")
    for report, indicator, part, zone, year, verdict in rows.values_list(
        "report", "indicator", "part", "report__zone", "report__year", "verdict"
    ):
        standing[report, indicator, part] = (zone, year, verdict)
    differing = [(zone, year) for zone, year, verdict in standing.values() if verdict != Verdict.AS_REPORTED]
    return Counter({(zone, year): sum(at == zone and then < year for at, then in differing) for zone, year in wanted})


def _open_findings(desk: Desk, zones: Collection[str]) -> Counter[str]:
    rows = VisitFinding.objects.filter(
        visit__organisation=desk.organisation, visit__zone__in=zones, visit__corrected_by=None, addressed=True
    )
    return Counter(one.visit.zone_id for one in open_findings(rows.select_related("visit").prefetch_related("turns")))


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


def office_counts(programmes: Iterable[str], year: int, *, today: date) -> list[OfficeCount]:
    """Return by office how many reports of a year are where, for the head office."""
    offices = Organisation.objects.filter(holds_on(today), programme__in=programmes, kind=OrganisationKind.OFFICE)
    rows = list(offices.order_by("pk"))
    filed = Report.objects.filter(case__programme__in={one.programme_id for one in rows}, year=year)
    reports = list(filed.exclude(case__now__stage__in=NOT_FILED).select_related("case"))
    chosen = set(
        CaseEvent.objects.filter(case__in=[one.pk for one in reports], act="choose_for_verification").values_list(
            "case", flat=True
        )
    )
    states = states_of([one.case for one in reports if one.pk in chosen])
    places = _places({one.zone_id for one in reports})
    found = []
    for office in rows:
        regions = territory_of(office, today)
        mine = [
            one
            for one in reports
            if one.case.programme_id == office.programme_id and not places[one.zone_id].isdisjoint(regions)
        ]
        counted = Counter(verification_state(states[one.pk]) for one in mine if one.pk in chosen)
        found.append(OfficeCount(office, len(mine), counted))
    return found


def _places(zones: Collection[str]) -> dict[str, set[str]]:
    """Return by zone that has not ended the municipalities it lies in."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = ZonePlace.objects.filter(zone__in=zones, zone__ended_on=None)
    for zone, region in rows.values_list("zone", "region"):
        found[zone].add(region)
    return found


@dataclass(frozen=True, slots=True)
class Own:
    """A report of the viewer's municipality that was chosen, and where its verification stands."""

    report: Report
    state: str


def own_verifications(viewer: Viewer, *, today: date) -> list[Own]:
    """Return the reports of the viewer's municipality that were chosen for verification, the newest first."""
    rows = Report.objects.filter(
        case__in=visible_cases(viewer, today),
        zone__in=zones_of_municipality(viewer).values("pk"),
        case__events__act="choose_for_verification",
    )
    kept = list(rows.distinct().select_related("case__now", "zone__now").order_by("-year", "pk"))
    states = states_of([one.case for one in kept])
    return [Own(one, verification_state(states[one.pk])) for one in kept]


def verified_years() -> list[int]:
    """Return the years of reports, the newest first."""
    years = set(Report.objects.values_list("year", flat=True)) | set(
        VerifiedFigure.objects.values_list("report__year", flat=True)
    )
    return sorted(years, reverse=True)
