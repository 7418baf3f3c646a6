"""A zone for whoever may read its figures, its municipalities, and the years that matter for it."""

from dataclasses import dataclass
from datetime import date

from teukgu.portal.access import CaseFacts, Viewer
from teukgu.portal.access_cases import COMMITTEE_STAGES
from teukgu.portal.access_figures import may_read_figures
from teukgu.portal.report_rules import indicators
from teukgu.portal.store.models import CaseBar, Region, Report, ZoneNow, ZonePlace
from teukgu.values import RegionId

WRITTEN = "drafting"
"""The stage of a zone's figures while no report of it was handed in: its committee does not read them yet."""


@dataclass(frozen=True, slots=True)
class ReadZone:
    """A zone with the facts of access to its figures."""

    zone: ZoneNow
    facts: CaseFacts


def find_zone(viewer: Viewer, zone: str) -> ReadZone | None:
    """Return the zone, None when there is none or the viewer may not read its figures."""
    row = ZoneNow.objects.filter(pk=zone).select_related("programme").first()
    if row is None or viewer.is_public:
        return None
    facts = facts_of(row)
    return ReadZone(row, facts) if may_read_figures(viewer, facts) else None


def facts_of(zone: ZoneNow) -> CaseFacts:
    """Return what access to the figures of a zone is decided by: its places, and how far its reports have come."""
    places = ZonePlace.objects.filter(zone=zone.pk).values_list("region", "province")
    reports = Report.objects.filter(zone=zone.pk)
    handed_in = reports.filter(case__now__stage__in=COMMITTEE_STAGES).exists()
    barred = CaseBar.objects.filter(case__in=reports.values("case"), lifted_at=None)
    return CaseFacts(
        programme=zone.programme_id,
        regions=frozenset(region for pair in places for region in pair if region),
        stage="registered" if handed_in else WRITTEN,
        barred=frozenset(str(account) for account in barred.values_list("account", flat=True)),
        procedure="report",
    )


def members_of(zone: str) -> tuple[RegionId, ...]:
    """Return the places of a zone in the order in which it names them: its municipalities, as far as they are known."""
    rows = ZonePlace.objects.filter(zone=zone).order_by("pk")
    return tuple(RegionId(one) for one in rows.values_list("region", flat=True))


def region_names_of(regions: tuple[RegionId, ...]) -> dict[RegionId, tuple[str, str]]:
    """Return the Korean and the English name of regions."""
    rows = Region.objects.filter(pk__in=regions).values_list("pk", "name_ko", "name_en")
    return {RegionId(pk): (korean, english or korean) for pk, korean, english in rows}


def first_year(zone: ZoneNow) -> int:
    """Return the year of designation, the first year of any definition where that is not known."""
    known = zone.designated_on.year if zone.designated_on else zone.designated_year
    earliest = min(one.first_year for one in indicators().versions)
    return max(known, earliest) if known else earliest


def reported_years(zone: str) -> frozenset[int]:
    """Return the years for which the zone has a report in the portal."""
    return frozenset(Report.objects.filter(zone=zone).values_list("year", flat=True))


def past_years(zone: ZoneNow, today: date) -> tuple[int, ...]:
    """Return the years from designation to the one before the zone's oldest report in the portal.

    While it has none: to the year before the programme's oldest report, else to the one before last (last year's report
    is written now).
    """
    own = reported_years(zone.pk)
    every = own or set(Report.objects.filter(zone__programme=zone.programme_id).values_list("year", flat=True))
    last = min([*every, today.year - 1]) - 1
    if zone.ended_on:
        last = min(last, zone.ended_on.year)
    return tuple(range(first_year(zone), last + 1))
