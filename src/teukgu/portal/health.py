"""Whether the installation is well: for whoever watches it, without anything secret or personal."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from teukgu.portal import clock
from teukgu.portal.services.files.shelf import shelf
from teukgu.portal.store.models import Chore, MailDelivery, OutgoingMail
from teukgu.portal.store.queries.reports.uploads import waiting_since
from teukgu.portal.store.queries.worker import is_worker_silent

LATE_UPLOADS = timedelta(minutes=10)
LATE_MAIL = timedelta(minutes=30)
LEAST_FREE_BYTES = 500_000_000


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when pages can be served, 503 when not; what else is wrong is said beside."""
    now = clock.now()
    database = _database()
    checks = {"database": database} | ({name: check(now) for name, check in CHECKS.items()} if database == "ok" else {})
    well = database == "ok" and checks.get("disk") != "full"
    response = JsonResponse({"status": "ok" if well else "failing", "checks": checks}, status=200 if well else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "failing"
    return "ok"


def _worker(now: datetime) -> str:
    return "silent" if is_worker_silent(now) else "ok"


def _uploads(now: datetime) -> str:
    since = waiting_since()
    return "late" if since is not None and now - since > LATE_UPLOADS else "ok"


def _chores(now: datetime) -> str:
    return "failing" if Chore.objects.filter(failures__gt=0).exists() else "ok"


def _mail(now: datetime) -> str:
    if not settings.EMAIL_HOST:
        return "no server set"
    waiting = OutgoingMail.objects.filter(done_at=None, held=False, send_at__lt=now - LATE_MAIL)
    late = MailDelivery.objects.filter(sent_at=None, given_up_at=None, mail__send_at__lt=now - LATE_MAIL)
    return "late" if waiting.exists() or late.exists() else "ok"


def _disk(now: datetime) -> str:
    place = Path(settings.VAR)
    while not place.exists():
        place = place.parent
    return "ok" if shutil.disk_usage(place).free >= LEAST_FREE_BYTES else "full"


def _files(now: datetime) -> str:
    """Whether files can be kept: their folder, or the one in which it will be made."""
    place = shelf()
    while not place.exists():
        place = place.parent
    return "ok" if os.access(place, os.W_OK) else "not writable"


CHECKS: dict[str, Callable[[datetime], str]] = {
    "worker": _worker,
    "chores": _chores,
    "uploads": _uploads,
    "mail": _mail,
    "disk": _disk,
    "files": _files,
}
