"""Opens the report of a zone for a performance year; the ministry opens those of every zone at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from teukgu.portal.access import Viewer, may_open_case, may_open_report
from teukgu.portal.report_rules import indicators
from teukgu.portal.services.cases.open_case import REPORT, open_case
from teukgu.portal.services.reports import refusals
from teukgu.portal.store.models import Organisation, OrganisationKind, Programme, Report, ZoneNow, ZonePlace
from teukgu.portal.store.queries.cases.rules import calendar_of, rules_of
from teukgu.portal.store.queries.zone_figures.stages import stages_on
from teukgu.reporting.stages import stage_day
from teukgu.rulebook.deadlines import count_deadline, deadline_rule
from teukgu.values import Finding, Refused

DUE = "report_due"


@dataclass
class Opened:
    """What came of opening many: reports opened now, how many stood already, and why others were not."""

    reports: list[Report] = field(default_factory=list)
    stood: int = 0
    refused: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


def open_reports(viewer: Viewer, *, programme: str, year: int, now: datetime, today: date) -> Opened:
    """Open the report of ``year`` for every zone that owes one, each on its own: what stands in one's way is told.

    Raises:
        Refused: when the viewer may not open reports of the whole programme.
    """
    if not may_open_report(viewer, programme):
        raise Refused([refusals.may_not_open()])
    return _open_each(viewer, zones_reporting(programme, year), year, now, today)


def open_own_reports(viewer: Viewer, *, programme: str, year: int, now: datetime, today: date) -> Opened:
    """Open the report of ``year`` for every zone of the viewer's municipality."""
    own = [
        zone
        for zone in zones_reporting(programme, year)
        if any(may_open_case(viewer, programme, one.pk) for one in applicants_of(zone))
    ]
    return _open_each(viewer, own, year, now, today)


def _open_each(viewer: Viewer, zones: Iterable[ZoneNow], year: int, now: datetime, today: date) -> Opened:
    found = Opened()
    there = set(Report.objects.filter(year=year).values_list("zone", flat=True))
    for zone in zones:
        if zone.pk in there:
            found.stood += 1
            continue
        try:
            found.reports.append(open_report(viewer, zone=zone.pk, year=year, now=now, today=today))
        except Refused as refused:
            found.refused[zone.pk] = refused.findings
    return found


def zones_reporting(programme: str, year: int) -> list[ZoneNow]:
    """Return the zones that owe a report for ``year``: designated by its end and not ended before it began."""
    rows = ZoneNow.objects.filter(programme=programme).order_by("pk")
    return [
        one
        for one in rows
        if (one.designated_on is None or one.designated_on.year <= year)
        and (one.ended_on is None or one.ended_on.year >= year)
    ]


@transaction.atomic
def open_report(viewer: Viewer, *, zone: str, year: int, now: datetime, today: date) -> Report:
    """Open the report of a zone and performance year, due on the day of the rule; the one that stands, if any.

    Raises:
        Refused: when there is no such zone for this viewer, nobody files for it, or the year is not over.
    """
    there = ZoneNow.objects.filter(pk=zone).first()
    if there is None:
        raise Refused([refusals.no_zone(zone)])
    applicants = applicants_of(there)
    _refuse(viewer, there, applicants, year)
    # two who open it at once wait for each other: the second finds the report of the first
    Programme.objects.select_for_update(no_key=True).filter(pk=there.programme_id).first()
    stands = Report.objects.filter(zone=zone, year=year).select_related("case").first()
    if stands is not None:
        return stands
    due = due_day(there.programme_id, year)
    case = open_case(
        viewer,
        programme=there.programme_id,
        procedure=REPORT,
        title=f"{there.name_ko} {year}년 운영성과보고서",
        lead=applicants[0].pk,
        joint=[one.pk for one in applicants[1:]],
        zone=zone,
        happened_on=today,
        data={"year": year, "due": due.isoformat() if due else ""},
        once=f"report:{zone}:{year}",
        now=now,
        today=today,
    )
    stages = list(stages_on(zone, stage_day(year)))
    return Report.objects.create(
        case=case, zone_id=zone, year=year, zone_type=there.zone_type, stages=stages, opened_at=now
    )


def _refuse(viewer: Viewer, zone: ZoneNow, applicants: list[Organisation], year: int) -> None:
    mine = any(may_open_case(viewer, zone.programme_id, one.pk) for one in applicants)
    if not mine and not may_open_report(viewer, zone.programme_id):
        raise Refused([refusals.no_zone(zone.pk)])
    if not applicants:
        raise Refused([refusals.nobody_files(zone.name_ko)])
    if not indicators().in_year(year):
        raise Refused([refusals.no_indicators(year)])


def applicants_of(zone: ZoneNow) -> list[Organisation]:
    """Return the municipalities of a zone, the first of its places as the lead."""
    regions = list(ZonePlace.objects.filter(zone=zone.pk).order_by("pk").values_list("region", flat=True))
    rows = Organisation.objects.filter(
        programme=zone.programme_id, kind=OrganisationKind.MUNICIPALITY, region__in=regions
    )
    by_region = {one.region_id: one for one in rows.order_by("-pk")}
    return [by_region[region] for region in dict.fromkeys(regions) if region in by_region]


def due_day(programme: str, year: int) -> date | None:
    """Return the last day to file for a performance year, by the rule at the end of that year; None without a rule."""
    end = date(year, 12, 31)
    rules = rules_of(programme).rulebook.on(end)
    return count_deadline(deadline_rule(rules, DUE, with_extension=False), end, calendar_of(programme)).due
