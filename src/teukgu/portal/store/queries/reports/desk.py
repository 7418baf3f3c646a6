"""The reports that a viewer may see: by year, with zone, clock and document, and the zones that owe one still."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Jurisdiction, Report, ReportSave, ZoneNow
from teukgu.portal.store.queries.people.territory import ZONE_SCOPES
from teukgu.portal.store.queries.reports.drafts import FIGURE
from teukgu.portal.store.queries.visible_cases import visible_cases
from teukgu.values import Bilingual

EVERYWHERE = frozenset({"ministry", "audit"})
BY_TERRITORY = frozenset({"office", "municipality"})


def reports_seen(viewer: Viewer, year: int, today: date) -> QuerySet[Report]:
    """Return the reports of ``year`` that exist for the viewer, with what the desk shows of each."""
    rows = Report.objects.filter(case__in=visible_cases(viewer, today), year=year)
    saved = ReportSave.objects.filter(report=OuterRef("pk"), key__startswith=FIGURE).order_by().values("report")
    # counted beside: joined, every save would be grouped with the whole row of its report
    number = Subquery(saved.annotate(number=Count("key", distinct=True)).values("number"))
    counted = rows.annotate(figures=Coalesce(number, 0))
    return counted.select_related("case__now", "zone__now").prefetch_related(
        "case__clocks", "case__documents", "zone__now__places__province"
    )


def years_of(viewer: Viewer, today: date) -> set[int]:
    """Return the years for which the viewer sees a report."""
    return set(Report.objects.filter(case__in=visible_cases(viewer, today)).values_list("year", flat=True))


def zones_without_report(viewer: Viewer, year: int, owing: Iterable[str]) -> list[ZoneNow]:
    """Return those of the zones ``owing`` in the viewer's territory whose report of ``year`` was not opened."""
    there = Report.objects.filter(year=year).values("zone")
    rows = ZoneNow.objects.filter(_territory(viewer), pk__in=list(owing)).exclude(pk__in=there)
    return list(rows.distinct().prefetch_related("places__province").order_by("name_ko", "pk"))


def _territory(viewer: Viewer) -> Q:
    seen = Q(pk=None)
    for post in viewer.posts:
        if post.kind in EVERYWHERE:
            seen |= Q(programme=post.programme)
        elif post.kind in BY_TERRITORY:
            places = Q(places__region__in=post.regions) | Q(places__province__in=post.regions)
            seen |= Q(programme=post.programme) & places
    return seen


def offices_by_region() -> dict[str, Bilingual]:
    """Return the office that does zone work in each region where there is one."""
    rows = Jurisdiction.objects.filter(office__isnull=False, scope__in=ZONE_SCOPES).order_by("pk")
    named = rows.values_list("region", "office__name_ko", "office__name_en")
    return {region: Bilingual(ko, en or ko) for region, ko, en in named}
