"""The desk page: what is due, the zones, what is being planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from teukgu.portal import clock
from teukgu.portal.store.models import Case, EarlyWarning, PlanReview, Report, ZoneNow
from teukgu.portal.store.queries.office_desk.desks import Desk, Looked
from teukgu.portal.store.queries.office_desk.due import Due, DueKind
from teukgu.portal.web.presenting.cases.names import days_left, stage_name, urgency
from teukgu.portal.web.presenting.korean import day_text, english
from teukgu.portal.web.presenting.office_desk.names import due_name
from teukgu.portal.web.presenting.office_desk.warnings import level_badge, level_name

MOST_DUE = 30
APART = 3
"""Zones with the same thing due that still have a line each."""


@dataclass(frozen=True, slots=True)
class ShownDue:
    """Something due: what, in which zone, when, and where to do it."""

    name: str
    zone: str
    zone_id: str
    due: str
    left: str
    badge: str
    address: str
    late: bool
    more: int = 0
    """Other zones in which the same is due on the same day."""


@dataclass(frozen=True, slots=True)
class ShownZone:
    """A zone: who looks after it, where its report stands, what is next, what was warned of."""

    id: str
    name: str
    where: str
    looked: Looked | None
    report: str
    report_number: str
    next: ShownDue | None
    late: int
    level: str
    level_badge: str


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A designation that is being planned."""

    number: str
    title: str
    stage: str
    opened_on: date
    reviewed_on: date | None


def shown_due(desk: Desk, due: Due, names: Mapping[str, str], today: date) -> ShownDue:
    """Return something due in words."""
    return ShownDue(
        name=due_name(due),
        zone=names.get(due.zone, ""),
        zone_id=due.zone,
        due=day_text(due.due, weekday=True),
        left=days_left(due.due, today),
        badge=urgency(due.due, today),
        address=_address(desk, due),
        late=due.is_late(today),
    )


def gathered(due: Sequence[ShownDue]) -> list[ShownDue]:
    """Return what is due, the same in many zones on one day as one line: thirty reports must not hide a visit."""
    found: dict[tuple[str, str], list[ShownDue]] = {}
    for one in due:
        found.setdefault((one.name, one.due), []).append(one)
    lines: list[ShownDue] = []
    for ones in found.values():
        lines += ones if len(ones) <= APART else [replace(ones[0], more=len(ones) - 1)]
    return lines


def _address(desk: Desk, due: Due) -> str:
    if due.kind is DueKind.TASK:
        return reverse("case", args=[due.number])
    if due.kind is DueKind.FINDING:
        return reverse("visit", args=[due.pk])
    return reverse("office_zone", args=[desk.organisation.key, due.zone])


def zone_name(zone: ZoneNow) -> str:
    """Return the name of a zone in the page's language."""
    return (zone.name_en or zone.name_ko) if english() else zone.name_ko


def shown_zones(
    zones: Sequence[ZoneNow],
    looked: Mapping[str, Looked],
    reports: Mapping[str, Report],
    due: Sequence[ShownDue],
    warnings: Mapping[str, EarlyWarning],
) -> list[ShownZone]:
    """Return the zones of a desk."""
    first: dict[str, ShownDue] = {}
    late: dict[str, int] = {}
    for one in due:
        first.setdefault(one.zone_id, one)
        late[one.zone_id] = late.get(one.zone_id, 0) + one.late
    return [
        ShownZone(
            id=zone.pk,
            name=zone_name(zone),
            where=zone.where_en if english() else zone.where_ko,
            looked=looked.get(zone.pk),
            report=_report(reports.get(zone.pk)),
            report_number=reports[zone.pk].case.number if zone.pk in reports else "",
            next=first.get(zone.pk),
            late=late.get(zone.pk, 0),
            level=level_name(warnings[zone.pk].level) if zone.pk in warnings else "",
            level_badge=level_badge(warnings[zone.pk].level) if zone.pk in warnings else "",
        )
        for zone in zones
    ]


def _report(report: Report | None) -> str:
    return f"{report.year} {stage_name('report', report.case.now.stage)}" if report else ""


def shown_plans(cases: Sequence[Case], reviews: Mapping[int, PlanReview]) -> list[ShownPlan]:
    """Return the designations that are being planned."""
    return [
        ShownPlan(
            one.number,
            one.title,
            stage_name(one.procedure, one.now.stage),
            one.opened_on,
            clock.day_of(reviews[one.pk].recorded_at) if one.pk in reviews else None,
        )
        for one in cases
    ]
