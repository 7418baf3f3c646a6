"""Figures of a zone that were corrected after they were handed in."""

from collections.abc import Collection
from datetime import datetime

from teukgu.documents.report_card import Correction
from teukgu.portal import clock
from teukgu.portal.store.models import Observation
from teukgu.portal.store.models.reports import EARLIER
from teukgu.values import ZoneId


def corrections_of(zone: str, *, years: Collection[int], before: datetime) -> tuple[Correction, ...]:
    """Return what reports of these years were corrected in before a moment, whole figures, oldest first. One query.

    Sheets of earlier reports that replaced each other are no corrections of a report.
    """
    rows = Observation.objects.filter(
        zone=zone, year__in=years, corrects__isnull=False, part="", recorded_at__lte=before
    ).exclude(provenance=EARLIER)
    return tuple(
        Correction(
            zone=ZoneId(zone),
            indicator=row.indicator,
            year=row.year,
            before=None if row.corrects is None else row.corrects.value,
            after=row.value,
            reason=row.why,
            day=clock.day_of(row.recorded_at),
        )
        for row in rows.select_related("corrects").order_by("recorded_at", "pk")
    )
