"""Figures of a zone that were corrected after they were handed in."""

from datetime import datetime

from teukgu.documents.report_card import Correction
from teukgu.portal import clock
from teukgu.portal.store.models import Observation
from teukgu.values import ZoneId


def corrections_of(zone: str, *, before: datetime) -> tuple[Correction, ...]:
    """Return what was corrected before a moment, whole figures only, oldest first. One query."""
    rows = Observation.objects.filter(zone=zone, corrects__isnull=False, part="", recorded_at__lte=before)
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
