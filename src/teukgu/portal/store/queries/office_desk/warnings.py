"""Early warnings that are still kept (내부검토): for the desk that made them, and for nobody else."""

from collections.abc import Iterable
from datetime import date

from teukgu.portal.store.models import EarlyWarning
from teukgu.portal.store.queries.office_desk.desks import Desk


def newest_warnings(desk: Desk, zones: Iterable[str], today: date) -> dict[str, EarlyWarning]:
    """Return by zone the newest early warning that the desk made and still keeps."""
    rows = EarlyWarning.objects.filter(
        organisation=desk.organisation, zone__in=list(zones), keep_until__gte=today
    ).order_by("pk")
    return {row.zone_id: row for row in rows}


def warnings_of(desk: Desk, zone: str, today: date) -> list[EarlyWarning]:
    """Return the early warnings of a zone that are still kept, newest first."""
    rows = EarlyWarning.objects.filter(organisation=desk.organisation, zone=zone, keep_until__gte=today)
    return list(rows.select_related("account").order_by("-pk"))


def count_kept(programme: str) -> int:
    """Return how many warnings of a programme are kept, and nothing of what they say."""
    return EarlyWarning.objects.filter(zone__programme=programme).count()
