"""Whether a worker runs."""

from datetime import datetime, timedelta

from teukgu.portal.store.models import WorkerBeat

SILENT = timedelta(minutes=3)


def is_worker_silent(now: datetime) -> bool:
    """Whether no worker gave a sign of life for some minutes."""
    seen = WorkerBeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    return seen is None or now - seen > SILENT
