"""Announced seeds, drawn samples, and the reports that can be drawn: seen by everybody with a post in the programme."""

from datetime import date

from teukgu.portal.access import Viewer
from teukgu.portal.access_office import sample_programmes
from teukgu.portal.store.models import (
    Organisation,
    OrganisationKind,
    Report,
    SampleAnnouncement,
    VerificationSample,
    ZonePlace,
)
from teukgu.portal.store.queries.people.territory import holds_on, territory_of
from teukgu.procedures.report.tracks import HANDED_IN
from teukgu.reporting.verification import Member, Sample


def announcement_of(programme: str, year: int) -> SampleAnnouncement | None:
    """Return the announcement that stands for a year: the newest."""
    return SampleAnnouncement.objects.filter(programme=programme, year=year).order_by("pk").last()


def announcements_of(programme: str, year: int) -> list[SampleAnnouncement]:
    """Return every announcement of a year, the newest first."""
    return list(SampleAnnouncement.objects.filter(programme=programme, year=year).order_by("-pk"))


def sample_of(programme: str, year: int) -> VerificationSample | None:
    """Return the sample that was drawn for a year."""
    return VerificationSample.objects.filter(programme=programme, year=year).first()


def sample_years(viewer: Viewer) -> list[tuple[str, int]]:
    """Return programme and year of what was announced to the viewer, the newest first."""
    rows = SampleAnnouncement.objects.filter(programme__in=sample_programmes(viewer))
    return sorted(set(rows.values_list("programme", "year")), key=lambda one: (-one[1], one[0]))


def population_of(programme: str, year: int, day: date) -> tuple[Member, ...]:
    """Return the reports of a year that were filed and are not settled, each with the office that answers for it."""
    rows = Report.objects.filter(case__programme=programme, year=year, case__now__stage__in=HANDED_IN)
    reports = dict(rows.values_list("zone", "case__number"))
    offices = _office_by_region(programme, day)
    first: dict[str, str] = {}
    for zone, region in ZonePlace.objects.filter(zone__in=reports).order_by("pk").values_list("zone", "region"):
        first.setdefault(zone, region)  # a joint zone is drawn once, where its lead lies
    return tuple(sorted(Member(offices.get(first.get(zone, ""), ""), zone, number) for zone, number in reports.items()))


def _office_by_region(programme: str, day: date) -> dict[str, str]:
    rows = Organisation.objects.filter(holds_on(day), programme=programme, kind=OrganisationKind.OFFICE)
    return {region: one.key for one in rows.order_by("pk") for region in territory_of(one, day)}


def members_in(data: list[dict[str, str]]) -> tuple[Member, ...]:
    """Return a population as it was kept."""
    return tuple(Member(one["office"], one["zone"], one["report"]) for one in data)


def as_sample(row: VerificationSample, share: str) -> Sample:
    """Return a drawn sample as the library reads it."""
    return Sample(row.year, share, row.seed, members_in(row.population), tuple(row.drawn))
