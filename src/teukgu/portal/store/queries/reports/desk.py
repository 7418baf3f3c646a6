"""The reports that a viewer may see: by year, with zone, clock and document."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from teukgu.portal.access import Viewer
from teukgu.portal.store.models import Report
from teukgu.portal.store.queries.visible_cases import visible_cases


def reports_seen(viewer: Viewer, year: int, today: date) -> QuerySet[Report]:
    """Return the reports of ``year`` that exist for the viewer, with what the desk shows of each."""
    rows = Report.objects.filter(case__in=visible_cases(viewer, today), year=year)
    counted = rows.annotate(figures=Count("saves__key", distinct=True, filter=Q(saves__key__startswith="figure:")))
    return counted.select_related("case__now", "zone__now").prefetch_related("case__clocks", "case__documents")


def years_of(viewer: Viewer, today: date) -> set[int]:
    """Return the years for which the viewer sees a report."""
    return set(Report.objects.filter(case__in=visible_cases(viewer, today)).values_list("year", flat=True))
