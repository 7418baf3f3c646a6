"""Clears away bytes that no row points at: what was being handed in when the power went."""

from datetime import datetime, timedelta
from pathlib import Path

from teukgu.portal.services.files.shelf import shelf
from teukgu.portal.store.models import StoredFile

OLD = timedelta(days=1)


def sweep_files(now: datetime) -> int:
    """Remove files on the shelf that are a day old and that no row knows; return how many."""
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    lost = [path for path in shelf().glob("*/*") if path.name not in known and _is_old(path, now)]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _is_old(path: Path, now: datetime) -> bool:
    return path.is_file() and path.stat().st_mtime < (now - OLD).timestamp()
