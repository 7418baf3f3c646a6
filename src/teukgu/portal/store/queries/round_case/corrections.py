"""Figures of a zone that were corrected after they were handed in."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from teukgu.documents.report_card import Correction
from teukgu.evaluation.alternatives import Corrected
from teukgu.portal import clock
from teukgu.portal.store.models import Observation
from teukgu.portal.store.models.reports import EARLIER
from teukgu.values import ZoneId


def corrections_of(zone: str, *, years: Collection[int], before: datetime) -> tuple[Correction, ...]:
    """Return what reports of these years were corrected in before a moment, whole figures, oldest first. One query.

    Sheets of earlier reports that replaced each other are no corrections of a report.
    """
    rows = _corrections(years).filter(zone=zone, recorded_at__lte=before)
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


def corrected_before(zones: Collection[str], *, years: Collection[int], before: datetime) -> tuple[Corrected, ...]:
    """Return every figure corrected before a moment as it stood until then, the first correction first. One query."""
    rows = _corrections(years).filter(zone__in=zones, recorded_at__lte=before)
    return tuple(
        Corrected(ZoneId(row.zone_id), row.indicator, row.year, None if row.corrects is None else row.corrects.value)
        for row in rows.select_related("corrects").order_by("recorded_at", "pk")
    )


def corrected_since(zones: Collection[str], *, years: Collection[int], after: datetime) -> dict[str, int]:
    """Return by zone how many figures were corrected after a moment; nothing for zones without any. One query."""
    rows = _corrections(years).filter(zone__in=zones, recorded_at__gt=after)
    return dict(Counter(rows.order_by("zone").values_list("zone", flat=True)))


def _corrections(years: Collection[int]) -> QuerySet[Observation]:
    rows = Observation.objects.filter(year__in=years, corrects__isnull=False, part="")
    return rows.exclude(provenance=EARLIER)
