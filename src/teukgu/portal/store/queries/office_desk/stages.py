"""What of a desk's territory is being planned, and what is being evaluated."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Case, CaseParty, PlanReview, Report
from teukgu.portal.store.queries.office_desk.desks import Desk
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.procedures.party import Party

DESIGNATION = "designation"
DESIGNATED = "designated"
"""From here on it is a zone: its topographic drawing may be owed for years, its plan is no longer reviewed."""


def plan_cases(viewer: Viewer, desk: Desk, today: date) -> list[Case]:
    """Return the designations of the territory that are not decided, newest first."""
    held = Q(until=None) | Q(until__gt=today)
    mine = CaseParty.objects.filter(held, party=Party.APPLICANT.value, organisation__region__in=desk.regions)
    rows = visible_cases(viewer, today).filter(
        procedure=DESIGNATION, now__closed=False, pk__in=mine.values("case"), programme=desk.organisation.programme_id
    )
    return list(rows.exclude(now__stage=DESIGNATED).select_related("now").order_by("-opened_on", "-pk"))


def plan_case(viewer: Viewer, desk: Desk, number: str, today: date) -> Case | None:
    """Return one of `plan_cases`."""
    return next((one for one in plan_cases(viewer, desk, today) if one.number == number), None)


def last_reviews(desk: Desk, cases: Iterable[int]) -> dict[int, PlanReview]:
    """Return the newest review of each case by the desk."""
    rows = PlanReview.objects.filter(organisation=desk.organisation, case__in=list(cases)).order_by("pk")
    return {row.case_id: row for row in rows.select_related("account")}


def reports_of(viewer: Viewer, zones: Iterable[str], today: date) -> dict[str, Report]:
    """Return by zone its newest report that is not over."""
    rows = Report.objects.filter(
        case__in=visible_cases(viewer, today), zone__in=list(zones), case__now__closed=False
    ).select_related("case__now")
    return {row.zone_id: row for row in rows.order_by("year")}
